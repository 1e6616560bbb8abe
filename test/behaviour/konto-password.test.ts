import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openPassword } from '../../server/domain/accounts/password-seal.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { ticketsIn } from '../support/mails.js'
import { employ, signInOnPage } from '../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { accountOf, ask, enter, PASSWORD, ticketFor } from '../support/walk.js'

const NEXT = 'szary wieloryb czyta gazety'
const PATH = '/jst/przykladowo/konto/password'
const pairOf = (setCookie: string): string => setCookie.split(';')[0] ?? ''

eachStore((store) => {
  describe('changing the password with the old one', () => {
    let server: TestServer
    /** argon2 runs so far. */
    let runs = 0
    before(async () => {
      const units = [testUnit(), testUnit({ id: 'obok' }), testUnit({ id: 'ostro', staffSecondFactor: 'required' })]
      server = await startTestServer({ units, env: store.env() })
      const { hasher } = server.services
      server.services.hasher = {
        hash: (...what) => hasher.hash(...what),
        verify: (...what) => ((runs += 1), hasher.verify(...what)),
        verifyNothing: (...what) => ((runs += 1), hasher.verifyNothing(...what)),
      }
      for (const login of ['anna', 'bogdan', 'celina', 'daniel', 'ewa', 'filip'])
        await employ(server, { login, email: `${login}@example.org`, role: 'member' })
      await employ(server, { login: 'ostra', role: 'teacher', class: '4b', unit: 'ostro' })
    })
    after(() => server.stop())

    const enterAs = async (identifier: string, { password = PASSWORD, unit = 'przykladowo' } = {}): Promise<string> => {
      const typed = { identifier, password, to: 'konto/password' }
      const { outcome, setCookie } = await signInOnPage(server, typed, { unit })
      assert.equal(outcome, 'in')
      return pairOf(setCookie)
    }
    const get = (path: string, cookie = '') => fetch(server.url + path, { headers: { cookie }, redirect: 'manual' })
    const change = (
      cookie: string,
      { current = PASSWORD, next = NEXT, ...more }: Record<string, string> = {},
      { path = PATH, headers = {} }: { path?: string; headers?: Record<string, string> } = {},
    ) =>
      fetch(server.url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: server.env.publicUrl, cookie, ...headers },
        body: new URLSearchParams({ current, next, lang: 'pl', ...more }),
      })
    const outcomeOf = async (answer: Response | Promise<Response>): Promise<string> => {
      const { status, headers } = await answer
      const { pathname, searchParams } = new URL(headers.get('location') ?? '/', server.url)
      const what = ['e', 'done', 'why'].map((name) => searchParams.get(name) ?? '').join('')
      return `${status} ${pathname.replace('/jst/przykladowo', '')} ${what}`
    }
    const acts = async (login: string): Promise<string[]> => {
      const entries = await server.services.audit.list('przykladowo', { limit: 200 })
      return entries
        .filter(({ subject, action }) => subject === login && action.startsWith('password.'))
        .map(({ via, actor, action }) => `${via} ${actor} ${action}`)
    }
    const isIn = async (cookie: string): Promise<boolean> => (await get(PATH, cookie)).status === 200

    it('is a plain form that a password manager understands, and asks who one is first', async () => {
      assert.equal(
        (await get(`${PATH}?lang=uk`)).headers.get('location'),
        '/jst/przykladowo/sign-in?to=konto%2Fpassword&lang=uk',
      )
      const page = await get(`${PATH}?lang=pl`, await enterAs('anna'))
      const html = await page.text()
      assert.match(html, /<input type="text" name="username" value="anna" autocomplete="username" hidden>/)
      assert.match(html, /name="current" type="password" autocomplete="current-password"/)
      assert.match(html, /name="next" type="password" autocomplete="new-password"/)
      assert.match(html, /co najmniej 12/)
      assert.doesNotMatch(html, /<script/)
      assert.equal(page.headers.get('cache-control'), 'no-store')
    })

    it('ends all other sessions and links, goes on under a fresh secret, and tells the person and the history', async () => {
      const [elsewhere, cookie] = [await enterAs('anna'), await enterAs('anna')]
      const ticket = await ticketFor(server, 'anna@example.org')
      const answer = await change(cookie)
      assert.equal(await outcomeOf(answer), '303 /konto/password 1')
      const fresh = pairOf(answer.headers.getSetCookie()[0] ?? '')
      assert.notEqual(fresh, cookie)
      assert.deepEqual([await isIn(fresh), await isIn(cookie), await isIn(elsewhere)], [true, false, false])
      assert.match(await (await get(answer.headers.get('location') ?? '', fresh)).text(), /Hasło jest zmienione/)
      const client = clientFor(server, { unit: 'przykladowo' })
      await assert.rejects(client.recovery.complete.mutate({ ticket, password: `${NEXT} i inne` }), {
        message: 'TICKET_INVALID',
      })
      const told = await server.inbox.waitFor(
        (mail) => mail.to === 'anna@example.org' && ticketsIn(mail).length === 0,
        10_000,
      )
      assert.match(told.text, /hasło/i)
      assert.deepEqual(await acts('anna'), ['page anna password.changed'])
      assert.equal((await signInOnPage(server, { identifier: 'anna', password: PASSWORD })).outcome, 'wrong')
      await enterAs('anna', { password: NEXT })
    })

    it('says at which field what is wrong, and changes nothing', async () => {
      const cookie = await enterAs('bogdan')
      for (const [typed, e, field] of [
        [{ current: '' }, 'current', 'current'],
        [{ next: '' }, 'next', 'next'],
        [{ current: 'zupelnie inne haslo' }, 'wrong', 'current'],
        [{ next: PASSWORD }, 'SAME', 'next'],
        [{ next: 'krótkie' }, 'TOO_SHORT', 'next'],
        [{ next: 'a1'.repeat(65) }, 'TOO_LONG', 'next'],
        [{ next: 'haslohaslohaslo' }, 'COMMON', 'next'],
        [{ next: 'bogdanbogdanbogdan' }, 'LIKE_LOGIN', 'next'],
        [{ next: 'gminaprzykladowo1' }, 'LIKE_UNIT', 'next'],
        [{ next: `${NEXT}\u0007` }, 'NOT_TEXT', 'next'],
      ] as const) {
        const answer = await change(cookie, typed)
        assert.equal(await outcomeOf(answer), `303 /konto/password ${e}`, JSON.stringify(typed))
        assert.deepEqual(answer.headers.getSetCookie(), [])
        const html = await (await get(answer.headers.get('location') ?? '', cookie)).text()
        assert.match(
          html,
          new RegExp(`id="${field}-error"[^]*aria-describedby="[^"]*${field}-error" aria-invalid="true"`),
        )
        assert.match(html, /<title>Błąd: /)
      }
      assert.deepEqual(await acts('bogdan'), [])
      assert.ok(await isIn(await enterAs('bogdan')))
    })

    it('costs no argon2 run for a password that cannot be the new one', async () => {
      const cookie = await enterAs('bogdan')
      const start = runs
      await change(cookie, { next: 'krótkie' })
      assert.equal(runs - start, 0)
    })

    it('lets a stolen session guess no more than a sign-in, and counts both together', async () => {
      const cookie = await enterAs('celina')
      const outcomes: string[] = []
      for (let tries = 0; tries < 14; tries++)
        outcomes.push(await outcomeOf(change(cookie, { current: `zupelnie inne haslo ${tries}` })))
      const wrong = outcomes.filter((outcome) => outcome.endsWith(' wrong'))
      assert.ok(wrong.length >= 10 && wrong.length <= 11, outcomes.join('\n'))
      const late = await change(cookie)
      assert.equal(await outcomeOf(late), '303 /konto/password later')
      const page = await get(late.headers.get('location') ?? '', cookie)
      assert.equal(page.status, 429)
      assert.match(await page.text(), /za dużo prób/)
      assert.equal((await signInOnPage(server, { identifier: 'celina', password: PASSWORD })).outcome, 'later')
    })

    it('is done by one of twenty at once, and the others are out', async () => {
      const cookie = await enterAs('daniel')
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) => change(cookie, { next: `szary wieloryb czyta ${n} gazet` })),
      )
      const outcomes = await Promise.all(answers.map((answer) => outcomeOf(answer)))
      assert.equal(outcomes.filter((outcome) => outcome === '303 /konto/password 1').length, 1, outcomes.join('\n'))
      const won = outcomes.indexOf('303 /konto/password 1')
      assert.ok(await isIn(await enterAs('daniel', { password: `szary wieloryb czyta ${won} gazet` })))
      assert.deepEqual(await acts('daniel'), ['page daniel password.changed'])
      const mails = () => server.inbox.mails().filter(({ to }) => to === 'daniel@example.org')
      await server.inbox.waitFor(({ to }) => to === 'daniel@example.org', 10_000)
      await ask(server, 'daniel@example.org')
      await server.inbox.waitFor((mail) => mail.to === 'daniel@example.org' && ticketsIn(mail).length > 0, 10_000)
      assert.equal(mails().length, 2, 'one word of the one change')
    })

    it('is not done by another page, in another unit, without a session, or before a second factor is set up', async () => {
      const cookie = await enterAs('ewa')
      const before = (await accountOf(server, 'ewa')).passwordHash
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
      ] as Record<string, string>[]) {
        const refused = await change(cookie, {}, { headers })
        assert.equal(refused.status, 403)
        assert.deepEqual(refused.headers.getSetCookie(), [])
      }
      const elsewhere = await change(cookie, {}, { path: '/jst/obok/konto/password' })
      assert.match(
        elsewhere.headers.get('location') ?? '',
        /^\/jst\/obok\/sign-in\?to=konto%2Fpassword&lang=pl&why=ended$/,
      )
      assert.equal(await outcomeOf(change('')), '303 /sign-in ended')
      const asked = { identifier: 'ostra', password: PASSWORD, to: 'konto/password' }
      const { setCookie } = await signInOnPage(server, asked, { unit: 'ostro' })
      const early = await change(pairOf(setCookie), {}, { path: '/jst/ostro/konto/password' })
      assert.match(early.headers.get('location') ?? '', /^\/jst\/ostro\/konto\/factors\?/)
      assert.equal((await change(cookie, { next: 'x'.repeat(100_000) })).status, 413)
      assert.equal((await accountOf(server, 'ewa')).passwordHash, before)
      assert.ok(await isIn(cookie))
    })

    it('tells the mailbox that the former password was set from, when the school has written down another one', async () => {
      const complete = clientFor(server, { unit: 'przykladowo' }).recovery.complete
      await complete.mutate({ ticket: await ticketFor(server, 'filip@example.org'), password: PASSWORD })
      await enter(server, { login: 'filip', email: 'obcy@example.org' })
      const cookie = await enterAs('filip')
      assert.equal(await outcomeOf(change(cookie)), '303 /konto/password 1')
      const { from } = openPassword(server.services.keyring, await accountOf(server, 'filip')) ?? {}
      assert.equal(from, 'filip@example.org')
    })

    it('is where password managers are sent: one page of several units', async () => {
      const page = await get('/.well-known/change-password')
      assert.equal(page.status, 200)
      const html = await page.text()
      for (const unit of ['przykladowo', 'obok', 'ostro'])
        assert.match(html, new RegExp(`href="/jst/${unit}/konto/password"`))
    })
  })

  describe('/.well-known/change-password of one unit', () => {
    let server: TestServer
    before(async () => {
      server = await startTestServer({ env: store.env() })
    })
    after(() => server.stop())

    it('leads to its page', async () => {
      const answer = await fetch(`${server.url}/.well-known/change-password`, { redirect: 'manual' })
      assert.deepEqual([answer.status, answer.headers.get('location')], [302, PATH])
    })
  })
})
