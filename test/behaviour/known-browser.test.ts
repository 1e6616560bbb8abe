import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { clientFor } from '../support/browser-client.js'
import { eachStore } from '../support/each-store.js'
import { employ, givePassword, signInOnPage, signInToPanel, type PageAnswer } from '../support/panel.js'
import { startTestServer, testUnit, type TestServer } from '../support/test-server.js'
import { enter, PASSWORD, ticketFor } from '../support/walk.js'

const DAY = 86_400_000

/** Name and value, as a browser sends them. */
const pairOf = (setCookie = ''): string => setCookie.split(';')[0] ?? ''

eachStore((store) => {
  describe('a browser in which somebody was let in before', () => {
    let server: TestServer
    let ahead = 0
    before(async () => {
      server = await startTestServer({
        units: [testUnit({ limits: { perAddress: '20/600' } }), testUnit({ id: 'obok' })],
        env: { trustedProxies: ['127.0.0.1'], ...store.env() },
        now: () => new Date(Date.now() + ahead),
      })
    })
    after(() => server.stop())

    /** Somebody with a password, and what their browser was given when they signed in. */
    async function known(login: string): Promise<string> {
      await employ(server, { login, email: `${login}@example.org`, role: 'office' })
      return pairOf((await signInToPanel(server, login)).setBrowser)
    }

    const signIn = (
      login: string,
      password: string,
      { cookie = '', address = '192.0.2.1', unit = 'przykladowo' } = {},
    ) =>
      signInOnPage(server, { identifier: login, password }, { unit, headers: { 'x-forwarded-for': address, cookie } })

    const outcomes = async (count: number, act: () => Promise<PageAnswer>): Promise<string[]> => {
      const found: string[] = []
      for (let n = 0; n < count; n++) found.push((await act()).outcome)
      return found
    }

    it('is given a cookie for half a year, which no script and no other site can use, and which names nobody', async () => {
      await employ(server, { login: 'sekretariat', role: 'office' })
      const { setBrowser } = await signInToPanel(server, 'sekretariat')
      assert.match(
        setBrowser,
        /^klucznik-browser=[\w-]{16}\.[\da-z]+\.[\w.-]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=15552000$/,
      )
      assert.ok(!setBrowser.includes('sekretariat'))
    })

    it('is kept out by no stranger, and by nobody in its own network [81]', async () => {
      const cookie = await known('dyrekcja')
      for (let n = 0; n < 30; n++) await signIn('dyrekcja', `zgaduje ${n}`)
      assert.equal((await signIn('dyrekcja', PASSWORD)).outcome, 'later')
      assert.equal((await signIn('dyrekcja', PASSWORD, { cookie })).outcome, 'in')
    })

    it('has ten tries of its own in an hour, and then those of its network', async () => {
      const cookie = await known('roztargniona')
      const address = '192.0.2.10'
      const wrong = () => signIn('roztargniona', 'pomylka', { cookie, address })
      assert.deepEqual(await outcomes(10, wrong), Array<string>(10).fill('wrong'))
      assert.deepEqual(
        await outcomes(11, () => signIn('roztargniona', 'zgaduje', { address })),
        Array<string>(11).fill('wrong'),
      )
      assert.equal((await wrong()).outcome, 'later')
      assert.equal((await signIn('roztargniona', PASSWORD, { cookie, address: '192.0.2.11' })).outcome, 'in')
    })

    it('has them anew once its owner is in', async () => {
      let cookie = await known('niecierpliwa')
      for (let times = 0; times < 3; times++) {
        const wrong = () => signIn('niecierpliwa', 'pomylka', { cookie, address: '192.0.2.20' })
        assert.deepEqual(await outcomes(9, wrong), Array<string>(9).fill('wrong'))
        const response = await signIn('niecierpliwa', PASSWORD, { cookie, address: '192.0.2.20' })
        assert.equal(response.outcome, 'in')
        const next = pairOf(response.setBrowser)
        assert.notEqual(next, cookie)
        cookie = next
      }
    })

    it('is known for its login alone, in its unit alone, by a mark that nobody can make, for half a year', async () => {
      const cookie = await known('wlascicielka')
      await employ(server, { login: 'sasiadka', role: 'office' })
      await employ(server, { login: 'wlascicielka', role: 'office', unit: 'obok' })
      const [nonce = '', until = '', ...mark] = cookie.split('.')
      const later = (Number.parseInt(until, 36) + 1).toString(36)
      const foreign = {
        'another login': { login: 'sasiadka', unit: 'przykladowo', cookie },
        'another unit': { login: 'wlascicielka', unit: 'obok', cookie },
        'a prolonged one': { login: 'wlascicielka', unit: 'przykladowo', cookie: [nonce, later, ...mark].join('.') },
        'a made-up one': { login: 'wlascicielka', unit: 'przykladowo', cookie: `${nonce}.${until}.${'A'.repeat(52)}` },
      }
      let host = 30
      for (const [what, { login, unit, cookie: shown }] of Object.entries(foreign)) {
        const address = `192.0.2.${host++}`
        const wrong = () => signIn(login, 'zgaduje', { address, unit, cookie: shown })
        assert.deepEqual(await outcomes(11, wrong), Array<string>(11).fill('wrong'), what)
        assert.equal((await wrong()).outcome, 'later', what)
      }
      ahead = 181 * DAY
      try {
        const wrong = () => signIn('wlascicielka', 'zgaduje', { address: '192.0.2.40', cookie })
        await outcomes(11, wrong)
        assert.equal((await wrong()).outcome, 'later', 'an old one')
      } finally {
        ahead = 0
      }
    })

    it('is known for all who share it', async () => {
      await known('pierwsza')
      await employ(server, { login: 'druga', role: 'office' })
      let cookie = await known('trzecia')
      for (const login of ['pierwsza', 'druga']) {
        const response = await signIn(login, PASSWORD, { cookie, address: '192.0.2.50' })
        cookie = pairOf(response.setBrowser)
      }
      for (const login of ['pierwsza', 'druga', 'trzecia']) {
        await outcomes(12, () => signIn(login, 'zgaduje', { address: '192.0.2.51' }))
        assert.equal((await signIn(login, PASSWORD, { cookie, address: '192.0.2.51' })).outcome, 'in', login)
      }
    })

    it('stays known with another password, which gives no right but to tries', async () => {
      const cookie = await known('zmienila')
      await givePassword(server, 'zmienila', { password: `${PASSWORD} nowe` })
      await outcomes(12, () => signIn('zmienila', 'zgaduje', { address: '192.0.2.60' }))
      assert.equal((await signIn('zmienila', PASSWORD, { cookie, address: '192.0.2.60' })).outcome, 'wrong')
      assert.equal((await signIn('zmienila', `${PASSWORD} nowe`, { cookie, address: '192.0.2.60' })).outcome, 'in')
    })

    it('is known too where a password was set by a link, on our own page and on no other', async () => {
      const complete = async (login: string, origin: string): Promise<string[]> => {
        await enter(server, { login, email: `${login}@example.org` })
        const ticket = await ticketFor(server, `${login}@example.org`)
        const response = await fetch(`${server.url}/trpc/przykladowo/recovery.complete`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin },
          body: JSON.stringify({ ticket, password: PASSWORD }),
        })
        assert.equal(response.status, 200)
        return response.headers.getSetCookie()
      }
      assert.deepEqual(await complete('na.stronie.gminy', 'https://www.przykladowo.example'), [])
      const [setBrowser, ...others] = await complete('u.nas', server.env.publicUrl)
      // it signs nobody in
      assert.deepEqual(others, [])
      const panel = clientFor(server, { headers: { origin: server.env.publicUrl, cookie: pairOf(setBrowser) } }).panel
      await assert.rejects(panel.me.mutate(), { message: 'UNAUTHORIZED' })
      const wrong = (cookie?: string) => signIn('u.nas', 'zgaduje', { cookie: cookie ?? '', address: '192.0.2.70' })
      await outcomes(11, wrong)
      assert.equal((await wrong()).outcome, 'later')
      assert.equal((await wrong(pairOf(setBrowser))).outcome, 'wrong')
    })
  })
})
