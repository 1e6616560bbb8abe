import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { AccountRow } from '../../server/domain/accounts/account-row.js'
import { disableAccount } from '../../server/domain/accounts/disable-account.js'
import { CLI } from '../../server/domain/audit/record-act.js'
import { callerAt } from '../../server/domain/caller.js'
import type { Failure } from '../../server/domain/failure.js'
import { renewKeys } from '../../server/domain/key-keeping/renew-keys.js'
import { forgetCodeTries } from '../../server/domain/limits/code-limits.js'
import { randomId } from '../../server/domain/random-id.js'
import { exchangeCode } from '../../server/domain/recovery/exchange-code.js'
import { codeHash, createLetterCode, formatCode } from '../../server/domain/tickets/code.js'
import { grantTicket } from '../../server/domain/tickets/grant-ticket.js'
import { clientFor, solveFor } from '../support/browser-client.js'
import { startDrivenServer, type DrivenServer } from '../support/driven-server.js'
import { eachStore } from '../support/each-store.js'
import { breakIn, type Intruder } from '../support/intruder.js'
import { codesIn, mailWithTicket, ticketsIn } from '../support/mails.js'
import { testUnit } from '../support/test-server.js'
import { accountOf, ask, enter, PASSWORD, unitOf } from '../support/walk.js'
import { PESEL_DATES, peselNumber } from '../server/cli/cli-harness.js'

const MINUTE = 60_000
const HOME = '198.51.100.7'
/** Networks of a stranger who has many, none in the range of another. */
const STRANGERS = Array.from({ length: 250 }, (_, n) => `203.0.${n}.9`)

eachStore((store) => {
  describe('a code beside a link', () => {
    let server: DrivenServer
    let intruder: Intruder
    before(async () => {
      server = await startDrivenServer({
        units: [
          testUnit({ ticketMinutes: 120, limits: { mailsPerHour: 50, mailsPerDay: 50 } }),
          testUnit({ id: 'obok' }),
        ],
        env: store.env(),
      })
      intruder = await breakIn(server.env)
    })
    after(async () => {
      await intruder.close()
      await server.stop()
    })

    /** Gives somebody a link with a code beside it, as a mail would bring it. */
    const grant = async (login: string) => {
      const order = { account: await accountOf(server, login), request: randomId(), network: undefined }
      const granted = await grantTicket(server.services, unitOf(server), order)
      assert.ok(granted)
      return { ticket: granted.text, code: granted.code.text, endsAt: granted.expiresAt }
    }
    const person = async (row: AccountRow, { password = true } = {}) => {
      await enter(server, row)
      const { login } = row
      if (password) await complete((await grant(login)).ticket)
      return { login, ...(await grant(login)) }
    }
    const type = async (identifier: string, code: string, from = HOME, unit?: string): Promise<string> => {
      const shown = { unit: unitOf(server, unit), caller: callerAt(from), identifier, code }
      return (await exchangeCode(server.services, shown)).ticket
    }
    /** The same, told as the refusal that came of it. */
    const outcome = (...typed: Parameters<typeof type>): Promise<string> =>
      type(...typed).then(
        () => 'in',
        ({ code }: Failure) => code,
      )
    const inspect = (ticket: string) => clientFor(server).recovery.inspect.mutate({ ticket })
    const complete = (ticket: string) => clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
    /** Another code than this one. */
    const wrong = (code: string, n = 1): string => String((Number(code) + n) % 1e8).padStart(8, '0')

    it('gives a ticket once, by any identifier and spelling, and the link lives on until a password is set [89]', async () => {
      const pesel = peselNumber(1)
      const { ticket, code, endsAt, login } = await person({ login: 'anna', email: 'anna@example.org', pesel })
      const fresh = await type(' ANNA@example.org ', formatCode(code).replace(' ', '\u00a0'))
      assert.notEqual(fresh, ticket)
      assert.equal(await outcome(login, code), 'TICKET_INVALID', 'it is spent')
      for (const each of [fresh, ticket]) {
        const { login: whose, expiresAt, purpose } = await inspect(each)
        assert.deepEqual([whose, purpose], ['anna', 'recovery'])
        assert.ok(new Date(expiresAt) <= endsAt, 'it ends no later')
      }
      const another = await grant(login)
      await complete(await type(pesel, another.code))
      for (const each of [ticket, fresh, another.ticket]) await assert.rejects(inspect(each), /TICKET_INVALID/)
    })

    it('stands in the mail, and with a challenge, and no link at all, lets the reader in [89]', async () => {
      const { login } = await person({
        login: 'inny.telefon',
        email: 'inny.telefon@example.org',
        pesel: peselNumber(2),
      })
      await ask(server, login)
      await server.deliver()
      const mail = await mailWithTicket(server.inbox, 'inny.telefon@example.org')
      const [[code = ''], [mailed = '']] = [codesIn(mail), ticketsIn(mail)]
      const { recovery } = clientFor(server)
      const solved = await solveFor(server, { kind: 'picture' })
      const { ticket } = await recovery.exchange.mutate({
        identifier: peselNumber(2),
        code: formatCode(code),
        ...solved,
      })
      assert.notEqual(ticket, mailed)
      assert.equal((await complete(ticket)).login, login)
    })

    it('has five tries of a network however often that asks for another mail, and the newer code five of its own [89]', async () => {
      const { login, code } = await person({ login: 'pyta.wciaz', email: 'pyta.wciaz@example.org' })
      for (let asks = 0; asks < 3; asks++) {
        for (let n = 1; n <= 5; n++) await outcome(login, wrong(code, n), STRANGERS[200])
        await forgetCodeTries(server.services, {
          unit: unitOf(server),
          caller: callerAt(STRANGERS[200] ?? ''),
          identifier: login,
        })
      }
      assert.equal(await outcome(login, code, STRANGERS[200]), 'TICKET_INVALID')
      const newer = await grant(login)
      assert.equal(await outcome(login, newer.code, STRANGERS[200]), 'in')
      assert.equal(await outcome(login, code, HOME), 'in', 'the owner has theirs')
    })

    it('is looked at after the challenge alone, which is spent by it too [10, 12]', async () => {
      const { login, code } = await person({ login: 'wyzwanie' })
      const { recovery } = clientFor(server)
      const solved = await solveFor(server, { kind: 'picture' })
      const exchange = (challenge: typeof solved) => recovery.exchange.mutate({ identifier: login, code, ...challenge })
      await assert.rejects(exchange({ ...solved, answer: 'XXXXX' }), /CAPTCHA_WRONG/)
      await assert.rejects(exchange(solved), /CAPTCHA_WRONG/)
      const another = await solveFor(server)
      assert.match((await exchange(another)).ticket, /^[\w-]{64}$/)
      await assert.rejects(exchange(another), /CAPTCHA_WRONG/)
    })

    it('is taken from our own page, and from no page of a unit’s [52, 57]', async () => {
      const { login, code } = await person({ login: 'cudza.strona' })
      const from = async (origin: string): Promise<string> => {
        const { recovery } = clientFor(server, { headers: { origin } })
        return recovery.exchange.mutate({ identifier: login, code, ...(await solveFor(server)) }).then(
          () => 'in',
          ({ message }: Error) => message,
        )
      }
      for (const origin of ['https://www.przykladowo.example', 'https://evil.example', 'null'])
        assert.equal(await from(origin), 'UNAUTHORIZED')
      assert.equal(await from(server.env.publicUrl), 'in')
    })

    it('lives an hour beside a link to another password, and as long as the link to a first one [89]', async () => {
      const again = await person({ login: 'godzina' })
      const first = await person({ login: 'dwadni' }, { password: false })
      server.advance(60 * MINUTE)
      try {
        await inspect(again.ticket)
        assert.equal(await outcome('godzina', again.code), 'TICKET_INVALID')
        server.advance(46 * 60 * MINUTE)
        assert.equal(await outcome('dwadni', first.code), 'in')
        const late = await person({ login: 'zapozno' }, { password: false })
        server.advance(48 * 60 * MINUTE)
        assert.equal(await outcome('zapozno', late.code), 'TICKET_INVALID')
      } finally {
        server.advance(-(1 + 46 + 48) * 60 * MINUTE)
      }
    })

    it('of several accounts of an address says which one is meant, and is no other’s [8]', async () => {
      const [one, two] = [
        await person({ login: 'starszy', email: 'rodzic@example.org' }),
        await person({ login: 'mlodszy', email: 'rodzic@example.org' }),
      ]
      assert.equal(await outcome('starszy', two.code), 'TICKET_INVALID')
      assert.equal((await inspect(await type('rodzic@example.org', two.code))).login, 'mlodszy')
      assert.equal((await inspect(await type('rodzic@example.org', one.code))).login, 'starszy')
    })

    it('opens nothing in another unit [7]', async () => {
      const { code } = await person({ login: 'sasiad' })
      await enter(server, { login: 'sasiad' }, 'obok')
      assert.equal(await outcome('sasiad', code, HOME, 'obok'), 'TICKET_INVALID')
      assert.equal(await outcome('sasiad', code), 'in')
    })

    it('gives one ticket to fifty who type it at once [89]', async () => {
      const { code } = await person({ login: 'wyscig' })
      const outcomes = await Promise.all(Array.from({ length: 50 }, (_, n) => outcome('wyscig', code, STRANGERS[n])))
      assert.equal(outcomes.filter((each) => each === 'in').length, 1, outcomes.join())
      assert.equal((await accountOf(server, 'wyscig')).tickets.length, 2)
    })

    it('has five tries in a network, and a stranger’s five spend none of the owner’s [81, 89]', async () => {
      const { code } = await person({ login: 'ofiara' })
      const [stranger] = STRANGERS
      const tries = []
      for (let n = 1; n <= 7; n++) tries.push(await outcome('ofiara', wrong(code, n), stranger))
      assert.deepEqual(tries, [...Array(5).fill('TICKET_INVALID'), ...Array(2).fill('TOO_MANY_REQUESTS')])
      assert.equal(await outcome('ofiara', code, stranger), 'TOO_MANY_REQUESTS', 'a right one too')
      for (let n = 1; n <= 4; n++) assert.equal(await outcome('ofiara', wrong(code, n)), 'TICKET_INVALID')
      assert.equal(await outcome('ofiara', code), 'in')
    })

    it('has twenty tries from everywhere, at once too, and another one has its own [89]', async () => {
      const { code } = await person({ login: 'wielu' })
      const tried = await Promise.all(
        STRANGERS.slice(0, 20).map((from, n) => outcome('wielu', wrong(code, n + 1), from)),
      )
      assert.deepEqual(new Set(tried), new Set(['TICKET_INVALID']))
      assert.equal(await outcome('wielu', code), 'TICKET_INVALID', 'the twenty-first')
      const { code: next, ticket } = await grant('wielu')
      assert.equal(await outcome('wielu', wrong(next)), 'TICKET_INVALID')
      assert.equal(await outcome('wielu', next), 'in')
      await inspect(ticket)
    })

    it('of a letter has a thousand from everywhere, and what looks like a mailed one is none of them [89]', async () => {
      await enter(server, { login: 'babcia' })
      const { id } = await accountOf(server, 'babcia')
      const code = createLetterCode()
      const life = {
        purpose: 'activation' as const,
        expiresAt: new Date(server.services.now().getTime() + 30 * MINUTE),
      }
      const owner = { unit: 'przykladowo', id }
      const stored = { hash: codeHash(server.services.keyring, owner, life, code), expiresAt: life.expiresAt }
      const made = await server.services.accounts.grantTicket({
        ...owner,
        email: undefined,
        ticket: { hash: 'of a letter', ...life, request: 'letter', code: stored },
        mail: { request: 'letter', at: server.services.now() },
        caps: { perHour: 1, perDay: 1 },
      })
      assert.ok(made)
      const tried = await Promise.all(STRANGERS.slice(0, 30).map((from) => outcome('babcia', '12345678', from)))
      const letters = STRANGERS.slice(30, 230).flatMap((from, n) => Array<string>(n === 0 ? 4 : 5).fill(from))
      // a hundred at once: more than that a store need not answer in time
      while (letters.length > 0) {
        const some = letters.splice(0, 100).map((from) => outcome('babcia', createLetterCode(), from))
        tried.push(...(await Promise.all(some)))
      }
      assert.deepEqual([tried.length, ...new Set(tried)], [30 + 999, 'TICKET_INVALID'])
      assert.equal(await outcome('babcia', formatCode(code).toLowerCase()), 'in', 'the thousandth')
    })

    it('that is mistyped so that it can be none costs no try [89]', async () => {
      const { code } = await person({ login: 'palce' })
      for (const slip of ['', '1234567', '123456789', `${code}1`, 'abcdefgh', '1'.repeat(250)])
        for (let n = 0; n < 3; n++) assert.equal(await outcome('palce', slip), 'TICKET_INVALID')
      assert.equal(await outcome('palce', code), 'in')
    })

    it('that is right gives the tries back, and so does the wish for another one', async () => {
      const { login, code } = await person({ login: 'roztargniona', email: 'roztargniona@example.org' })
      for (let n = 1; n <= 4; n++) await outcome(login, wrong(code, n), '127.0.0.1')
      assert.equal(await outcome(login, code, '127.0.0.1'), 'in')
      for (let n = 1; n <= 5; n++) await outcome(login, wrong(code, n), '127.0.0.1')
      assert.equal(await outcome(login, wrong(code), '127.0.0.1'), 'TOO_MANY_REQUESTS')
      await ask(server, login)
      const { code: next } = await grant(login)
      assert.equal(await outcome(login, next, '127.0.0.1'), 'in')
    })

    it('is refused alike, whoever has the identifier and whoever has not, and each try is written down [45]', async () => {
      const { login } = await person({ login: 'ktos' })
      await enter(server, { login: 'bez.kodu' })
      await disableAccount(server.services, {
        unit: unitOf(server),
        login: (await person({ login: 'byly' })).login,
        actor: CLI,
      })
      for (const identifier of [login, 'bez.kodu', 'byly', 'nikt.taki', peselNumber(77), 'nikt@example.org', '🙂']) {
        const tries = []
        for (let n = 0; n < 6; n++) tries.push(await outcome(identifier, `0000000${n}`, STRANGERS[240]))
        assert.deepEqual(tries, [...Array(5).fill('TICKET_INVALID'), 'TOO_MANY_REQUESTS'], identifier)
      }
    })

    it('that is wrong is refused at even times: what little the work differs by tells nothing [45]', async () => {
      const { login } = await person({ login: 'zegar' })
      for (const identifier of [login, 'nikt.na.zegarze'])
        for (let n = 0; n < 3; n++) {
          const begun = performance.now()
          assert.equal(await outcome(identifier, `1111111${n}`, STRANGERS[243]), 'TICKET_INVALID')
          assert.ok(performance.now() - begun >= 50)
        }
    })

    it('dies with its link: by a password, another address, disabling [19, 20]', async () => {
      const set = await person({ login: 'haslo' })
      const other = await grant('haslo')
      await complete(other.ticket)
      assert.deepEqual(
        [await outcome('haslo', set.code), await outcome('haslo', other.code)],
        Array(2).fill('TICKET_INVALID'),
      )
      const moved = await person({ login: 'adres', email: 'stary.adres@example.org' })
      await enter(server, { login: 'adres', email: 'nowy.adres@example.org' })
      assert.equal(await outcome('adres', moved.code), 'TICKET_INVALID')
      const gone = await person({ login: 'odeszla' })
      await disableAccount(server.services, { unit: unitOf(server), login: 'odeszla', actor: CLI })
      assert.equal(await outcome('odeszla', gone.code), 'TICKET_INVALID')
    })

    it('tells nobody whose PESEL goes with it: of one birth date five are heard a day [78]', async () => {
      const { code } = await person({ login: 'zpesel', pesel: peselNumber(40) })
      const tries = []
      for (let n = 1; n <= 7; n++) tries.push(await outcome(peselNumber(40 + n * PESEL_DATES), code, STRANGERS[241]))
      assert.deepEqual(tries, [...Array(5).fill('TICKET_INVALID'), ...Array(2).fill('TOO_MANY_REQUESTS')])
    })

    it('is stored as a keyed hash that neither moves nor is prolonged, and follows the keys of its unit [15, 75, 97]', async () => {
      const { code } = await person({ login: 'zapisana' })
      const thief = await person({ login: 'zlodziej' })
      const row = await intruder.read('accounts', 'login', 'zapisana')
      assert.ok(!JSON.stringify(row).includes(code))
      const { tickets } = await intruder.read('accounts', 'login', 'zlodziej')
      await intruder.write('accounts', { ...row, tickets })
      assert.equal(await outcome('zapisana', thief.code), 'TICKET_INVALID')
      for (const broken of [{}, 7, { hash: 7, expiresAt: 7 }, 'x']) {
        const [ticket] = row['tickets'] as [object]
        await intruder.write('accounts', { ...row, tickets: [{ ...ticket, code: broken }] })
        assert.equal(await outcome('zapisana', code, STRANGERS[242]), 'TICKET_INVALID')
      }
      await intruder.write('accounts', row)
      for (let times = 0; times < 2; times++) await renewKeys(server.services, 'przykladowo', { wait: async () => {} })
      const renewed = await intruder.read('accounts', 'login', 'zapisana')
      assert.notDeepEqual(renewed['tickets'], row['tickets'])
      assert.equal(await outcome('zapisana', code), 'in')
    })
  })
})
