import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { UndeliveredReason } from '../../../server/domain/account.js'
import { markBounced } from '../../../server/domain/mailing/mark-bounced.js'
import { clientFor } from '../../support/browser-client.js'
import { startDrivenServer, type DrivenServer } from '../../support/driven-server.js'
import { eachStore } from '../../support/each-store.js'
import { mailWithTicket, ticketsIn } from '../../support/mails.js'
import { employ, panelOf } from '../../support/panel.js'
import { testUnit } from '../../support/test-server.js'
import { ask, enter, PASSWORD } from '../../support/walk.js'
import { said, startReceiver, type WebhookReceiver } from '../../support/webhook-receiver.js'

const DAY = 24 * 3_600_000

eachStore((store) => {
  describe('people who are invited from the panel', () => {
    let server: DrivenServer
    let receiver: WebhookReceiver
    before(async () => {
      receiver = await startReceiver()
      server = await startDrivenServer({
        units: [testUnit({ webhook: { url: receiver.url, secret: 'sekret-szkoly-do-podpisow-0001' } })],
        env: store.env(),
      })
      await employ(server, { login: 'sekretariat', role: 'office' })
    })
    after(async () => {
      await server.stop()
      await receiver.close()
    })
    beforeEach(() => {
      receiver.calls.length = 0
    })

    const told = () => receiver.calls.map((call) => [said(call)['event'], said(call)['login']])
    const invite = async (login: string) =>
      (await panelOf(server, 'sekretariat')).invite.mutate({ kind: 'person', login })
    const shown = async (login: string) => {
      const { people } = await (await panelOf(server, 'sekretariat')).people.search.mutate({ query: login })
      const person = people.find((each) => each.login === login)
      assert.ok(person)
      return person
    }

    it('are told of to the school’s own system when they set their first password', async () => {
      await enter(server, { login: 'zaproszona', email: 'zaproszona@example.org' })
      await invite('zaproszona')
      await server.deliverAll()
      const [ticket = ''] = ticketsIn(await mailWithTicket(server.inbox, 'zaproszona@example.org'))
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      server.advance(10_000)
      await server.deliverAll()
      assert.deepEqual(told(), [['account.activated', 'zaproszona']])
      assert.equal((await shown('zaproszona')).state, 'set')
    })

    it('are told of when the mail is refused, and the panel says why', async () => {
      await enter(server, { login: 'pelna', email: 'pelna@example.org' })
      server.inbox.refuse('pelna@example.org', '552 5.2.2 mailbox full')
      await invite('pelna')
      await server.deliverAll()
      assert.deepEqual(told(), [['mail.undelivered', 'pelna']])
      const { state, undelivered, mailedAt } = await shown('pelna')
      assert.deepEqual([state, undelivered?.reason, mailedAt], ['undelivered', 'mailbox-full', null])
      server.inbox.welcome('pelna@example.org')
      await invite('pelna')
      await server.deliverAll()
      const mended = await shown('pelna')
      assert.deepEqual([mended.state, mended.undelivered], ['mailed', null])
      assert.ok(mended.mailedAt)
    })

    it('count as mailed when the mail is out, not while it waits for the relay; after a day it is given up', async () => {
      await enter(server, { login: 'czeka', email: 'czeka@example.org' })
      await enter(server, { login: 'nigdy', email: 'nigdy@example.org' })
      server.inbox.refuse('nigdy@example.org', '452 4.2.2 mailbox full')
      await server.inbox.fail(true)
      await invite('czeka')
      await server.deliver()
      assert.equal((await shown('czeka')).state, 'entered')
      await server.inbox.fail(false)
      server.advance(60_000)
      await server.deliverAll()
      assert.equal((await shown('czeka')).state, 'mailed')
      await invite('nigdy')
      await server.deliver()
      assert.equal((await shown('nigdy')).state, 'entered')
      server.advance(DAY + 3_600_000)
      await server.deliverAll()
      assert.equal((await shown('nigdy')).undelivered?.reason, 'mailbox-full')
      assert.equal((await shown('czeka')).state, 'mailed', 'an activation holds two days')
      assert.deepEqual(told(), [['mail.undelivered', 'nigdy']])
    })

    it('are shown when the mail came back after it was taken', async () => {
      await enter(server, { login: 'odbita', email: 'odbita@example.org' })
      await invite('odbita')
      await server.deliverAll()
      assert.equal((await shown('odbita')).state, 'mailed')
      const newest = server.inbox.received().find(({ mail }) => mail.to === 'odbita@example.org')
      const [id = ''] = newest?.parsed.messageId?.slice(1).split('@') ?? []
      await markBounced(server.services, { mails: [id], reason: 'bounced' })
      const { state, undelivered } = await shown('odbita')
      assert.deepEqual([state, undelivered?.reason], ['undelivered', 'bounced'])
    })

    it('are shown with each of the reasons, and one who asked and has no address among them', async () => {
      const panel = await panelOf(server, 'sekretariat')
      const { accounts, now } = server.services
      const reasons: UndeliveredReason[] = [
        'no-such-address',
        'mailbox-full',
        'blocked',
        'refused',
        'expired',
        'bounced',
        'said-wrong',
      ]
      for (const reason of reasons) {
        const { id } = await enter(server, { login: `powod.${reason}`, email: `${reason}@example.org`, class: '8e' })
        const person = await accounts.findById('przykladowo', id)
        assert.ok(person)
        await accounts.markDelivery('przykladowo', [person], { at: now(), reason }, now())
      }
      await enter(server, { login: 'powod.no-address', class: '8e' })
      await ask(server, 'powod.no-address')
      await server.deliverAll()
      const { people } = await panel.undelivered.mutate({})
      const seen = people.filter(({ login }) => login.startsWith('powod.'))
      assert.deepEqual(
        seen.map(({ login, undelivered }) => `${login} ${undelivered?.reason}`).sort(),
        [...reasons, 'no-address'].map((reason) => `powod.${reason} ${reason}`).sort(),
      )
      const ofClass = (await panel.classes.mutate()).classes.find((each) => each.class === '8e')
      assert.deepEqual([ofClass?.counts.undelivered, ofClass?.counts['no-email']], [7, 1])
    })
  })
})
