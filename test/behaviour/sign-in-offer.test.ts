import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { eachStore } from '../support/each-store.js'
import { employ, signInOnPage } from '../support/panel.js'
import { setUpTotp } from '../support/second-factor.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { enter, PASSWORD } from '../support/walk.js'

const pairOf = (setCookie = ''): string => setCookie.split(';')[0] ?? ''

eachStore((store) => {
  describe('where a unit offers its staff a second factor, the sign-in [72]', () => {
    let server: TestServer
    before(async () => {
      const units = [
        testUnit({ staffSecondFactor: 'offered' }),
        testUnit({ id: 'bez', staffSecondFactor: 'off' }),
        testUnit({ id: 'obok', staffSecondFactor: 'offered' }),
      ]
      server = await startTestServer({ units, env: store.env() })
      for (const unit of ['przykladowo', 'bez']) await employ(server, { unit, login: 'sekretariat', role: 'office' })
      await employ(server, { login: 'ewa', role: 'teacher', class: '4b' })
      await enter(server, { login: 'rodzic' })
      await employ(server, { login: 'rodzic', role: 'member' })
    })
    after(() => server.stop())

    const signIn = (identifier: string, unit = 'przykladowo', cookie = '') =>
      signInOnPage(server, { identifier, password: PASSWORD }, { unit, headers: { cookie } })
    const get = async (path: string, cookie = '') => {
      const answer = await fetch(server.url + path, { headers: { cookie }, redirect: 'manual' })
      return { status: answer.status, html: await answer.text(), headers: answer.headers }
    }

    it('says so once in a browser, with a way there and a way on', async () => {
      for (const login of ['sekretariat', 'ewa']) {
        const { location, setCookie } = await signIn(login)
        assert.equal(location, '/jst/przykladowo/sign-in/offer?to=panel&lang=pl')
        const { status, html, headers } = await get(location, pairOf(setCookie))
        assert.equal(status, 200)
        assert.match(html, /<form method="get" action="\/jst\/przykladowo\/konto\/factors">/)
        assert.match(html, /<a href="\/panel\/przykladowo\?lang=pl">Nie teraz<\/a>/)
        assert.doesNotMatch(html, /<script/)
        assert.equal(headers.get('cache-control'), 'no-store')
        const [offered = ''] = headers.getSetCookie()
        assert.match(offered, /^klucznik-offered=1; Path=\/; HttpOnly; SameSite=Strict; Max-Age=2592000$/)
        const again = await signIn(login, 'przykladowo', pairOf(offered))
        assert.equal(again.location, '/panel/przykladowo?lang=pl')
      }
    })

    it('says nothing to parents, at units that have it off, or to who has one', async () => {
      assert.equal((await signIn('rodzic')).location, '/panel/przykladowo?lang=pl')
      assert.equal((await signIn('sekretariat', 'bez')).location, '/panel/bez?lang=pl')
      await employ(server, { login: 'z.kodami', role: 'teacher', class: '4b' })
      await setUpTotp(server, 'z.kodami')
      assert.doesNotMatch((await signIn('z.kodami')).location, /offer/)
    })

    it('shows the page to nobody but staff who are in', async () => {
      const parent = pairOf((await signIn('rodzic')).setCookie)
      const office = pairOf((await signIn('sekretariat')).setCookie)
      for (const [unit, cookie] of [
        ['przykladowo', ''],
        ['przykladowo', parent],
        ['obok', office],
        ['bez', pairOf((await signIn('sekretariat', 'bez')).setCookie)],
      ] as const) {
        const { status, headers } = await get(`/jst/${unit}/sign-in/offer`, cookie)
        assert.equal(status, 303)
        assert.match(headers.get('location') ?? '', new RegExp(`^/jst/${unit}/sign-in\\?`))
        assert.deepEqual(headers.getSetCookie(), [])
      }
    })
  })
})
