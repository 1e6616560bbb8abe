import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { inviteAccount } from '../../server/domain/invitations/invite-account.js'
import { clientFor } from '../support/browser-client.js'
import { startDrivenServer, type DrivenServer } from '../support/driven-server.js'
import { eachStore } from '../support/each-store.js'
import { ticketsIn } from '../support/mails.js'
import { employ, panelOf } from '../support/panel.js'
import { testUnit } from '../support/test-server.js'
import { accountOf, ask, enter, PASSWORD, SCHOOL, unitOf } from '../support/walk.js'

const DAY_MS = 86_400_000

/** What one network may ask for in a day, and all of them together; the school has three of its own. */
const OF_ONE_NETWORK = 10
const OF_ALL_NETWORKS = 20

eachStore((store) => {
  describe('nobody’s account is a mail cannon', () => {
    let server: DrivenServer
    before(async () => {
      server = await startDrivenServer({
        units: [testUnit({ limits: { perAddress: '100000/60', perIdentifier: '1000/60', mailsPerHour: 10 } })],
        env: { trustedProxies: ['127.0.0.1'], ...store.env() },
      })
      await employ(server, { login: 'sekretariat', role: 'office' })
      await employ(server, { login: 'pani.a', role: 'teacher', class: '4b' })
    })
    after(() => server.stop())
    // each of them has a day of its own
    beforeEach(() => server.advance(DAY_MS))

    /** Lets everything go out that waits, but for what waits for another day. */
    const settle = async (): Promise<void> => {
      for (let round = 0; round < 3; round++) {
        server.advance(70_000)
        await server.deliver()
      }
    }
    const mailsTo = (to: string): string[] =>
      server.inbox.mails().flatMap((mail) => (mail.to === to ? [mail.subject.split(' – ')[0] ?? ''] : []))
    const askFrom = (address: string, identifier: string) =>
      ask(server, identifier, { headers: { 'x-forwarded-for': address } })
    const system = () => clientFor(server, { headers: SCHOOL }).accounts
    /** Somebody who has set a password by the link of a mail. */
    const settled = async (login: string, email: string): Promise<void> => {
      await enter(server, { login, email, language: 'pl' })
      await ask(server, login)
      await settle()
      const ticket = server.inbox.mails().flatMap((mail) => (mail.to === email ? ticketsIn(mail) : []))[0] ?? ''
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      await settle()
    }

    it('however often a key changes an address to and fro, nobody gets more mails of it than a person a day [82]', async () => {
      await enter(server, { login: 'pilka', email: 'pilka@example.org' })
      const ways = ['ofiara@example.net', 'pilka@example.org']
      for (let n = 0; n < 40; n++) {
        await system().upsert.mutate({ account: { login: 'pilka', email: ways[n % 2] ?? '' } })
        await settle()
      }
      const all = [...mailsTo('ofiara@example.net'), ...mailsTo('pilka@example.org')]
      assert.ok(all.length <= 10, `${all.length} mails`)
    })

    it('however many accounts name an address, in whatever spelling, it gets no more than a person a day [82]', async () => {
      const spellings = ['obca@example.net', 'obca+1@example.net', 'ob.ca@example.net']
      for (let n = 0; n < 30; n++) await enter(server, { login: `cel${n}`, email: `cel${n}@example.org` })
      for (let n = 0; n < 30; n++)
        await system().upsert.mutate({ account: { login: `cel${n}`, email: spellings[n % 3] ?? '' } })
      await settle()
      for (let n = 0; n < 30; n++) await system().upsert.mutate({ account: { login: `cel${n}`, email: '' } })
      await settle()
      const got = spellings.flatMap(mailsTo)
      assert.ok(got.length >= 5 && got.length <= 10, `${got.length} mails`)
    })

    it('invitations count for the address too, and what is left over comes the next day [82]', async () => {
      const { invite } = await panelOf(server, 'sekretariat')
      for (let n = 0; n < 12; n++) await enter(server, { login: `dziecko${n}`, email: 'rodzina@example.org' })
      for (let n = 0; n < 12; n++) await invite.mutate({ kind: 'person', login: `dziecko${n}` })
      await settle()
      assert.equal(mailsTo('rodzina@example.org').length, 7)
      // and what they ask for themselves still comes
      await ask(server, 'dziecko11')
      await settle()
      assert.equal(mailsTo('rodzina@example.org').length, 8)
      server.advance(DAY_MS - 3_600_000)
      await settle()
      assert.equal(mailsTo('rodzina@example.org').length, 12)
    })

    it('what is asked for by many accounts’ logins counts for their address, and costs the same [45, 82]', async () => {
      for (let n = 0; n < 25; n++) await enter(server, { login: `brat${n}`, email: 'bracia@example.org' })
      for (let n = 0; n < 25; n++) await ask(server, `brat${n}`)
      await settle()
      assert.equal(mailsTo('bracia@example.org').length, OF_ONE_NETWORK)
      for (let n = 0; n < 25; n++) await askFrom(`198.51.${n}.7`, `brat${n}`)
      await settle()
      assert.equal(mailsTo('bracia@example.org').length, OF_ALL_NETWORKS)
      assert.equal(await server.services.outbox.count(), 0)
    })

    it('a stranger who asks for all of a parent’s accounts leaves the parent a way, and the school [81, 82]', async () => {
      const parent = 'rodzic@example.org'
      const children = ['starsze', 'mlodsze', 'najmlodsze']
      for (const login of children) await enter(server, { login, email: parent, class: '4b' })
      for (let n = 0; n < 30; n++) await askFrom(`45.1.1.${n}`, children[n % 3] ?? '')
      await settle()
      assert.equal(mailsTo(parent).length, OF_ONE_NETWORK)
      const panel = await panelOf(server, 'sekretariat')
      const { people } = await panel.undelivered.mutate({})
      const seen = people.filter(({ login }) => children.includes(login))
      assert.deepEqual(
        seen.map(({ undelivered }) => undelivered?.reason),
        ['capped', 'capped', 'capped'],
      )

      for (const identifier of [parent, ...children.slice(0, 2)]) await askFrom('8.8.8.8', identifier)
      await settle()
      assert.equal(mailsTo(parent).length, OF_ONE_NETWORK + 3)
      const [last] = server.inbox.mails().filter(({ to, text }) => to === parent && text.includes('najmlodsze'))
      assert.ok(last)

      for (let n = 0; n < 60; n++) await askFrom(`198.51.${n}.7`, children[n % 3] ?? '')
      await settle()
      assert.equal(mailsTo(parent).length, OF_ALL_NETWORKS)
      for (const login of children) await panel.invite.mutate({ kind: 'person', login })
      await settle()
      assert.equal(mailsTo(parent).length, OF_ALL_NETWORKS + 3, 'the school has its own')
      assert.equal(await server.services.outbox.count(), 0)
    })

    it('a teacher’s changes tell so many a day, and others’ go on telling [82]', async () => {
      const { people } = await panelOf(server, 'pani.a')
      for (let n = 0; n < 60; n++) await enter(server, { login: `uczen${n}`, class: '4b', email: `u${n}@example.org` })
      const before = server.inbox.mails().length
      for (let n = 0; n < 60; n++)
        await people.save.mutate({ isNew: false, person: { login: `uczen${n}`, email: `nowy${n}@example.org` } })
      await settle()
      assert.equal(server.inbox.mails().length - before, 100)
      await system().upsert.mutate({ account: { login: 'uczen59', email: 'jeszcze@example.org' } })
      await settle()
      assert.equal(mailsTo('jeszcze@example.org').length, 1)
    })

    it('no flood silences the word to an address from which the password was set [19, 82]', async () => {
      await settled('wlascicielka', 'wlasna@example.org')
      for (let n = 0; n < 25; n++) {
        await enter(server, { login: `nikt${n}`, email: `nikt${n}@example.org` })
        await system().upsert.mutate({ account: { login: `nikt${n}`, email: 'wlasna@example.org' } })
        await system().upsert.mutate({ account: { login: `nikt${n}`, email: '' } })
      }
      for (let n = 0; n < 15; n++) await askFrom(`198.51.${n}.7`, 'wlascicielka')
      for (let n = 0; n < 15; n++) {
        await enter(server, { login: `rodzenstwo${n}`, email: 'wlasna@example.org' })
        await askFrom(`203.0.${n}.7`, `rodzenstwo${n}`)
      }
      await settle()
      const flood = mailsTo('wlasna@example.org').length
      assert.equal(flood, OF_ALL_NETWORKS)
      await system().upsert.mutate({ account: { login: 'wlascicielka', email: 'zlodziej@example.net' } })
      await settle()
      assert.deepEqual(mailsTo('wlasna@example.org').slice(0, -flood), ['Zmieniono adres e-mail konta'])
    })

    it('nor the word that a password was set [82]', async () => {
      await enter(server, { login: 'pewna', email: 'pewna@example.org', language: 'pl' })
      for (let n = 0; n < 12; n++) await ask(server, 'pewna')
      await settle()
      const [first] = server.inbox.mails().filter(({ to }) => to === 'pewna@example.org')
      assert.ok(first)
      assert.equal(mailsTo('pewna@example.org').length, 10)
      await clientFor(server).recovery.complete.mutate({ ticket: ticketsIn(first)[0] ?? '', password: PASSWORD })
      await settle()
      assert.equal(mailsTo('pewna@example.org')[0], 'Hasło zostało ustawione')
    })

    it('a mail that is tried again counts once', async () => {
      await enter(server, { login: 'ponawiana', email: 'ponawiana@example.org' })
      const unit = unitOf(server)
      assert.ok(await inviteAccount(server.services, unit, await accountOf(server, 'ponawiana')))
      await enter(server, { login: 'zmieniana', email: 'ponawiana+2@example.org' })
      await enter(server, { login: 'zmieniana', email: '' })
      await server.inbox.fail(true)
      for (let n = 0; n < 12; n++) {
        server.advance(2_400_000)
        await server.deliver()
      }
      await server.inbox.fail(false)
      server.advance(2_400_000)
      await settle()
      assert.equal(mailsTo('ponawiana@example.org').length, 1)
      assert.equal(mailsTo('ponawiana+2@example.org').length, 1)
      assert.equal((await accountOf(server, 'zmieniana')).mails.length, 1)
    })
  })
})
