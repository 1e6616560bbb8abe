import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { beginSession } from '../../server/domain/sessions/session.js'
import { eachStore } from '../support/each-store.js'
import { employ, signInOnPage } from '../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { accountOf, PASSWORD, unitOf } from '../support/walk.js'

const PATH = '/jst/przykladowo/konto/sessions'
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0'
const CHROME =
  'Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36'
const HOME = '198.51.100.7'
const pairOf = (setCookie: string): string => setCookie.split(';')[0] ?? ''

eachStore((store) => {
  describe('one’s own sessions', () => {
    let server: TestServer
    let ahead = 0
    before(async () => {
      server = await startTestServer({
        units: [testUnit(), testUnit({ id: 'obok' })],
        env: { ...store.env(), trustedProxies: ['127.0.0.1', '::1'] },
        now: () => new Date(Date.now() + ahead),
      })
      for (const login of ['anna', 'bogdan', 'celina', 'daniel', 'ewa', 'obca'])
        await employ(server, { login, role: 'member' })
    })
    after(() => server.stop())

    const enterAs = async (identifier: string, { browser = FIREFOX, at = HOME } = {}): Promise<string> => {
      const headers = { 'user-agent': browser, 'x-forwarded-for': at }
      const typed = { identifier, password: PASSWORD, to: 'konto/sessions' }
      const { outcome, setCookie } = await signInOnPage(server, typed, { headers })
      assert.equal(outcome, 'in')
      return pairOf(setCookie)
    }
    const get = (cookie: string, path = `${PATH}?lang=pl`) =>
      fetch(server.url + path, { headers: { cookie, 'x-forwarded-for': HOME }, redirect: 'manual' })
    const isIn = async (cookie: string): Promise<boolean> => (await get(cookie)).status === 200
    const pageOf = async (cookie: string): Promise<string> => (await get(cookie)).text()
    const itemsOf = (html: string): string[] => html.split('<li><strong').slice(1)
    const idsIn = (html: string): string[] =>
      [...html.matchAll(/name="end" value="([\w-]{43})"/g)].map(([, id = '']) => id)
    const end = (cookie: string, what: string, headers: Record<string, string> = {}, path = PATH) =>
      fetch(server.url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: server.env.publicUrl, cookie, ...headers },
        body: new URLSearchParams({ end: what, lang: 'pl' }),
      })
    const acts = async (login: string): Promise<string[]> => {
      const entries = await server.services.audit.list('przykladowo', { limit: 200 })
      return entries
        .filter(({ subject, action }) => subject === login && action === 'session.ended')
        .map(({ via, actor, detail }) => `${via} ${actor} ${detail}`)
    }

    it('are shown with their times, browsers, and whether the network is the same as now [71]', async () => {
      const own = await enterAs('anna')
      await enterAs('anna', { browser: CHROME, at: '203.0.113.9' })
      await enterAs('anna', { browser: 'curl/8.0 <b>' })
      await enterAs('obca')
      const html = await pageOf(own)
      const items = itemsOf(html)
      assert.equal(items.length, 3)
      assert.match(
        items[0] ?? '',
        /Firefox, Windows \(ta przeglądarka, teraz\)[^]*Logowanie: \d+ \p{L}+ \d{4}, \d\d:\d\d/u,
      )
      assert.doesNotMatch(items[0] ?? '', /<button/)
      const [phone = '', strange = ''] = [/Chrome, Android/, /Nieznana/].map((name) =>
        items.find((item) => name.test(item)),
      )
      assert.match(phone, /Sieć: inna niż teraz/)
      assert.match(strange, /Nieznana przeglądarka[^]*Sieć: ta sama co teraz/)
      assert.doesNotMatch(html, /curl|198\.51|203\.0|<script/)
      assert.deepEqual(idsIn(html).length, 2)
    })

    it('lie in the store without an address, and each network under another name', async () => {
      const account = await accountOf(server, 'anna')
      const listed = await server.services.sessions.listOf('przykladowo', account.id)
      assert.ok(!JSON.stringify(listed).includes(HOME))
      const networks = listed.map(({ from }) => from?.network)
      assert.equal(new Set(networks).size, listed.length)
    })

    it('are shown without browser and network when nobody noted them, and where the row was changed not at all', async () => {
      const { sessions } = server.services
      const own = await enterAs('bogdan')
      await enterAs('bogdan', { browser: CHROME })
      const account = await accountOf(server, 'bogdan')
      const [changed] = (await sessions.listOf('przykladowo', account.id)).filter(({ from }) =>
        /Chrome/.test(from?.browser ?? ''),
      )
      assert.ok(changed?.from)
      await sessions.remove(changed.id)
      await sessions.add({ ...changed, from: { ...changed.from, browser: 'Firefox, Windows' } })
      assert.equal(itemsOf(await pageOf(own)).length, 1, 'one that does not fit its mark')
      assert.ok(await beginSession(server.services, { unit: unitOf(server), accounts: [account] }))
      const [, unnoted = ''] = itemsOf(await pageOf(own))
      assert.match(unnoted, /Nieznana przeglądarka[^]*Zakończ tę sesję/)
      assert.doesNotMatch(unnoted, /Sieć/)
    })

    it('end one at a time, once, and never the one that asks', async () => {
      const [own, other, third] = [
        await enterAs('celina'),
        await enterAs('celina', { browser: CHROME }),
        await enterAs('celina'),
      ]
      const html = await pageOf(own)
      const chrome = itemsOf(html).find((item) => /Chrome/.test(item)) ?? ''
      const [id = ''] = idsIn(chrome)
      const answers = await Promise.all(Array.from({ length: 10 }, () => end(own, id)))
      const said = answers.map(({ headers }) => headers.get('location')?.split('done=')[1])
      assert.deepEqual(
        [said.filter((each) => each === 'one').length, said.filter((each) => each === 'gone').length],
        [1, 9],
      )
      assert.deepEqual([await isIn(own), await isIn(other), await isIn(third)], [true, false, true])
      assert.deepEqual(await acts('celina'), ['page celina one'])
      const [own2 = ''] = (
        await server.services.sessions.listOf('przykladowo', (await accountOf(server, 'celina')).id)
      ).map((each) => each.id)
      for (const strange of ['', 'x'.repeat(43), own2]) await end(own, strange)
      assert.ok(await isIn(own))
    })

    it('end all others at once, and those that have steps left', async () => {
      const [own, other, third] = [await enterAs('daniel'), await enterAs('daniel'), await enterAs('daniel')]
      const answer = await end(own, 'others')
      assert.equal(answer.headers.get('location'), `${PATH}?lang=pl&done=others`)
      assert.deepEqual([await isIn(own), await isIn(other), await isIn(third)], [true, false, false])
      assert.deepEqual(await acts('daniel'), ['page daniel others'])
      assert.match(await (await get(own, `${PATH}?lang=pl&done=others`)).text(), /Wszystkie inne sesje są zakończone/)
      assert.doesNotMatch(await pageOf(own), /Zakończ wszystkie inne/)
    })

    it('that were not mine end, and a new password comes next', async () => {
      const [own, thief] = [await enterAs('ewa'), await enterAs('ewa', { at: '203.0.113.9' })]
      const answer = await end(own, 'not-me')
      assert.equal(answer.headers.get('location'), '/jst/przykladowo/konto/password?lang=pl')
      assert.deepEqual([await isIn(own), await isIn(thief)], [true, false])
      assert.deepEqual(await acts('ewa'), ['page ewa not-me'])
    })

    it('are nobody else’s to see or end: another page, unit, person, or without a session', async () => {
      const [own, other] = [await enterAs('bogdan'), await enterAs('bogdan')]
      const stranger = await enterAs('obca')
      const [id = ''] = idsIn(await pageOf(own))
      for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }] as Record<
        string,
        string
      >[])
        for (const what of [id, 'others', 'not-me']) assert.equal((await end(own, what, headers)).status, 403)
      await end(stranger, id)
      await end(stranger, 'others')
      const elsewhere = await end(own, 'others', {}, '/jst/obok/konto/sessions')
      assert.match(elsewhere.headers.get('location') ?? '', /^\/jst\/obok\/sign-in\?to=konto%2Fsessions/)
      assert.match((await end('', 'others')).headers.get('location') ?? '', /sign-in\?to=konto%2Fsessions.*why=ended/)
      assert.deepEqual([await isIn(own), await isIn(other)], [true, true])
      assert.deepEqual(await acts('bogdan'), [])
    })

    it('that have run out are shown no more', async () => {
      await enterAs('anna')
      ahead = 31 * 60_000
      try {
        assert.equal(itemsOf(await pageOf(await enterAs('anna'))).length, 1)
      } finally {
        ahead = 0
      }
    })
  })
})
