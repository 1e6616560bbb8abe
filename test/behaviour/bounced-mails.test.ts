import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setStatus } from '../../server/domain/accounts/set-status.js'
import { renewKeys } from '../../server/domain/key-keeping/renew-keys.js'
import { markBounced } from '../../server/domain/mailing/mark-bounced.js'
import { randomId } from '../../server/domain/random-id.js'
import { makeBounceMailbox } from '../support/bounce-mailbox.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { ticketsIn } from '../support/mails.js'
import { TestKeyring } from '../support/test-keyring.js'
import { startDrivenServer, type DrivenServer } from '../support/driven-server.js'
import { accountOf, ask, enter, PASSWORD } from '../support/walk.js'
import type { SampleReport } from '../server/mail/bounces/sample-reports.js'

eachStore((store) => {
  describe('a mail that comes back', () => {
    let server: DrivenServer
    const mailbox = makeBounceMailbox()
    before(async () => {
      server = await startDrivenServer({
        env: { ...store.env(), bounceMailbox: mailbox.path },
      })
    })
    after(async () => {
      await server.stop()
      mailbox.remove()
    })

    const reasonOf = async (login: string) => (await accountOf(server, login)).undelivered?.reason
    /** Asks, and reads the id and the tickets off the mail that arrives. */
    const mailTo = async (to: string, identifier = to) => {
      const before = server.inbox.received().length
      await ask(server, identifier)
      await server.deliver()
      const [newest] = server.inbox.received()
      assert.ok(newest && server.inbox.received().length > before)
      assert.equal(newest.mail.to, to)
      return { messageId: newest.parsed.messageId?.slice(1, -1) ?? '', tickets: ticketsIn(newest.mail) }
    }
    const comesBack = (report: SampleReport) => mailbox.comesBack(server, report)

    it('marks everybody of its address for the school, until another mail goes out', async () => {
      await enter(server, { login: 'ada', email: 'rodzina@example.org' })
      await enter(server, { login: 'bolek', email: 'rodzina@example.org' })
      await enter(server, { login: 'obok', email: 'obok@example.org' })
      const { messageId } = await mailTo('rodzina@example.org')
      await comesBack({ messageId, status: '5.2.2' })
      assert.deepEqual(
        [await reasonOf('ada'), await reasonOf('bolek'), await reasonOf('obok')],
        ['mailbox-full', 'mailbox-full', undefined],
      )
      await mailTo('rodzina@example.org')
      assert.deepEqual([await reasonOf('ada'), await reasonOf('bolek')], [undefined, undefined])
    })

    it('is told by its id in capitals too, and not by a part of it', async () => {
      await enter(server, { login: 'duze', email: 'duze@example.org' })
      const { messageId } = await mailTo('duze@example.org')
      const [local = '', domain = ''] = messageId.split('@')
      await comesBack({ messageId: `${local.split('.').slice(0, 3).join('.')}@${domain}` })
      assert.equal(await reasonOf('duze'), undefined)
      await comesBack({ messageId: messageId.toUpperCase() })
      assert.equal(await reasonOf('duze'), 'no-such-address')
    })

    it('marks nobody while it is only late', async () => {
      await enter(server, { login: 'pozna', email: 'pozna@example.org' })
      const { messageId } = await mailTo('pozna@example.org')
      await comesBack({ messageId, action: 'delayed', status: '4.2.2' })
      assert.equal(await reasonOf('pozna'), undefined)
    })

    it('marks nobody when a stranger made its id up, or changed anything in a true one', async () => {
      await enter(server, { login: 'cel', email: 'cel@example.org' })
      await enter(server, { login: 'inny', email: 'inny@example.org' })
      const { messageId } = await mailTo('cel@example.org')
      const [item = '', account = '', unit = '', time = '', mark = ''] = messageId.split('@')[0]?.split('.') ?? []
      assert.equal(account, (await accountOf(server, 'cel')).id)
      const later = (Number.parseInt(time, 36) + 1).toString(36)
      for (const parts of [
        [item, (await accountOf(server, 'inny')).id, unit, time, mark],
        [randomId(), account, unit, time, mark],
        [item, account, unit, later, mark],
        [item, account, unit, time, randomId()],
        [item, account, unit, time, '0'.repeat(32)],
        [item, account, 'obok', time, mark],
      ]) {
        await comesBack({ messageId: `${parts.join('.')}@przykladowo.example` })
      }
      assert.deepEqual([await reasonOf('cel'), await reasonOf('inny')], [undefined, undefined])
      await comesBack({ messageId })
      assert.equal(await reasonOf('cel'), 'no-such-address')
    })

    it('marks nobody when the school has entered another address since', async () => {
      await enter(server, { login: 'zmiana', email: 'stary@example.org' })
      const { messageId } = await mailTo('stary@example.org', 'zmiana')
      await enter(server, { login: 'zmiana', email: 'nowy@example.org' })
      await comesBack({ messageId })
      assert.equal(await reasonOf('zmiana'), undefined)
    })

    it('marks nobody who has set a password since, and marks for a mail after that', async () => {
      await enter(server, { login: 'weszla', email: 'weszla@example.org' })
      await enter(server, { login: 'brat', email: 'weszla@example.org' })
      const first = await mailTo('weszla@example.org')
      const ofLogin = await Promise.all(
        first.tickets.map(async (ticket) => ({
          ticket,
          login: (await clientFor(server).recovery.inspect.mutate({ ticket })).login,
        })),
      )
      const ticket = ofLogin.find(({ login }) => login === 'weszla')?.ticket ?? ''
      server.advance(1_000)
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      await comesBack({ messageId: first.messageId })
      assert.deepEqual([await reasonOf('weszla'), await reasonOf('brat')], [undefined, 'no-such-address'])
      server.advance(60_000)
      await server.deliverAll()
      const second = await mailTo('weszla@example.org')
      await comesBack({ messageId: second.messageId })
      assert.deepEqual([await reasonOf('weszla'), await reasonOf('brat')], ['no-such-address', 'no-such-address'])
    })

    it('marks too when it is the word that the password was set', async () => {
      await enter(server, { login: 'slowo', email: 'slowo@example.org' })
      const { tickets } = await mailTo('slowo@example.org')
      await clientFor(server).recovery.complete.mutate({ ticket: tickets[0] ?? '', password: PASSWORD })
      server.advance(10_000)
      await server.deliverAll()
      const notice = server.inbox.received().find(({ mail }) => mail.to === 'slowo@example.org')
      assert.deepEqual(ticketsIn({ text: notice?.mail.text ?? '' }), [])
      await comesBack({ messageId: notice?.parsed.messageId?.slice(1, -1) ?? '', status: '5.7.1' })
      assert.equal(await reasonOf('slowo'), 'blocked')
    })

    it('marks no disabled account', async () => {
      await enter(server, { login: 'odeszla', email: 'odeszla@example.org' })
      const { messageId } = await mailTo('odeszla@example.org')
      await setStatus(server.services, await accountOf(server, 'odeszla'), 'disabled')
      await comesBack({ messageId })
      assert.equal(await reasonOf('odeszla'), undefined)
    })

    it('is known after the unit was keyed anew, and not by the keys of another store', async () => {
      await enter(server, { login: 'klucz', email: 'klucz@example.org' })
      const { messageId } = await mailTo('klucz@example.org')
      const mails = [messageId.split('@')[0] ?? '']
      const keyring = new TestKeyring()
      await markBounced({ ...server.services, keyring }, { mails, reason: 'bounced' })
      assert.equal(await reasonOf('klucz'), undefined)
      await renewKeys(server.services, 'przykladowo', { wait: async () => {} })
      await markBounced(server.services, { mails, reason: 'bounced' })
      assert.equal(await reasonOf('klucz'), 'bounced')
    })
  })
})
