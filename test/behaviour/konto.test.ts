import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { eachStore } from '../support/each-store.js'
import { employ, givePassword, signInOnPage } from '../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { enter, PASSWORD } from '../support/walk.js'

const pairOf = (setCookie: string): string => setCookie.split(';')[0] ?? ''

eachStore((store) => {
  describe('the page of one’s own', () => {
    let server: TestServer
    before(async () => {
      const units = [testUnit(), testUnit({ id: 'obok' }), testUnit({ id: 'ostro', staffSecondFactor: 'required' })]
      server = await startTestServer({ units, env: store.env() })
      await employ(server, { login: 'pani', role: 'teacher', class: '4b', firstName: 'Ewa' })
      await employ(server, { login: 'ostra', role: 'teacher', class: '4b', unit: 'ostro' })
      await enter(server, { login: 'rodzic', firstName: 'Anna', lastName: '<b>Nowak', class: '4b' })
      await givePassword(server, 'rodzic')
    })
    after(() => server.stop())

    const signIn = async (identifier: string, { to = 'konto', unit = 'przykladowo' } = {}) => {
      const { setCookie, location } = await signInOnPage(server, { identifier, password: PASSWORD, to }, { unit })
      return { location, cookie: pairOf(setCookie) }
    }
    const get = (path: string, cookie = '') => fetch(server.url + path, { headers: { cookie }, redirect: 'manual' })
    const leadsTo = async (answer: Response | Promise<Response>): Promise<string> => {
      const { status, headers } = await answer
      return `${status} ${headers.get('location')}`
    }

    it('asks who one is first, and is where one comes back to', async () => {
      const path = '/jst/przykladowo/konto?lang=uk'
      assert.equal(await leadsTo(get(path)), '303 /jst/przykladowo/sign-in?to=konto&lang=uk')
      const form = await (await get('/jst/przykladowo/sign-in?to=konto&lang=pl')).text()
      assert.doesNotMatch(form, /Panel jest dla/)
      const { location, cookie } = await signIn('rodzic')
      assert.equal(location, '/jst/przykladowo/konto?lang=pl')
      const page = await get(location, cookie)
      assert.equal(page.status, 200)
      assert.equal(page.headers.get('cache-control'), 'no-store')
      assert.equal(page.headers.get('referrer-policy'), 'same-origin')
      assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'.*form-action 'self'/)
      const text = await page.text()
      assert.match(text, /<dd>Anna &lt;b&gt;Nowak<\/dd>[^]*<dd>rodzic<\/dd>[^]*<dd>4b<\/dd>/)
      assert.doesNotMatch(text, /<script|\/panel\//)
      assert.equal(await leadsTo(get('/jst/przykladowo/sign-in?to=konto', cookie)), `303 ${location}`)
    })

    it('leads who works at the school to the panel, and a member who came to the panel here', async () => {
      const { cookie } = await signIn('pani')
      assert.match(await (await get('/jst/przykladowo/konto', cookie)).text(), /href="\/panel\/przykladowo\?lang=/)
      const member = await signIn('rodzic', { to: 'panel' })
      const deadEnd = await (await get('/jst/przykladowo/sign-in?to=panel&lang=pl', member.cookie)).text()
      assert.match(deadEnd, /Panel jest dla pracowników szkoły[^]*href="\/jst\/przykladowo\/konto\?lang=pl"/)
    })

    it('is nobody’s at another unit, after the end, or by a cookie that was changed', async () => {
      const { cookie } = await signIn('rodzic')
      const asked = (unit: string) => `303 /jst/${unit}/sign-in?to=konto&lang=pl`
      assert.equal(await leadsTo(get('/jst/obok/konto?lang=pl', cookie)), asked('obok'))
      assert.equal((await get('/jst/nie-ma/konto', cookie)).status, 404)
      const [name, token = ''] = cookie.split('=')
      const changed = `${name}=${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`
      for (const tried of [changed, `${name}=`, `${name}=${'x'.repeat(5_000)}`])
        assert.equal(await leadsTo(get('/jst/przykladowo/konto?lang=pl', tried)), asked('przykladowo'))
      const out = await fetch(`${server.url}/jst/przykladowo/sign-in/out`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: server.env.publicUrl, cookie },
        body: new URLSearchParams({ to: 'konto', lang: 'pl' }),
      })
      assert.equal(await leadsTo(out), '303 /jst/przykladowo/sign-in?to=konto&lang=pl&why=left')
      assert.equal(await leadsTo(get('/jst/przykladowo/konto?lang=pl', cookie)), asked('przykladowo'))
    })

    it('opens to whoever has a second factor to set up at that part alone [72]', async () => {
      const { cookie } = await signIn('ostra', { unit: 'ostro' })
      const led = await leadsTo(get('/jst/ostro/konto?lang=pl', cookie))
      assert.equal(led, '303 /jst/ostro/konto/factors?to=konto&lang=pl')
    })
  })
})
