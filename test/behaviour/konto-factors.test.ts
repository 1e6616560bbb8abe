import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { factorsOf } from '../../server/domain/factors/list-factors.js'
import type { PasskeyOptions } from '../../server/domain/ports/passkeys.js'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { employ, givePassword, signInOnPage } from '../support/panel.js'
import { telephoneWith } from '../support/second-factor.js'
import { softwareAuthenticator } from '../support/software-authenticator.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { accountOf, enter, PASSWORD } from '../support/walk.js'

const HALF_A_MINUTE = 30_000
const pairOf = (setCookie = ''): string => setCookie.split(';')[0] ?? ''
const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&amp;', '&')

eachStore((store) => {
  describe('the page of one’s own second factors', () => {
    let server: TestServer
    let ahead = 0
    let people = 0
    before(async () => {
      server = await startTestServer({
        units: [testUnit(), testUnit({ id: 'obok' }), testUnit({ id: 'ostro', staffSecondFactor: 'required' })],
        env: store.env(),
        now: () => new Date(Date.now() + ahead),
      })
    })
    after(() => server.stop())

    /** Somebody who has just signed in, with the cookie as it is after each answer. */
    const somebody = async (role: 'member' | 'teacher' = 'member', unit = 'przykladowo') => {
      const login = `osoba${people++}`
      if (role === 'teacher') await employ(server, { login, role, class: '4b', unit })
      else {
        await enter(server, { login }, unit)
        await givePassword(server, login, { unit })
      }
      const { setCookie, location } = await signInOnPage(
        server,
        { identifier: login, password: PASSWORD, to: 'konto/factors' },
        { unit },
      )
      let cookie = pairOf(setCookie)
      const call = async (path: string, form?: Record<string, string>, headers: Record<string, string> = {}) => {
        const answer = await fetch(`${server.url}/jst/${unit}/konto${path}`, {
          redirect: 'manual',
          headers: { cookie, origin: server.env.publicUrl, ...headers },
          ...(form && { method: 'POST', body: new URLSearchParams({ lang: 'pl', ...form }) }),
        })
        const [kept] = answer.headers.getSetCookie()
        if (kept !== undefined) cookie = pairOf(kept)
        return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') ?? '' }
      }
      return { login, unit, location, call, cookie: () => cookie }
    }
    type Somebody = Awaited<ReturnType<typeof somebody>>

    const field = (html: string, name: string): string =>
      unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '')
    const optionsIn = (html: string): PasskeyOptions =>
      JSON.parse(unescaped(/data-options="([^"]+)"/.exec(html)?.[1] ?? '{}')) as PasskeyOptions
    const digitsFor = (html: string): string => {
      const uri = unescaped(/href="(otpauth:[^"]+)"/.exec(html)?.[1] ?? '')
      return telephoneWith(uri).digits(server.services.now())
    }
    const addTotp = async ({ call }: Somebody) => {
      const { html } = await call('/factors/totp?lang=pl')
      const form = { setup: field(html, 'setup'), code: digitsFor(html) }
      return { form, answer: await call('/factors/totp', form) }
    }
    const factors = async ({ login, unit }: Somebody) =>
      factorsOf(server.services, await accountOf(server, login, unit))

    it('adds an app by its picture, its link or its key, with the digits of now [72]', async () => {
      const parent = await somebody()
      assert.equal(parent.location, '/jst/przykladowo/konto/factors?lang=pl')
      const { html } = await parent.call('/factors/totp?lang=pl')
      assert.match(html, /<svg class="qr" role="img" aria-label="Kod QR dla aplikacji">/)
      assert.match(html, /<code>(?:[A-Z2-7]{4} ?){8}<\/code>/)
      assert.match(html, /autocomplete="one-time-code"/)
      const setup = field(html, 'setup')
      const wrong = await parent.call('/factors/totp', { setup, code: '12' })
      assert.match(wrong.html, /Te cyfry nie pasują/)
      assert.equal(field(wrong.html, 'setup'), setup, 'the same secret')
      const { location } = await parent.call('/factors/totp', { setup, code: digitsFor(html) })
      assert.match(location, /\/konto\/factors\?.*done=first/)
      const list = await parent.call(location.replace('/jst/przykladowo/konto', ''))
      assert.match(list.html, /Zrób teraz kody do wydrukowania[^]*Aplikacja z kodami[^]*dodano/)
      assert.equal((await signInOnPage(server, { identifier: parent.login, password: PASSWORD })).outcome, 'factor')
      assert.match((await parent.call('/factors/totp', { setup, code: digitsFor(html) })).location, /e=over/)
    })

    it('adds a passkey under a name, once of fifty at once, and no stranger’s [72]', async () => {
      const parent = await somebody()
      const device = softwareAuthenticator(server.env.publicUrl, {})
      const { html } = await parent.call('/factors?lang=pl')
      assert.match(html, /data-passkey="make"/)
      const answer = device.make(optionsIn(html))
      const thief = await somebody()
      assert.match((await thief.call('/factors/passkey', { answer, name: 'x' })).location, /e=refused/)
      const cookie = parent.cookie()
      const all = await Promise.all(
        Array.from({ length: 50 }, () =>
          fetch(`${server.url}/jst/przykladowo/konto/factors/passkey`, {
            method: 'POST',
            redirect: 'manual',
            headers: { cookie, origin: server.env.publicUrl },
            body: new URLSearchParams({ answer, name: 'mój <telefon>', lang: 'pl' }),
          }),
        ),
      )
      assert.equal(all.filter(({ headers }) => headers.get('location')?.includes('done=first')).length, 1)
      const { passkeys } = await factors(parent)
      assert.deepEqual(
        passkeys.map(({ name }) => name),
        ['mój <telefon>'],
      )
      assert.deepEqual((await factors(thief)).passkeys, [])
    })

    it('shows ten printed codes once: a reload makes no new ones in the place of those on paper [72]', async () => {
      const parent = await somebody()
      assert.match((await parent.call('/factors/codes', { once: 'a' })).location, /e=first/)
      await addTotp(parent)
      const once = field((await parent.call('/factors?lang=pl')).html, 'once')
      const { html } = await parent.call('/factors/codes', { once })
      const codes = [...html.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, code = '']) => code)
      assert.equal(new Set(codes).size, 10)
      assert.match(html, new RegExp(`<strong>${parent.login}</strong>`))
      const again = await parent.call('/factors/codes', { once })
      assert.match(again.location, /e=shown/)
      const list = await parent.call('/factors?lang=pl&e=shown')
      assert.match(list.html, /nie da się ich zobaczyć ponownie/)
      assert.ok(codes.every((code) => !list.html.includes(code)))
      assert.match(list.html, /zostało: 10/)
    })

    it('takes one away after asking, ends the other sessions, and keeps the last where it is required [71, 72]', async () => {
      const teacher = await somebody('teacher', 'ostro')
      assert.equal(teacher.location, '/jst/ostro/konto/factors?to=konto%2Ffactors&lang=pl')
      assert.match((await teacher.call('/factors?lang=pl')).html, /Szkoła wymaga drugiego składnika/)
      assert.match((await teacher.call('?lang=pl')).location, /konto\/factors/, 'nothing else opens')
      const { answer } = await addTotp(teacher)
      assert.match(answer.location, /done=first/)
      assert.equal((await teacher.call('?lang=pl')).status, 200)
      const headers = { origin: server.env.publicUrl, cookie: teacher.cookie() }
      const { panel } = clientFor(server, { unit: 'ostro', headers })
      assert.equal((await panel.me.mutate()).login, teacher.login)
      const asked = await teacher.call('/factors/remove?kind=totp&lang=pl')
      assert.match(asked.html, /Usunąć\?[^]*Aplikacja z kodami/)
      assert.match((await teacher.call('/factors/remove', { kind: 'totp' })).location, /e=required/)
      const parent = await somebody()
      await addTotp(parent)
      const former = parent.cookie()
      assert.match((await parent.call('/factors/remove', { kind: 'totp' })).location, /done=removed/)
      assert.match((await parent.call('/factors/remove', { kind: 'totp' })).location, /e=unknown/)
      assert.equal((await signInOnPage(server, { identifier: parent.login, password: PASSWORD })).outcome, 'in')
      const late = await fetch(`${server.url}/jst/przykladowo/konto`, {
        headers: { cookie: former },
        redirect: 'manual',
      })
      assert.equal(late.status, 303)
    })

    it('asks whoever signed in long ago once more, and takes nothing from elsewhere [74]', async () => {
      const parent = await somebody()
      const { html } = await parent.call('/factors/totp?lang=pl')
      const form = { setup: field(html, 'setup'), code: digitsFor(html) }
      const foreign = await parent.call('/factors/totp', form, { origin: 'https://evil.example' })
      assert.equal(foreign.status, 403)
      ahead += 10 * 60_000 + 1
      for (const [path, typed] of [
        ['/factors/totp', form],
        ['/factors/passkey', { answer: '{}' }],
        ['/factors/codes', { once: 'a' }],
        ['/factors/remove', { kind: 'totp' }],
        ['/factors/totp?lang=pl', undefined],
        ['/factors/remove?kind=totp&lang=pl', undefined],
      ] as const) {
        const { location } = await parent.call(path, typed)
        assert.equal(location, '/jst/przykladowo/sign-in/again?to=konto%2Ffactors&lang=pl', path)
      }
      const list = await parent.call('/factors?lang=pl')
      assert.match(list.html, /potwierdź jeszcze raz, że to Ty/)
      assert.doesNotMatch(list.html, /data-passkey|<form[^>]*factors/)
      assert.deepEqual(await factors(parent), { totp: undefined, passkeys: [], codes: undefined })
      ahead += HALF_A_MINUTE
    })
  })
})
