import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CLI } from '../../server/domain/audit/record-act.js'
import { disableAccount } from '../../server/domain/accounts/disable-account.js'
import { openPasswordHash } from '../../server/domain/accounts/password-seal.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { mailWithTicket, ticketsIn } from '../support/mails.js'
import { employ, givePassword } from '../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { accountOf, ask, enter, outboxEmpty, PASSWORD, SCHOOL, unitOf } from '../support/walk.js'

const OTHER = 'parasol mgła tramwaj osa'

eachStore((store) => {
  describe('one password for a family', () => {
    let server: TestServer
    let clock = 0
    /** argon2 runs of new passwords so far, and those that compared with a stored one. */
    let runs = 0
    let compared = 0
    let families = 0

    before(async () => {
      server = await startTestServer({
        units: [testUnit({ limits: { perAddress: '10000/60' } })],
        env: store.env(),
        now: () => new Date(Date.now() + clock),
      })
      const { hasher } = server.services
      server.services.hasher = {
        hash: (...what) => ((runs += 1), hasher.hash(...what)),
        verify: (...what) => ((compared += 1), hasher.verify(...what)),
        verifyNothing: (...what) => hasher.verifyNothing(...what),
      }
    })
    after(() => server.stop())

    const complete = (ticket: string, password = PASSWORD, forAll?: boolean) =>
      clientFor(server).recovery.complete.mutate({ ticket, password, ...(forAll !== undefined && { forAll }) })
    const inspect = (ticket: string) => clientFor(server).recovery.inspect.mutate({ ticket })
    const verify = async (identifier: string, password: string): Promise<string[]> => {
      const answer = await clientFor(server, { headers: SCHOOL }).accounts.verify.mutate({ identifier, password })
      return answer.valid ? answer.accounts.map(({ login }) => login) : []
    }
    const phcOf = async (login: string) => openPasswordHash(server.services.keyring, await accountOf(server, login))

    /** People of one new address, by login in order. */
    const family = async (names: string[]): Promise<{ email: string; logins: string[] }> => {
      const id = `r${(families += 1)}`
      const email = `${id}@example.org`
      for (const name of names) await enter(server, { login: `${id}.${name}`, email, firstName: `Imię ${name}` })
      return { email, logins: names.map((name) => `${id}.${name}`) }
    }
    /** Asks by the address, and reads the tickets of the one mail that comes, in the order of the logins. */
    const mailed = async (email: string): Promise<string[]> => {
      const known = new Set(server.inbox.mails().flatMap(ticketsIn))
      await ask(server, email)
      const mail = await server.inbox.waitFor(
        (each) => each.to === email && ticketsIn(each).some((ticket) => !known.has(ticket)),
        10_000,
      )
      return ticketsIn(mail)
    }

    it('names the others of the mail, and is offered as usual where nobody has a password yet', async () => {
      const { email, logins } = await family(['ala', 'bob', 'cyd'])
      const [ala = '', bob = '', cyd = ''] = logins
      const [, middle = ''] = await mailed(email)
      const { login, others, forAll } = await inspect(middle)
      assert.deepEqual(
        { login, others, forAll },
        {
          login: bob,
          others: [
            { login: ala, firstName: 'Imię ala' },
            { login: cyd, firstName: 'Imię cyd' },
          ],
          forAll: true,
        },
      )
    })

    it('spends every ticket, is hashed once, and is one PHC text, sealed for each', async () => {
      const { email, logins } = await family(['ala', 'bob', 'cyd'])
      const tickets = await mailed(email)
      const start = runs
      assert.deepEqual(await complete(tickets[1] ?? '', PASSWORD, true), {
        login: logins[1],
        others: [logins[0], logins[2]],
      })
      assert.equal(runs - start, 1)
      assert.equal(new Set(await Promise.all(logins.map(phcOf))).size, 1, 'one PHC text')
      const sealed = await Promise.all(logins.map(async (login) => (await accountOf(server, login)).passwordHash))
      assert.equal(new Set(sealed).size, 3, 'sealed for each')
      for (const ticket of tickets) await assert.rejects(inspect(ticket), { message: 'TICKET_INVALID' })
      assert.deepEqual(await verify(email, PASSWORD), logins)
      await outboxEmpty(server)
      const told = server.inbox.mails().filter((mail) => mail.to === email && ticketsIn(mail).length === 0)
      for (const login of logins)
        assert.ok(
          told.some(({ text }) => text.includes(login)),
          `${login} is told`,
        )
    })

    it('lets four of one address in with one of three argon2 runs', async () => {
      const { email, logins } = await family(['ala', 'bob', 'cyd', 'ewa'])
      const [first = ''] = await mailed(email)
      await complete(first, PASSWORD, true)
      const start = compared
      assert.deepEqual(await verify(email, PASSWORD), logins)
      assert.equal(compared - start, 1)
      assert.deepEqual(await verify(email, OTHER), [])
    })

    it('is set for one alone unless it is asked for', async () => {
      for (const forAll of [undefined, false]) {
        const { email, logins } = await family(['ala', 'bob'])
        const [first = '', second = ''] = await mailed(email)
        assert.deepEqual(await complete(first, PASSWORD, forAll), { login: logins[0] })
        assert.deepEqual(await verify(email, PASSWORD), [logins[0]])
        assert.deepEqual((await inspect(second)).others, [], 'whoever is done is not offered')
      }
    })

    it('is not offered as usual where it would replace a password that works, and is where all have one', async () => {
      const { email, logins } = await family(['ala', 'bob'])
      await givePassword(server, logins[1] ?? '', { password: OTHER })
      const [first = ''] = await mailed(email)
      const shown = await inspect(first)
      assert.deepEqual([shown.others.length, shown.forAll], [1, false])
      await complete(first, PASSWORD, true)
      const [, again = ''] = await mailed(email)
      assert.equal((await inspect(again)).forAll, true)
    })

    it('reaches nobody of another mail, of another address or at the school', async () => {
      const { email, logins } = await family(['ala', 'bob'])
      const [login = '', sibling = ''] = logins
      const [early = ''] = await mailed(email)
      await ask(server, sibling)
      await outboxEmpty(server)
      // by the login alone: a mail of its own, whose ticket reaches nobody
      const own = server.inbox.mails().findLast((mail) => mail.to === email && ticketsIn(mail).length === 1)
      assert.ok(own)
      assert.deepEqual((await inspect(ticketsIn(own)[0] ?? '')).others, [])

      await enter(server, { login: sibling, email: `inny.${email}` })
      assert.deepEqual((await inspect(early)).others, [], 'the address is another one')
      assert.deepEqual(await complete(early, PASSWORD, true), { login, others: [] })

      const staff = await family(['ala', 'pani'])
      await employ(server, {
        login: staff.logins[1] ?? '',
        email: staff.email,
        role: 'teacher',
        class: '4b',
        password: OTHER,
      })
      for (const ticket of await mailed(staff.email)) {
        const { others, forAll } = await inspect(ticket)
        assert.deepEqual([others, forAll], [[], false])
      }
      const [ofChild = ''] = await mailed(staff.email)
      assert.deepEqual(await complete(ofChild, PASSWORD, true), { login: staff.logins[0], others: [] })
      assert.deepEqual(await verify(staff.email, PASSWORD), [staff.logins[0]])
      assert.deepEqual(await verify(staff.email, OTHER), [staff.logins[1]])
    })

    it('leaves out whoever was disabled, and whose link has ended, meanwhile', async () => {
      const { email, logins } = await family(['ala', 'bob', 'cyd'])
      await givePassword(server, logins[2] ?? '', { password: OTHER })
      const [first = ''] = await mailed(email)
      await disableAccount(server.services, { unit: unitOf(server), login: logins[1] ?? '', actor: CLI })
      try {
        // a link to a new password holds an hour, the first one's two days
        clock = 2 * 3_600_000
        assert.deepEqual(await complete(first, PASSWORD, true), { login: logins[0], others: [] })
      } finally {
        clock = 0
      }
      assert.deepEqual(await verify(email, OTHER), [logins[2]])
    })

    it('is set for nobody when it suits one of them badly', async () => {
      const { email, logins } = await family(['ala', 'dlugi.login.rodziny'])
      const tickets = await mailed(email)
      const start = runs
      await assert.rejects(complete(tickets[0] ?? '', logins[1], true), { message: 'PASSWORD_REJECTED' })
      assert.equal(runs, start)
      for (const ticket of tickets) await inspect(ticket)
    })

    it('of fifty completions at once with all the tickets, each answers for whom its password holds', async () => {
      const { email, logins } = await family(['ala', 'bob', 'cyd'])
      const tickets = await mailed(email)
      const passwords = Array.from({ length: 50 }, (_, n) => `kot rower chmura lampa ${n}`)
      const outcomes = await Promise.allSettled(
        passwords.map((password, n) => complete(tickets[n % tickets.length] ?? '', password, true)),
      )
      const holders = outcomes.flatMap((outcome, n) =>
        outcome.status === 'fulfilled'
          ? [outcome.value.login, ...(outcome.value.others ?? [])].map((login) => ({
              login,
              password: passwords[n] ?? '',
            }))
          : [],
      )
      assert.deepEqual(holders.map(({ login }) => login).toSorted(), logins, 'each account was set once')
      for (const { login, password } of holders) assert.deepEqual(await verify(login, password), [login])
    })

    it('is no way around a ticket: a made-up or spent one tells of nobody', async () => {
      const { email } = await family(['ala', 'bob'])
      await ask(server, email)
      const [spent = ''] = ticketsIn(await mailWithTicket(server.inbox, email))
      await complete(spent)
      for (const ticket of [spent, 'A'.repeat(64)]) {
        await assert.rejects(inspect(ticket), { message: 'TICKET_INVALID' })
        await assert.rejects(complete(ticket, PASSWORD, true), { message: 'TICKET_INVALID' })
      }
    })
  })
})
