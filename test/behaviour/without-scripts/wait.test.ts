import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { answerTo, clientFor } from '../../support/browser-client.js'
import { eachStore } from '../../support/each-store.js'
import { plainBrowser, type PlainBrowser, type PlainPage } from '../../support/plain-browser.js'
import { startTestServer, testUnit, type TestServer } from '../../support/test-server.js'
import { enter } from '../../support/walk.js'

const PAGE = '/jst/przykladowo/request?lang=pl'
const WAIT = `${PAGE}&way=wait`
const SECOND = 1_000

eachStore((store) => {
  describe('waiting in place of a picture or a sound', () => {
    let server: TestServer
    let ahead = 0
    let host = 1
    before(async () => {
      server = await startTestServer({
        units: [testUnit(), testUnit({ id: 'obok' })],
        env: { trustedProxies: ['127.0.0.1'], ...store.env() },
        now: () => new Date(Date.now() + ahead),
      })
      await enter(server, { login: 'anna', email: 'anna@example.org' })
    })
    after(() => server.stop())

    const newBrowser = (): PlainBrowser => plainBrowser(server, { 'x-forwarded-for': `198.51.${host++}.7` })
    const saying = (page: PlainPage): string => /za (\d+ \w+) albo później/.exec(page.html)?.[1] ?? ''
    const secondsOf = (page: PlainPage): number => {
      const [count, measure] = saying(page).split(' ')
      return Number(count) * (measure === 'min' ? 60 : 1)
    }

    it('is a button beside the picture that keeps what was typed, and needs nothing but half a minute [9, 90]', async () => {
      const browser = newBrowser()
      const page = await browser.open(PAGE)
      assert.match(page.html, /<button type="submit" class="plain" name="cannot">Nie mogę odczytać ani/)
      const waiting = await browser.send(page, { identifier: 'anna', cannot: '' })
      assert.deepEqual([waiting.status, waiting.fields['identifier']], [200, 'anna'])
      assert.doesNotMatch(waiting.html, /<img|name="characters"|class="error"/)
      assert.match(saying(waiting), /^(30|29) s$/)
      ahead += 31 * SECOND
      assert.match((await browser.send(waiting)).title, /^Sprawdź pocztę/)
    })

    it('goes on where somebody was too early, says how long it still lasts, and is not begun anew', async () => {
      const browser = newBrowser()
      const page = await browser.open(WAIT)
      ahead += 20 * SECOND
      const early = await browser.send(page, { identifier: 'anna' })
      assert.match(early.title, /^Błąd: /)
      assert.match(early.html, /role="alert"><p>Jeszcze za wcześnie\. Wyślij formularz za (10|9) s/)
      assert.deepEqual([early.fields['waited'], early.fields['identifier']], [page.fields['waited'], 'anna'])
      const blank = await browser.send(early, { identifier: '' })
      assert.match(blank.html, /id="identifier-error"/)
      assert.equal(blank.fields['waited'], page.fields['waited'])
      ahead += 11 * SECOND
      const over = await browser.open(blank.address)
      assert.match(over.html, /Już można wysłać ten formularz/)
      assert.doesNotMatch(over.html, /Jeszcze za wcześnie/)
      const inTime = await browser.open(early.address)
      assert.match(inTime.title, /^Przywracanie dostępu/, 'nothing is wrong by now')
      assert.match((await browser.send(over, { identifier: 'anna' })).title, /^Sprawdź pocztę/)
    })

    it('counts once, at one unit, for ten minutes, and cannot be made up [10, 11]', async () => {
      const browser = newBrowser()
      const fieldsAt = async (unit: string) => (await browser.open(`/jst/${unit}/request?way=wait`)).fields
      const post = async (fields: Record<string, string>) =>
        (await browser.post('/jst/przykladowo/request', { ...fields, identifier: 'anna' })).headers.get('location') ??
        ''
      const elsewhere = await fieldsAt('obok')
      const own = await fieldsAt('przykladowo')
      const late = await fieldsAt('przykladowo')
      ahead += 31 * SECOND
      assert.match(await post(elsewhere), /e=wait&way=wait$/)
      const sealed = own['waited'] ?? ''
      for (const forged of [`${sealed.slice(0, -1)}${sealed.endsWith('A') ? 'B' : 'A'}`, 'x', own['picture'] ?? '{}'])
        assert.match(await post({ ...own, waited: forged }), /e=wait&way=wait$/)
      const all = await Promise.all(Array.from({ length: 20 }, () => post(own)))
      assert.equal(all.filter((location) => location.includes('sent=1')).length, 1)
      ahead += 600 * SECOND
      assert.match(await post(late), /e=wait&way=wait$/)
      const said = await browser.open(await post(late))
      assert.match(said.html, /role="alert"><p>Minęło za dużo czasu\. Poczekaj jeszcze raz/)
      assert.match(saying(said), /^\d+ s$/)
    })

    it('has a bucket of its own, lasts longer the more of a network’s it is, and never sixteen times longer than that', async () => {
      const browser = newBrowser()
      const seconds: number[] = []
      for (let n = 0; n < 20; n++) seconds.push(secondsOf(await browser.open(WAIT)))
      assert.ok(
        seconds.slice(0, 6).every((each) => each >= 29 && each <= 30),
        seconds.join(),
      )
      assert.ok((seconds.at(-1) ?? 0) >= 239 && (seconds.at(-1) ?? 0) <= 480, seconds.join())
      assert.deepEqual(
        seconds,
        seconds.toSorted((one, other) => one - other),
      )
      const refused = await browser.open(WAIT)
      assert.equal(refused.status, 429)
      assert.match(refused.html, /Było za dużo prób/)
      assert.equal((await browser.open(PAGE)).status, 200, 'pictures are as they were')
      assert.equal(saying(await newBrowser().open(WAIT)), '30 s', 'a stranger pays nothing for it')
    })

    it('shares its bucket with sounds, which a script hears and which ask for no work here; pictures go on', async () => {
      const browser = newBrowser()
      const sending = async (way: 'img src' | 'a href'): Promise<PlainPage> => {
        const page = await browser.open(PAGE)
        const [, drawing = ''] = new RegExp(`<${way}="(/captcha/[^"]+)"`).exec(page.html) ?? []
        return browser.send(page, { identifier: `nikt${host++}`, characters: answerTo(server, drawing) })
      }
      for (let n = 0; n < 20; n++) assert.match((await sending('a href')).title, /^Sprawdź pocztę/, String(n))
      const refused = await sending('a href')
      assert.equal(refused.status, 429)
      assert.match(refused.html, /Było za dużo prób/)
      assert.match((await sending('img src')).title, /^Sprawdź pocztę/)
    })

    it('lasts longer where work would be dearer: in a network that takes many challenges', async () => {
      const address = `198.51.${host++}.7`
      const client = clientFor(server, { headers: { 'x-forwarded-for': address } })
      for (let n = 0; n < 151; n++) await client.captcha.issue.mutate({ kind: 'work', language: 'pl' })
      const waiting = await plainBrowser(server, { 'x-forwarded-for': address }).open(WAIT)
      assert.equal(saying(waiting), '2 min')
    })
  })
})
