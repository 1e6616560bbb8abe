import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { UndeliveredReason } from '../../../server/domain/account.js'
import { markBounced } from '../../../server/domain/mailing/mark-bounced.js'
import { createMailWorker } from '../../../server/domain/mailing/mail-worker.js'
import type { AccountStore } from '../../../server/domain/ports/account-store.js'
import { clientFor } from '../../support/browser-client.js'
import { eachStore } from '../../support/each-store.js'
import { mailWithTicket, ticketsIn } from '../../support/mails.js'
import { employ, panelOf } from '../../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../../support/test-server.js'
import { ask, enter, outboxEmpty, PASSWORD } from '../../support/walk.js'
import { startReceiver, type WebhookReceiver } from '../../support/webhook-receiver.js'

const DAY = 24 * 3_600_000

eachStore((store) => {
  describe('people who are invited from the panel', () => {
    let server: TestServer
    let receiver: WebhookReceiver
    let ahead = 0
    before(async () => {
      receiver = await startReceiver()
      server = await startTestServer({
        units: [testUnit({ webhook: { url: receiver.url, secret: 'sekret-szkoly-do-podpisow-0001' } })],
        env: store.env(),
        now: () => new Date(Date.now() + ahead),
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

    const said = () => receiver.calls.map(({ body }) => JSON.parse(body) as { event: string; login: string })
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
      const [ticket = ''] = ticketsIn(await mailWithTicket(server.inbox, 'zaproszona@example.org'))
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      ahead += 10_000
      await outboxEmpty(server)
      assert.deepEqual(
        said().map(({ event, login }) => [event, login]),
        [['account.activated', 'zaproszona']],
      )
      assert.equal((await shown('zaproszona')).state, 'set')
    })

    it('are told of when the mail is refused, and the panel says why', async () => {
      await enter(server, { login: 'pelna', email: 'pelna@example.org' })
      server.inbox.refuse('pelna@example.org', '552 5.2.2 mailbox full')
      await invite('pelna')
      await outboxEmpty(server)
      assert.deepEqual(
        said().map(({ event, login }) => [event, login]),
        [['mail.undelivered', 'pelna']],
      )
      const { state, undelivered, mailedAt } = await shown('pelna')
      assert.deepEqual([state, undelivered?.reason, mailedAt], ['undelivered', 'mailbox-full', null])
      server.inbox.welcome('pelna@example.org')
      await invite('pelna')
      await outboxEmpty(server)
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
      await new Promise((resolve) => setTimeout(resolve, 300))
      assert.equal((await shown('czeka')).state, 'entered')
      await server.inbox.fail(false)
      ahead += 60_000
      await outboxEmpty(server)
      assert.equal((await shown('czeka')).state, 'mailed')
      await invite('nigdy')
      await new Promise((resolve) => setTimeout(resolve, 300))
      assert.equal((await shown('nigdy')).state, 'entered')
      ahead += DAY + 3_600_000
      await outboxEmpty(server)
      assert.equal((await shown('nigdy')).undelivered?.reason, 'mailbox-full')
      assert.equal((await shown('czeka')).state, 'mailed', 'an activation holds two days')
      assert.deepEqual(
        said().map(({ event, login }) => [event, login]),
        [['mail.undelivered', 'nigdy']],
      )
    })

    it('are shown when the mail came back after it was taken', async () => {
      await enter(server, { login: 'odbita', email: 'odbita@example.org' })
      await invite('odbita')
      await mailWithTicket(server.inbox, 'odbita@example.org')
      await outboxEmpty(server)
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
      ]
      for (const reason of reasons) {
        const { id } = await enter(server, { login: `powod.${reason}`, email: `${reason}@example.org`, class: '8e' })
        const person = await accounts.findById('przykladowo', id)
        assert.ok(person)
        await accounts.markDelivery('przykladowo', [person], { at: now(), reason }, now())
      }
      await enter(server, { login: 'powod.no-address', class: '8e' })
      await ask(server, 'powod.no-address')
      await outboxEmpty(server)
      const { people } = await panel.undelivered.mutate({})
      const seen = people.filter(({ login }) => login.startsWith('powod.'))
      assert.deepEqual(
        seen.map(({ login, undelivered }) => `${login} ${undelivered?.reason}`).sort(),
        [...reasons, 'no-address'].map((reason) => `powod.${reason} ${reason}`).sort(),
      )
      const ofClass = (await panel.classes.mutate()).classes.find((each) => each.class === '8e')
      assert.deepEqual([ofClass?.counts.undelivered, ofClass?.counts['no-email']], [6, 1])
    })
  })

  describe('an address that changes while its invitation is being made', () => {
    let server: TestServer
    let ahead = 0
    before(async () => {
      server = await startTestServer({
        env: store.env(),
        pace: { everyMs: 3_600_000 },
        now: () => new Date(Date.now() + ahead),
      })
      await employ(server, { login: 'sekretariat', role: 'office' })
    })
    after(() => server.stop())

    it('gets no mail at the old place, and one at the new place [19]', async () => {
      const { services, inbox } = server
      await enter(server, { login: 'anna', email: 'stary@example.org' })
      await (await panelOf(server, 'sekretariat')).invite.mutate({ kind: 'person', login: 'anna' })
      let isChanged = false
      const accounts: AccountStore = new Proxy(services.accounts, {
        get(target, name: keyof AccountStore) {
          if (name !== 'findById' || isChanged) return target[name]
          return async (...args: Parameters<AccountStore['findById']>) => {
            const found = await target.findById(...args)
            isChanged = true
            await enter(server, { login: 'anna', email: 'nowy@example.org' })
            return found
          }
        },
      })
      const worker = createMailWorker({ ...services, accounts })
      await worker.runOnce()
      assert.ok(isChanged)
      assert.deepEqual(inbox.mails(), [])
      ahead += 60_000
      await worker.runOnce()
      const withLink = inbox.mails().filter((mail) => ticketsIn(mail).length > 0)
      assert.deepEqual(
        withLink.map(({ to }) => to),
        ['nowy@example.org'],
      )
    })
  })
})
