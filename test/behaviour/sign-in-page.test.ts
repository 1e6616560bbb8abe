import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { employ, givePassword, signInOnPage, type PageAnswer } from '../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { enter, PASSWORD } from '../support/walk.js'

const PESEL = '44051401359'
const pairOf = (setCookie = ''): string => setCookie.split(';')[0] ?? ''

eachStore((store) => {
  describe('the page where one signs in', () => {
    let server: TestServer
    let ahead = 0
    /** argon2 runs so far. */
    let runs = 0
    before(async () => {
      server = await startTestServer({
        units: [testUnit(), testUnit({ id: 'obok' })],
        env: store.env(),
        now: () => new Date(Date.now() + ahead),
      })
      const { hasher } = server.services
      server.services.hasher = {
        hash: (...what) => hasher.hash(...what),
        verify: (...what) => ((runs += 1), hasher.verify(...what)),
        verifyNothing: (...what) => ((runs += 1), hasher.verifyNothing(...what)),
      }
      await employ(server, { login: 'sekretariat', email: 'biuro@example.org', pesel: PESEL, role: 'office' })
      for (const login of ['corka', 'syn', 'pani'])
        await enter(server, { login, email: 'rodzina@example.org', firstName: `Imię ${login}` })
      // the mother works at the school too
      await employ(server, { login: 'pani', email: 'rodzina@example.org', role: 'teacher', class: '4b' })
      for (const login of ['corka', 'syn']) await givePassword(server, login)
    })
    after(() => server.stop())

    const signIn = (identifier: string, password = PASSWORD, headers: Record<string, string> = {}) =>
      signInOnPage(server, { identifier, password }, { headers })
    const get = async (path: string, cookie = ''): Promise<{ status: number; html: string; headers: Headers }> => {
      const response = await fetch(server.url + path, { headers: { cookie }, redirect: 'manual' })
      return { status: response.status, html: await response.text(), headers: response.headers }
    }
    const post = (
      step: string,
      typed: Record<string, string>,
      headers: Record<string, string> = {},
      unit = 'przykladowo',
    ) =>
      fetch(`${server.url}/jst/${unit}/sign-in${step}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: server.env.publicUrl, ...headers },
        body: new URLSearchParams(typed),
      })
    const whoIs = async ({ setCookie }: Pick<PageAnswer, 'setCookie'>): Promise<string> => {
      const headers = { origin: server.env.publicUrl, cookie: pairOf(setCookie) }
      return (await clientFor(server, { headers }).panel.me.mutate()).login
    }

    it('takes e-mail, PESEL and login, and leads to the panel', async () => {
      for (const identifier of ['Biuro@Example.org', PESEL, ' sekretariat ']) {
        const answer = await signIn(identifier)
        assert.deepEqual([answer.outcome, answer.location], ['in', '/panel/przykladowo?lang=pl'])
        assert.equal(await whoIs(answer), 'sekretariat')
      }
    })

    it('is a plain form, in four languages, for a password manager, and for nobody else’s frame', async () => {
      const { status, html, headers } = await get('/jst/przykladowo/sign-in?to=panel&lang=pl')
      assert.equal(status, 200)
      assert.match(html, /<form method="post" action="\/jst\/przykladowo\/sign-in">/)
      assert.match(html, /autocomplete="username webauthn"/)
      assert.match(html, /autocomplete="current-password"/)
      assert.match(html, /href="\/jst\/przykladowo\?to=panel&amp;lang=pl"/)
      // for passkeys alone
      assert.equal(html.match(/<script/g)?.length, 1)
      assert.match(html, /<script type="module" src="\/widget\/[^"/]+\/passkeys\.js"><\/script>/)
      assert.equal(headers.get('referrer-policy'), 'same-origin')
      assert.equal(headers.get('cache-control'), 'no-store')
      assert.match(headers.get('content-security-policy') ?? '', /form-action 'self'/)
      for (const [lang, title] of [
        ['uk', 'Увійдіть'],
        ['en', 'Sign in'],
        ['ru', 'Войдите'],
      ] as const)
        assert.match((await get(`/jst/przykladowo/sign-in?lang=${lang}`)).html, new RegExp(`<h1>${title}</h1>`))
      assert.equal((await get('/jst/nie-ma/sign-in')).status, 404)
    })

    it('comes back from where a password is set', async () => {
      const { html } = await get('/jst/przykladowo?to=panel&lang=pl')
      assert.match(html, /sign-in-url="\/jst\/przykladowo\/sign-in\?to=panel&amp;lang=pl"/)
      assert.doesNotMatch((await get('/jst/przykladowo?to=//evil.example')).html, /evil/)
    })

    it('keeps what was typed but the password, sealed, and says at which field what is wrong', async () => {
      const response = await post('', { identifier: PESEL, password: 'zupelnie inne haslo', to: 'panel' })
      const [cookie = ''] = response.headers.getSetCookie()
      assert.match(cookie, /^klucznik-typed=[^;]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=300$/)
      const location = response.headers.get('location') ?? ''
      for (const shown of [cookie, location]) assert.ok(!shown.includes(PESEL))
      const { html } = await get(location, pairOf(cookie))
      assert.match(html, new RegExp(`name="identifier"[^>]* value="${PESEL}"`))
      assert.match(
        html,
        /id="password-error"[^]*Hasło nie pasuje[^]*aria-describedby="password-error" aria-invalid="true"/,
      )
      assert.ok(!html.includes('zupelnie inne'))
      const atOther = (await get('/jst/obok/sign-in', pairOf(cookie))).html
      assert.ok(!atOther.includes(PESEL), 'another unit')

      const both = await post('', { identifier: ' ', password: '' })
      const { html: summary } = await get(both.headers.get('location') ?? '')
      assert.match(summary, /href="#identifier"[^]*href="#password"/)
    })

    it('costs three argon2 runs for an address and one for anything else, whoever it is [100]', async () => {
      await enter(server, { login: 'bez.hasla', email: 'bez.hasla@example.org' })
      await employ(server, { login: 'wylaczona', email: 'wylaczona@example.org', role: 'member' })
      const headers = { origin: server.env.publicUrl, cookie: pairOf((await signIn('sekretariat')).setCookie) }
      await clientFor(server, { headers }).panel.people.disable.mutate({ login: 'wylaczona' })
      const runsOf = async (identifier: string, password: string): Promise<number> => {
        const start = runs
        await signIn(identifier, password)
        return runs - start
      }
      for (const password of [PASSWORD, 'zupelnie inne haslo']) {
        for (const who of ['biuro', 'rodzina', 'bez.hasla', 'wylaczona', 'nikt'])
          assert.equal(await runsOf(`${who}@example.org`, password), 3, who)
        for (const who of ['sekretariat', PESEL, 'corka', 'bez.hasla', 'wylaczona', 'nikt', '02070803628'])
          assert.equal(await runsOf(who, password), 1, who)
      }
    })

    it('asks whose account when a family has one password, with the child’s name, and then lets that one in', async () => {
      const first = await signIn('rodzina@example.org')
      assert.equal(first.outcome, 'choose')
      await assert.rejects(whoIs(first), { message: 'UNAUTHORIZED' })
      const { html } = await get(first.location, pairOf(first.setCookie))
      for (const login of ['corka', 'syn', 'pani']) assert.match(html, new RegExp(`Imię ${login} \\(${login}\\)`))
      const cookie = pairOf(first.setCookie)
      const none = await post('/choose', { to: 'panel' }, { cookie })
      assert.match(none.headers.get('location') ?? '', /choose\?.*e=choice/)
      const chosen = await post('/choose', { account: 'pani', to: 'panel' }, { cookie })
      assert.equal(chosen.headers.get('location'), '/panel/przykladowo?lang=pl')
      const [setCookie = ''] = chosen.headers.getSetCookie()
      assert.notEqual(pairOf(setCookie), cookie)
      assert.equal(await whoIs({ setCookie }), 'pani')
      await assert.rejects(whoIs(first), { message: 'UNAUTHORIZED' }, 'the former secret')
    })

    it('lets one of fifty who choose at once in, and nobody as an account that was not offered', async () => {
      const cookie = pairOf((await signIn('rodzina@example.org')).setCookie)
      for (const account of ['sekretariat', 'nikt', '']) {
        const refused = await post('/choose', { account }, { cookie })
        assert.match(refused.headers.get('location') ?? '', /e=over/)
        assert.deepEqual(refused.headers.getSetCookie(), [])
      }
      const all = await Promise.all(Array.from({ length: 50 }, () => post('/choose', { account: 'pani' }, { cookie })))
      assert.equal(all.filter(({ headers }) => headers.get('location')?.startsWith('/panel/')).length, 1)
    })

    it('forgets a choice after ten minutes, with another password, and at another unit', async () => {
      const cookieOf = async () => pairOf((await signIn('rodzina@example.org')).setCookie)
      const elsewhere = await post('/choose', { account: 'pani' }, { cookie: await cookieOf() }, 'obok')
      assert.match(elsewhere.headers.get('location') ?? '', /obok\/sign-in\?.*e=over/)
      const late = await cookieOf()
      ahead = 10 * 60_000 + 1
      try {
        assert.match(
          (await post('/choose', { account: 'pani' }, { cookie: late })).headers.get('location') ?? '',
          /e=over/,
        )
      } finally {
        ahead = 0
      }
      const changed = await cookieOf()
      await givePassword(server, 'syn', { password: `${PASSWORD} nowe` })
      assert.match(
        (await post('/choose', { account: 'syn' }, { cookie: changed })).headers.get('location') ?? '',
        /e=over/,
      )
    })

    it('is nobody’s but our own page’s to send, and takes no absurd form', async () => {
      const typed = { identifier: 'sekretariat', password: PASSWORD }
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ]) {
        for (const step of ['', '/choose', '/out']) {
          const refused = await post(step, typed, headers)
          assert.equal(refused.status, 403, JSON.stringify(headers))
          assert.deepEqual(refused.headers.getSetCookie(), [])
        }
      }
      const plain = await fetch(`${server.url}/jst/przykladowo/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams(typed),
      })
      assert.equal(plain.status, 303, 'a browser that says neither')
      assert.equal((await post('', { identifier: 'x'.repeat(100_000), password: 'x' })).status, 413)
      for (const cookie of ['klucznik-panel=x', `klucznik-panel=${'A'.repeat(43)}`, 'klucznik-typed=x']) {
        assert.equal((await get('/jst/przykladowo/sign-in', cookie)).status, 200)
        assert.equal((await get('/jst/przykladowo/sign-in/choose', cookie)).status, 303)
      }
    })

    it('leads whoever is in on, says why somebody is out, and lets them out', async () => {
      const cookie = pairOf((await signIn('sekretariat')).setCookie)
      const inside = await get('/jst/przykladowo/sign-in?to=panel&lang=pl', cookie)
      assert.equal(inside.headers.get('location'), '/panel/przykladowo?lang=pl')
      assert.match((await get('/jst/przykladowo/sign-in?why=ended', cookie)).html, /Sesja się skończyła/)
      const out = await post('/out', { to: 'panel' }, { cookie })
      assert.match(out.headers.getSetCookie()[0] ?? '', /Max-Age=0/)
      assert.match((await get(out.headers.get('location') ?? '')).html, /Wylogowano/)
      await assert.rejects(whoIs({ setCookie: cookie }), { message: 'UNAUTHORIZED' })
    })
  })
})
