import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CLI } from '../../server/domain/audit/record-act.js'
import { disableAccount } from '../../server/domain/accounts/disable-account.js'
import { openPasswordHash } from '../../server/domain/accounts/password-seal.js'
import { createTicket } from '../../server/domain/tickets/ticket.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { linkIn, mailWithTicket, ticketsIn } from '../support/mails.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { accountOf, ask, enter, PASSWORD, SCHOOL, ticketFor, unitOf } from '../support/walk.js'

eachStore((store) => {
  describe('a ticket', () => {
    let server: TestServer
    let clock = 0

    before(async () => {
      server = await startTestServer({
        units: [testUnit({ ticketMinutes: 60, activationHours: 48, limits: { perAddress: '10000/60' } })],
        env: store.env(),
        now: () => new Date(Date.now() + clock),
      })
    })
    after(() => server.stop())

    const complete = (ticket: string, password = PASSWORD) =>
      clientFor(server).recovery.complete.mutate({ ticket, password })
    const inspect = (ticket: string) => clientFor(server).recovery.inspect.mutate({ ticket })
    const verify = (login: string, password: string) =>
      clientFor(server, { headers: SCHOOL }).accounts.verify.mutate({ login, password })
    const isDead = async (ticket: string) => {
      await assert.rejects(inspect(ticket), { message: 'TICKET_INVALID' })
      await assert.rejects(complete(ticket), { message: 'TICKET_INVALID' })
    }

    it('is spent by one of fifty completions at once, and only its password verifies [16]', async () => {
      await enter(server, { login: 'wyscig', email: 'wyscig@example.org' })
      const ticket = await ticketFor(server, 'wyscig@example.org')
      const passwords = Array.from({ length: 50 }, (_, n) => `kot rower chmura lampa ${n}`)
      const outcomes = await Promise.allSettled(passwords.map((password) => complete(ticket, password)))
      const winners = passwords.filter((_, n) => outcomes[n]?.status === 'fulfilled')
      assert.equal(winners.length, 1)
      assert.equal((await verify('wyscig', winners[0] ?? '')).valid, true)
      const losers = passwords.filter((password) => password !== winners[0]).slice(0, 3)
      for (const loser of losers) assert.equal((await verify('wyscig', loser)).valid, false)
    })

    it('is spent by nothing but a new password, however often it is looked at [18]', async () => {
      await enter(server, { login: 'skaner', email: 'skaner@example.org' })
      const ticket = await ticketFor(server, 'skaner@example.org')
      for (const method of ['GET', 'HEAD', 'GET'])
        await fetch(`${server.url}/jst/przykladowo#klucznik=${ticket}`, { method })
      for (let times = 0; times < 5; times++) await inspect(ticket)
      await assert.rejects(complete(ticket, 'za krótkie'), { message: 'PASSWORD_REJECTED' })
      assert.deepEqual(await complete(ticket), { login: 'skaner' })
      await isDead(ticket)
    })

    it('holds 48 hours the first time and 60 minutes later, to the second [17]', async () => {
      await enter(server, { login: 'czas', email: 'czas@example.org' })
      const first = await ticketFor(server, 'czas@example.org')
      const shown = await inspect(first)
      assert.equal(shown.purpose, 'activation')
      const left = new Date(shown.expiresAt).getTime() - Date.now()
      assert.ok(Math.abs(left - 48 * 3_600_000) < 10_000)
      try {
        clock = left - 1_000
        await inspect(first)
        clock = left + 10
        await isDead(first)
        clock = 0
        await complete(first)
        const count = server.inbox.mails().length
        await ask(server, 'czas')
        const mail = await server.inbox.waitFor(
          (each) => each.to === 'czas@example.org' && !ticketsIn(each).includes(first) && ticketsIn(each).length > 0,
          10_000,
        )
        assert.ok(server.inbox.mails().length > count)
        const again = await inspect(ticketsIn(mail)[0] ?? '')
        assert.equal(again.purpose, 'recovery')
        assert.ok(Math.abs(new Date(again.expiresAt).getTime() - Date.now() - 3_600_000) < 10_000)
      } finally {
        clock = 0
      }
    })

    it('stays alive beside a second one, and both die when one is used [19]', async () => {
      await enter(server, { login: 'dwa', email: 'dwa@example.org' })
      const one = await ticketFor(server, 'dwa@example.org')
      await ask(server, 'dwa')
      const mail = await server.inbox.waitFor(
        (each) => each.to === 'dwa@example.org' && !ticketsIn(each).includes(one),
        10_000,
      )
      const two = ticketsIn(mail)[0] ?? ''
      await inspect(one)
      await complete(two)
      await isDead(one)
    })

    it('dies with a changed address and with a disabled account [19, 20]', async () => {
      await enter(server, { login: 'zmiana', email: 'stary@example.org' })
      const ticket = await ticketFor(server, 'stary@example.org')
      await enter(server, { login: 'zmiana', email: 'stary@example.org', firstName: 'Ewa' })
      await inspect(ticket)
      await enter(server, { login: 'zmiana', email: 'nowy@example.org' })
      await isDead(ticket)
      const next = await ticketFor(server, 'nowy@example.org')
      await disableAccount(server.services, { unit: unitOf(server), login: 'zmiana', actor: CLI })
      await isDead(next)
    })

    it('that is malformed, unknown, used or expired gets one and the same answer [22]', async () => {
      await enter(server, { login: 'uzyta', email: 'uzyta@example.org' })
      const used = await ticketFor(server, 'uzyta@example.org')
      await complete(used)
      const answers = await Promise.all(
        ['', 'x', 'A'.repeat(64), used].map(async (ticket) => {
          const response = await fetch(`${server.url}/trpc/przykladowo/recovery.inspect`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ ticket }),
          })
          return `${response.status} ${response.headers.get('cache-control')} ${await response.text()}`
        }),
      )
      assert.equal(new Set(answers).size, 1, answers.join('\n'))
    })

    it('is mailed in links that no header can bend [23]', async () => {
      await enter(server, { login: 'link', email: 'link@example.org' })
      const headers = {
        'x-forwarded-host': 'evil.example',
        forwarded: 'host=evil.example;proto=http',
        'x-forwarded-proto': 'http',
      }
      await ask(server, 'link', { headers })
      const mail = await mailWithTicket(server.inbox, 'link@example.org')
      assert.ok(mail.text.includes(`${server.env.publicUrl}/jst/przykladowo?lang=pl#klucznik=`))
      assert.ok(!mail.text.includes('evil') && !mail.html.includes('evil'))
    })

    it('leads to our own page, unless the unit has named one of its own [57]', async () => {
      await enter(server, { login: 'domyslna', email: 'domyslna@example.org' })
      await ask(server, 'domyslna')
      const link = linkIn(await mailWithTicket(server.inbox, 'domyslna@example.org'))
      assert.equal(new URL(link).origin, server.env.publicUrl)
      const own = await startTestServer({ units: [testUnit({ recoveryUrl: 'https://www.przykladowo.example/haslo' })] })
      try {
        await enter(own, { login: 'wlasna', email: 'wlasna@example.org' })
        await ask(own, 'wlasna')
        const mail = await mailWithTicket(own.inbox, 'wlasna@example.org')
        assert.match(mail.text, /https:\/\/www\.przykladowo\.example\/haslo#klucznik=/)
      } finally {
        await own.stop()
      }
    })
  })

  describe('a new password', () => {
    let server: TestServer
    before(async () => {
      server = await startTestServer({ env: store.env(), units: [testUnit({ limits: { perAddress: '10000/60' } })] })
    })
    after(() => server.stop())

    it('is refused with the reason, and the ticket lives on [24, 27]', async () => {
      await enter(server, { login: 'janina.kowalska', email: 'janina@example.org' })
      const ticket = await ticketFor(server, 'janina@example.org')
      for (const [password, reason] of [
        ['krótkie', 'TOO_SHORT'],
        ['a'.repeat(129), 'TOO_LONG'],
        ['Warszawa2024!', 'COMMON'],
        ['janina.kowalska1', 'LIKE_LOGIN'],
      ] as const) {
        await assert.rejects(
          clientFor(server).recovery.complete.mutate({ ticket, password }),
          (error: { data?: { code?: string; reason?: string } }) => {
            assert.deepEqual([error.data?.code, error.data?.reason], ['PASSWORD_REJECTED', reason])
            return true
          },
        )
      }
      await clientFor(server).recovery.complete.mutate({ ticket, password: PASSWORD })
    })

    it('signs nobody in: the answer is the login, and no cookie comes with it [29]', async () => {
      await enter(server, { login: 'bez.sesji', email: 'bez.sesji@example.org' })
      const ticket = await ticketFor(server, 'bez.sesji@example.org')
      const response = await fetch(`${server.url}/trpc/przykladowo/recovery.complete`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ticket, password: PASSWORD }),
      })
      assert.equal(response.headers.get('set-cookie'), null)
      assert.deepEqual(await response.json(), { result: { data: { login: 'bez.sesji' } } })
    })

    it('is hashed for a live ticket alone: two hundred made-up ones at once cost no hash [26]', async () => {
      const { hasher } = server.services
      let hashed = 0
      server.services.hasher = { ...hasher, hash: (...what) => (hashed++, hasher.hash(...what)) }
      try {
        const ticket = await enter(server, { login: 'zywy', email: 'zywy@example.org' }).then(() =>
          ticketFor(server, 'zywy@example.org'),
        )
        const tryWith = (text: string) =>
          clientFor(server).recovery.complete.mutate({ ticket: text, password: PASSWORD })
        const life = { purpose: 'recovery' as const, expiresAt: new Date(Date.now() + 60_000) }
        const madeUp = (n: number) =>
          createTicket(server.services.keyring, { unit: 'przykladowo', id: n.toString(16).padStart(32, '0') }, life)
        const outcomes = await Promise.allSettled(Array.from({ length: 200 }, (_, n) => tryWith(madeUp(n).text)))
        assert.ok(outcomes.every(({ status }) => status === 'rejected'))
        assert.equal(hashed, 0)
        await tryWith(ticket)
        assert.equal(hashed, 1, 'the count counts')
      } finally {
        server.services.hasher = hasher
      }
    })

    it('may be set decomposed and given composed, and differ after its 72nd byte [25]', async () => {
      await enter(server, { login: 'nfc', email: 'nfc@example.org' })
      const ticket = await ticketFor(server, 'nfc@example.org')
      const password = 'zażółć gęślą jaźń, a potem rower i chmura, wiatrak, sierść żółwia, ćma, ognisko, łódź'
      await clientFor(server).recovery.complete.mutate({ ticket, password: password.normalize('NFD') })
      const verify = clientFor(server, { headers: SCHOOL }).accounts.verify
      assert.equal((await verify.mutate({ login: 'nfc', password: password.normalize('NFC') })).valid, true)
      assert.equal((await verify.mutate({ login: 'nfc', password: `${password.slice(0, -1)}x` })).valid, false)
    })

    it('is stored as argon2id with 19 MiB, two passes and one lane, sealed, and no ticket is left [15, 28]', async () => {
      const found = await accountOf(server, 'nfc')
      assert.doesNotMatch(found.passwordHash ?? '', /argon2|\$/)
      const phc = openPasswordHash(server.services.keyring, found)
      assert.match(phc ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
      assert.deepEqual(found.tickets, [])
    })
  })
})
