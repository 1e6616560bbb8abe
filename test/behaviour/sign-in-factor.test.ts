import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makePrintedCodes } from '../../server/domain/factors/make-printed-codes.js'
import { askedPasskey as asked } from '../support/asked-passkey.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { employ, signInOnPage } from '../support/panel.js'
import { addPasskey, setUpTotp } from '../support/second-factor.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { accountOf, PASSWORD, unitOf } from '../support/walk.js'

const HALF_A_MINUTE = 30_000
const pairOf = (setCookie = ''): string => setCookie.split(';')[0] ?? ''

eachStore((store) => {
  describe('the step of the second factor', () => {
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

    /** A teacher with a telephone, a passkey and printed codes. */
    const somebody = async () => {
      const login = `osoba${people++}`
      await employ(server, { login, role: 'teacher', class: '4b' })
      const { telephone } = await setUpTotp(server, login)
      const { device } = await addPasskey(server, login)
      const made = await makePrintedCodes(server.services, {
        unit: unitOf(server),
        account: await accountOf(server, login),
      })
      // the digits of the setting up count as used
      ahead += HALF_A_MINUTE
      return { login, device, codes: made?.codes ?? [], digits: () => telephone.digits(server.services.now()) }
    }
    const send = (step: string, typed: Record<string, string>, cookie = '', unit = 'przykladowo') =>
      fetch(`${server.url}/jst/${unit}/sign-in${step}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: server.env.publicUrl, cookie },
        body: new URLSearchParams({ to: 'panel', lang: 'pl', ...typed }),
      })
    const show = async (step: string, cookie = '') => {
      const answer = await fetch(`${server.url}/jst/przykladowo/sign-in${step}`, {
        headers: { cookie, 'accept-language': 'pl' },
        redirect: 'manual',
      })
      return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') ?? '' }
    }
    const password = async (login: string): Promise<string> => {
      const { outcome, setCookie } = await signInOnPage(server, { identifier: login, password: PASSWORD })
      assert.equal(outcome, 'factor')
      return pairOf(setCookie)
    }
    const whereTo = (answer: Response): string => answer.headers.get('location') ?? ''
    const isIn = (answer: Response): boolean => whereTo(answer).startsWith('/panel/')
    const me = async (cookie: string): Promise<string> =>
      (await clientFor(server, { headers: { origin: server.env.publicUrl, cookie } }).panel.me.mutate()).login

    it('comes after the password, and the panel is closed until then [72]', async () => {
      const { login, digits } = await somebody()
      const cookie = await password(login)
      await assert.rejects(me(cookie), { message: 'UNAUTHORIZED' })
      const { html } = await show('/factor', cookie)
      assert.match(html, /autocomplete="one-time-code"/)
      assert.match(html, /data-passkey="sign"/)
      const answer = await send('/factor', { code: ` ${digits().replace(/(...)/, '$1 ')}` }, cookie)
      assert.equal(whereTo(answer), '/panel/przykladowo?lang=pl')
      const inside = pairOf(answer.headers.getSetCookie()[0])
      assert.equal(await me(inside), login)
      await assert.rejects(me(cookie), { message: 'UNAUTHORIZED' }, 'the former secret')
    })

    it('takes six digits once, each printed code once, and a passkey [72]', async () => {
      const { login, device, codes, digits } = await somebody()
      const code = digits()
      assert.ok(isIn(await send('/factor', { code }, await password(login))))
      const again = await send('/factor', { code }, await password(login))
      assert.match(whereTo(again), /\/factor\?.*e=code/)
      const [first = '', second = ''] = codes
      assert.ok(isIn(await send('/factor', { code: first }, await password(login))))
      assert.match(whereTo(await send('/factor', { code: first }, await password(login))), /e=code/)
      assert.ok(isIn(await send('/factor', { code: second }, await password(login))))
      const cookie = await password(login)
      const answer = device.sign(asked((await show('/factor', cookie)).html))
      assert.ok(isIn(await send('/factor', { answer }, cookie)))
      assert.match(whereTo(await send('/factor', { answer }, await password(login))), /e=passkey/)
    })

    it('lets one in of fifty at once: with one code, one printed code, one signature [72]', async () => {
      type Person = Awaited<ReturnType<typeof somebody>>
      const typed = [
        async ({ digits }: Person) => ({ code: digits() }),
        async ({ codes }: Person) => ({ code: codes[0] ?? '' }),
        async ({ device }: Person, cookie: string) => ({
          answer: device.sign(asked((await show('/factor', cookie)).html)),
        }),
      ]
      for (const given of typed) {
        // the losers' tries count, and may be counted after the winner's were forgotten
        const person = await somebody()
        const cookie = await password(person.login)
        const form = await given(person, cookie)
        const all = await Promise.all(Array.from({ length: 50 }, () => send('/factor', form, cookie)))
        assert.equal(all.filter(isIn).length, 1)
      }
    })

    it('says what is wrong at the field, in four languages, and that tries are few after five', async () => {
      const { login } = await somebody()
      const cookie = await password(login)
      const wrong = await send('/factor', { code: 'abc' }, cookie)
      const { html } = await show(`/factor${new URL(whereTo(wrong), server.url).search}`, cookie)
      assert.match(html, /<title>Błąd: Drugi składnik/)
      assert.match(html, /id="code-error"[^]*Ten kod nie pasuje[^]*aria-invalid="true"/)
      for (const [lang, title] of [
        ['uk', 'Другий фактор входу'],
        ['en', 'Second factor'],
        ['ru', 'Второй фактор входа'],
      ] as const)
        assert.match((await show(`/factor?lang=${lang}`, cookie)).html, new RegExp(`<h1>${title}</h1>`))
      let last = ''
      for (let tries = 0; tries < 7; tries++) last = whereTo(await send('/factor', { code: '000000' }, cookie))
      assert.match(last, /e=later&wait=\d+/)
      assert.equal((await show(`/factor${new URL(last, server.url).search}`, cookie)).status, 429)
    })

    it('is no step without a password, at another unit, after ten minutes, or of whoever is in', async () => {
      const { login, digits } = await somebody()
      const cookie = await password(login)
      for (const [unit, tried] of [
        ['przykladowo', ''],
        ['przykladowo', `klucznik-panel=${'A'.repeat(43)}`],
        ['obok', cookie],
      ] as const) {
        const answer = await send('/factor', { code: digits() }, tried, unit)
        assert.match(whereTo(answer), new RegExp(`^/jst/${unit}/sign-in\\?.*e=over`))
        assert.deepEqual(answer.headers.getSetCookie(), [])
      }
      assert.match((await show('/factor', '')).location, /e=over/)
      ahead += 10 * 60_000 + 1
      assert.match(whereTo(await send('/factor', { code: digits() }, cookie)), /e=over/)
      const later = await password(login)
      const inside = pairOf((await send('/factor', { code: digits() }, later)).headers.getSetCookie()[0])
      assert.equal(await me(inside), login)
      ahead += HALF_A_MINUTE
      assert.match(whereTo(await send('/factor', { code: digits() }, inside)), /e=over/)
      assert.equal((await send('/factor', { code: 'x'.repeat(100_000) }, cookie)).status, 413)
    })

    it('is passed by a passkey alone, which needs no password; each challenge counts once [72]', async () => {
      const { login, device } = await somebody()
      const { html } = await show('')
      assert.match(html, /data-conditional/)
      const answer = device.sign(asked(html))
      const all = await Promise.all(Array.from({ length: 50 }, () => send('/passkey', { answer })))
      const [winner, ...others] = all.filter(isIn)
      assert.ok(winner)
      assert.equal(others.length, 0)
      assert.equal(await me(pairOf(winner.headers.getSetCookie()[0])), login)
      assert.match(whereTo(await send('/passkey', { answer: '{}' })), /sign-in\?.*e=passkey/)
      const forFactor = device.sign(asked((await show('/factor', await password(login))).html))
      assert.match(whereTo(await send('/passkey', { answer: forFactor })), /e=passkey/, 'a challenge of another step')
      const elsewhere = device.sign(asked((await show('')).html))
      assert.match(whereTo(await send('/passkey', { answer: elsewhere }, '', 'obok')), /e=passkey/)
    })

    it('opens nothing to whoever was disabled or held meanwhile', async () => {
      const { login, device, digits } = await somebody()
      const cookie = await password(login)
      const signed = device.sign(asked((await show('')).html))
      await employ(server, { login: 'sekretariat', role: 'office' })
      const { setCookie } = await signInOnPage(server, { identifier: 'sekretariat', password: PASSWORD })
      const headers = { origin: server.env.publicUrl, cookie: pairOf(setCookie) }
      await clientFor(server, { headers }).panel.people.disable.mutate({ login })
      assert.match(whereTo(await send('/factor', { code: digits() }, cookie)), /e=over/)
      assert.match(whereTo(await send('/passkey', { answer: signed })), /e=passkey/)
    })
  })
})
