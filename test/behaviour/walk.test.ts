import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { mailWithTicket, ticketsIn } from '../support/mails.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { ask, enter, outboxEmpty, PASSWORD, SCHOOL } from '../support/walk.js'

eachStore((store) => {
  describe('the walk of one parent', () => {
    let server: TestServer
    let ahead = 0

    before(async () => {
      server = await startTestServer({
        units: [testUnit(), testUnit({ id: 'obok', name: 'Gmina Obok' })],
        env: store.env(),
        now: () => new Date(Date.now() + ahead),
      })
    })
    after(() => server.stop())

    it('leads from the picture over the mail to a password that verifies', async () => {
      await enter(server, { login: 'anna.nowak', email: 'anna@example.org', pesel: '44051401359' })
      assert.deepEqual(await ask(server, '44051401359', { kind: 'picture' }), { accepted: true })
      const mail = await mailWithTicket(server.inbox, 'anna@example.org')
      const [ticket = ''] = ticketsIn(mail)

      const client = clientFor(server)
      const shown = await client.recovery.inspect.mutate({ ticket })
      assert.equal(shown.login, 'anna.nowak')
      assert.equal(shown.purpose, 'activation')
      assert.deepEqual(shown.passwordRules, { minLength: 12, maxLength: 128 })

      assert.deepEqual(await client.recovery.complete.mutate({ ticket, password: PASSWORD }), { login: 'anna.nowak' })
      const verify = clientFor(server, { headers: SCHOOL }).accounts.verify
      assert.deepEqual(await verify.mutate({ login: 'Anna.Nowak', password: PASSWORD }), {
        valid: true,
        account: { login: 'anna.nowak', firstName: '', lastName: '' },
        accounts: [{ login: 'anna.nowak', firstName: '', lastName: '' }],
      })
      assert.deepEqual(await verify.mutate({ login: 'anna.nowak', password: 'nie to haslo wcale' }), { valid: false })
    })

    it('tells the person afterwards that the password was set [30]', async () => {
      await enter(server, { login: 'zofia', email: 'zofia@example.org' })
      await ask(server, 'zofia')
      const [ticket = ''] = ticketsIn(await mailWithTicket(server.inbox, 'zofia@example.org'))
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
      ahead += 10_000
      const notice = await server.inbox.waitFor(
        (mail) => mail.to === 'zofia@example.org' && ticketsIn(mail).length === 0,
        10_000,
      )
      assert.match(notice.text, /zofia/)
      assert.match(notice.text, /tel\. 12 345 67 89/)
      assert.ok(!notice.text.includes(PASSWORD))
    })

    it('sends one mail with every account of the address, each with a ticket of its own [8]', async () => {
      await enter(server, { login: 'dziecko1', email: 'rodzic@example.org' })
      await enter(server, { login: 'dziecko2', email: 'rodzic@example.org' })
      await ask(server, 'rodzic@example.org')
      const mail = await mailWithTicket(server.inbox, 'rodzic@example.org')
      const tickets = ticketsIn(mail)
      assert.equal(tickets.length, 2)
      const logins = await Promise.all(
        tickets.map(async (ticket) => (await clientFor(server).recovery.inspect.mutate({ ticket })).login),
      )
      assert.deepEqual(logins.sort(), ['dziecko1', 'dziecko2'])
    })

    it('finds a person by the substitute identifier, however it is typed', async () => {
      const { substituteId } = await enter(server, { login: 'z-kartki', email: 'kartka@example.org' })
      await ask(server, ` ${substituteId.toLowerCase()} `)
      const mail = await mailWithTicket(server.inbox, 'kartka@example.org')
      assert.equal(ticketsIn(mail).length, 1)
    })

    it('keeps units apart: the same PESEL acts in the asked unit alone, and its ticket fails next door [7]', async () => {
      await enter(server, { login: 'tu', email: 'tu@example.org', pesel: '02070803628' })
      await enter(server, { login: 'tam', email: 'tam@example.org', pesel: '02070803628' }, 'obok')
      await ask(server, '02070803628', { unit: 'obok' })
      const [ticket = ''] = ticketsIn(await mailWithTicket(server.inbox, 'tam@example.org'))
      assert.ok(!server.inbox.mails().some((mail) => mail.to === 'tu@example.org'))
      await assert.rejects(clientFor(server).recovery.inspect.mutate({ ticket }), { message: 'TICKET_INVALID' })
      assert.equal((await clientFor(server, { unit: 'obok' }).recovery.inspect.mutate({ ticket })).login, 'tam')
    })

    it('mails nobody for an unknown address, a disabled account or one without an address [39]', async () => {
      await enter(server, { login: 'wylaczona', email: 'wylaczona@example.org' })
      await enter(server, { login: 'bez-adresu' })
      await clientFor(server, { headers: SCHOOL }).accounts.disable.mutate({ login: 'wylaczona' })
      await ask(server, 'nikt@example.org')
      await ask(server, 'wylaczona@example.org')
      await ask(server, 'bez-adresu')
      // a later wish that is mailed shows that the earlier ones were worked on
      await enter(server, { login: 'potem', email: 'potem@example.org' })
      await ask(server, 'potem')
      await mailWithTicket(server.inbox, 'potem@example.org')
      const addresses = server.inbox.mails().map((mail) => mail.to)
      assert.ok(!addresses.includes('nikt@example.org') && !addresses.includes('wylaczona@example.org'))
      await outboxEmpty(server)
    })

    it('writes in the language of the account', async () => {
      await enter(server, { login: 'oksana', email: 'oksana@example.org', language: 'uk' })
      await ask(server, 'oksana')
      const mail = await mailWithTicket(server.inbox, 'oksana@example.org')
      assert.match(mail.text, /логін/i)
      assert.match(mail.text, /\?lang=uk#klucznik=/)
    })
  })
})
