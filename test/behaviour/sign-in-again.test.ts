import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makePrintedCodes } from '../../server/domain/factors/make-printed-codes.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { askedPasskey } from '../support/asked-passkey.js'
import { employ, givePassword, signInOnPage } from '../support/panel.js'
import { addPasskey, setUpTotp } from '../support/second-factor.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { accountOf, enter, PASSWORD, unitOf } from '../support/walk.js'

const HALF_A_MINUTE = 30_000
const LONG = 10 * 60_000 + 1
const pairOf = (setCookie = ''): string => setCookie.split(';')[0] ?? ''

eachStore((store) => {
  describe('showing once more who one is [74]', () => {
    let server: TestServer
    let ahead = 0
    let people = 0
    before(async () => {
      server = await startTestServer({
        units: [testUnit(), testUnit({ id: 'obok' })],
        env: store.env(),
        now: () => new Date(Date.now() + ahead),
      })
    })
    after(() => server.stop())

    const send = (
      typed: Record<string, string>,
      cookie = '',
      { unit = 'przykladowo', step = '/again', headers = {} as Record<string, string> } = {},
    ) =>
      fetch(`${server.url}/jst/${unit}/sign-in${step}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: server.env.publicUrl, cookie, ...headers },
        body: new URLSearchParams({ to: 'panel', lang: 'pl', ...typed }),
      })
    const show = async (query: string, cookie = '', unit = 'przykladowo') => {
      const answer = await fetch(`${server.url}/jst/${unit}/sign-in/again${query}`, {
        headers: { cookie, 'accept-language': 'pl' },
        redirect: 'manual',
      })
      const { status, headers } = answer
      return { status, html: await answer.text(), location: headers.get('location') ?? '', headers }
    }
    const whereTo = (answer: Response): string => answer.headers.get('location') ?? ''
    const keptBy = (answer: Response): string => pairOf(answer.headers.getSetCookie()[0])
    const passed = (answer: Response): boolean => whereTo(answer).startsWith('/panel/')
    const panel = (cookie: string) => clientFor(server, { headers: { origin: server.env.publicUrl, cookie } }).panel
    const signIn = async (login: string): Promise<string> =>
      pairOf((await signInOnPage(server, { identifier: login, password: PASSWORD })).setCookie)
    /** What only a fresh session may do. */
    const widen = (cookie: string) =>
      panel(cookie).people.save.mutate({ isNew: true, role: 'teacher', person: { login: `nowa${people++}` } })

    /** An office without a second factor, or with all of them, that signed in long ago. */
    const office = async () => {
      const login = `biuro${people++}`
      await employ(server, { login, role: 'office' })
      const cookie = await signIn(login)
      ahead += LONG
      return { login, cookie }
    }
    const guarded = async () => {
      const login = `biuro${people++}`
      await employ(server, { login, role: 'office' })
      const { telephone } = await setUpTotp(server, login)
      const { device } = await addPasskey(server, login)
      const unit = unitOf(server)
      const made = await makePrintedCodes(server.services, { unit, account: await accountOf(server, login) })
      ahead += HALF_A_MINUTE
      const digits = () => telephone.digits(server.services.now())
      const first = await signIn(login)
      const cookie = keptBy(await send({ code: digits() }, first, { step: '/factor' }))
      ahead += LONG
      return { login, cookie, device, codes: made?.codes ?? [], digits }
    }

    it('asks for the password where there is no second factor, and makes the session fresh', async () => {
      const { login, cookie } = await office()
      await assert.rejects(widen(cookie), { message: 'REAUTHENTICATE' })
      const { status, html, headers } = await show('?to=panel', cookie)
      assert.equal(status, 200)
      assert.match(html, new RegExp(`Zalogowano: ${login}\\.`))
      assert.match(html, /<form method="post" action="\/jst\/przykladowo\/sign-in\/again">/)
      assert.match(html, /autocomplete="current-password"/)
      assert.doesNotMatch(html, /<script|one-time-code/)
      assert.equal(headers.get('cache-control'), 'no-store')
      assert.equal(headers.get('referrer-policy'), 'same-origin')
      const answer = await send({ password: PASSWORD }, cookie)
      assert.equal(whereTo(answer), '/panel/przykladowo?lang=pl')
      const fresh = keptBy(answer)
      await widen(fresh)
      await assert.rejects(panel(cookie).me.mutate(), { message: 'UNAUTHORIZED' }, 'the former secret')
    })

    it('asks for the second factor where there is one, and takes no password in its place', async () => {
      const { cookie, device, codes, digits } = await guarded()
      const { html } = await show('', cookie)
      assert.match(html, /autocomplete="one-time-code"/)
      assert.match(html, /data-passkey="sign"/)
      assert.doesNotMatch(html, /type="password"/)
      const refused = await send({ password: PASSWORD }, cookie)
      assert.match(whereTo(refused), /\/again\?.*e=wrong/)
      assert.deepEqual(refused.headers.getSetCookie(), [])

      // the same six digits at the end: half a minute may go by meanwhile
      const code = digits()
      const byDigits = await send({ code }, cookie)
      assert.ok(passed(byDigits))
      await widen(keptBy(byDigits))
      const byPaper = await send({ code: codes[0] ?? '' }, keptBy(byDigits))
      assert.ok(passed(byPaper))
      const answer = device.sign(askedPasskey((await show('', keptBy(byPaper))).html))
      const byPasskey = await send({ answer }, keptBy(byPaper))
      assert.ok(passed(byPasskey))
      for (const used of [{ code }, { code: codes[0] ?? '' }, { answer }])
        assert.match(whereTo(await send(used, keptBy(byPasskey))), /\/again\?.*e=(code|passkey)/)
    })

    it('lets one of fifty at once go on: by one password, one code, one printed code, one signature', async () => {
      const all = async (typed: Record<string, string>, cookie: string) => {
        const answers = await Promise.all(Array.from({ length: 50 }, () => send(typed, cookie)))
        assert.equal(answers.filter(passed).length, 1)
      }
      await all({ password: PASSWORD }, (await office()).cookie)
      // of each an own one: the losers' tries count, and may be counted after the winner's were forgotten
      const one = await guarded()
      await all({ code: one.digits() }, one.cookie)
      const two = await guarded()
      await all({ code: two.codes[1] ?? '' }, two.cookie)
      const three = await guarded()
      await all({ answer: three.device.sign(askedPasskey((await show('', three.cookie)).html)) }, three.cookie)
    })

    it('says at the field what is wrong, keeps guessers out as the sign-in does, and leaves the session as it was', async () => {
      const { cookie } = await office()
      const wrong = await send({ password: 'zupelnie inne haslo' }, cookie)
      assert.match(whereTo(wrong), /\/again\?.*e=wrong/)
      const { html } = await show(new URL(whereTo(wrong), server.url).search, cookie)
      assert.match(html, /<title>Błąd: Potwierdź/)
      assert.match(html, /id="password-error"[^]*To nie jest hasło[^]*aria-invalid="true"/)
      const blank = await send({ password: '' }, cookie)
      assert.match((await show(new URL(whereTo(blank), server.url).search, cookie)).html, /Wpisz hasło/)
      let last = ''
      for (let tries = 0; tries < 12 && !last.includes('e=later'); tries++)
        last = whereTo(await send({ password: `haslo ${tries}` }, cookie))
      assert.match(last, /\/again\?.*e=later&wait=\d+/)
      assert.equal((await show(new URL(last, server.url).search, cookie)).status, 429)
      assert.ok(await panel(cookie).me.mutate())

      const { cookie: other, digits } = await guarded()
      for (let tries = 0; tries < 7; tries++) last = whereTo(await send({ code: '000000' }, other))
      assert.match(last, /\/again\?.*e=later/)
      assert.match(whereTo(await send({ code: digits() }, other)), /e=later/)
    })

    it('is for nobody but who is in: not between steps, not at another unit, not from another page', async () => {
      const { login, cookie, digits } = await guarded()
      const between = await signIn(login)
      const plain = await office()
      for (const [unit, tried] of [
        ['przykladowo', ''],
        ['przykladowo', `klucznik-panel=${'A'.repeat(43)}`],
        ['przykladowo', between],
        ['obok', plain.cookie],
      ] as const) {
        const asked = await show('', tried, unit)
        assert.match(asked.location, new RegExp(`^/jst/${unit}/sign-in\\?`))
        for (const typed of [{ password: PASSWORD }, { code: digits() }]) {
          const answer = await send(typed, tried, { unit })
          assert.match(whereTo(answer), new RegExp(`^/jst/${unit}/sign-in\\?.*e=over`))
          assert.deepEqual(answer.headers.getSetCookie(), [])
        }
      }
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
      ]) {
        const refused = await send({ password: PASSWORD }, plain.cookie, { headers })
        assert.equal(refused.status, 403)
        assert.deepEqual(refused.headers.getSetCookie(), [])
      }
      assert.equal((await send({ code: 'x'.repeat(100_000) }, cookie)).status, 413)
      assert.equal((await show('', '', 'nie-ma')).status, 404)
    })

    it('leads back to where one was, and to no place that is not ours', async () => {
      const { cookie } = await office()
      for (const [to, place] of [
        ['konto', '/jst/przykladowo/konto?lang=pl'],
        ['konto/factors', '/jst/przykladowo/konto/factors?lang=pl'],
        ['//evil.example', '/panel/przykladowo?lang=pl'],
        ['konto/../../..', '/panel/przykladowo?lang=pl'],
        ['https://evil.example', '/panel/przykladowo?lang=pl'],
      ] as const) {
        const { html } = await show(`?${new URLSearchParams({ to }).toString()}`, cookie)
        assert.doesNotMatch(html, /evil|\.\./)
        assert.ok(html.includes(`<a href="${place}">`), to)
      }
      const answer = await send({ password: PASSWORD, to: 'konto/factors' }, cookie)
      assert.equal(whereTo(answer), '/jst/przykladowo/konto/factors?lang=pl')
    })

    it('is asked of parents too, for their own page', async () => {
      await enter(server, { login: 'rodzic', email: 'rodzic@example.org' })
      await givePassword(server, 'rodzic')
      const cookie = await signIn('rodzic')
      assert.equal(whereTo(await send({ password: PASSWORD, to: 'konto' }, cookie)), '/jst/przykladowo/konto?lang=pl')
    })

    it('speaks four languages', async () => {
      const { cookie } = await office()
      for (const [lang, title] of [
        ['uk', 'Підтвердьте, що це ви'],
        ['en', 'Confirm that it is you'],
        ['ru', 'Подтвердите, что это вы'],
      ] as const)
        assert.match((await show(`?lang=${lang}`, cookie)).html, new RegExp(`<h1>${title}</h1>`))
    })
  })
})
