import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { disableAccount } from '../../../server/domain/accounts/disable-account.js'
import { CLI } from '../../../server/domain/audit/record-act.js'
import { clientFor } from '../../support/browser-client.js'
import { eachStore } from '../../support/each-store.js'
import { codesIn, linkIn, mailWithTicket } from '../../support/mails.js'
import { plainBrowser, type PlainBrowser, type PlainPage } from '../../support/plain-browser.js'
import { startTestServer, testUnit, type TestServer } from '../../support/test-server.js'
import { ask, enter, PASSWORD, SCHOOL, unitOf } from '../../support/walk.js'

const STEP = '/jst/przykladowo/code'
const PAGE = `${STEP}?lang=pl`
const MINUTE = 60_000

eachStore((store) => {
  describe('typing a code without scripts', () => {
    let server: TestServer
    let ahead = 0
    let host = 1
    before(async () => {
      server = await startTestServer({
        units: [testUnit(), testUnit({ id: 'obok' })],
        env: { trustedProxies: ['127.0.0.1'], ...store.env() },
        now: () => new Date(Date.now() + ahead),
      })
    })
    after(() => server.stop())

    const newBrowser = (headers: Record<string, string> = {}): PlainBrowser =>
      plainBrowser(server, { 'x-forwarded-for': `198.51.${host++}.7`, ...headers })
    /** Enters somebody whom a mail with a code was sent to. */
    const mailed = async (login: string): Promise<string> => {
      const email = `${login}@example.org`
      await enter(server, { login, email })
      await ask(server, login)
      const [code = ''] = codesIn(await mailWithTicket(server.inbox, email))
      assert.match(code, /^\d{8}$/)
      return code
    }
    const type = async (browser: PlainBrowser, identifier: string, code: string): Promise<PlainPage> => {
      const page = await browser.open(PAGE)
      return browser.send(page, { identifier, code, characters: browser.characters(page) })
    }
    const wrong = (code: string): string => String((Number(code) + 1) % 1e8).padStart(8, '0')

    it('is the way from the hosted page to a password, for whoever has a mail and no scripts [90]', async () => {
      const browser = newBrowser()
      await enter(server, { login: 'anna', email: 'anna@example.org' })
      const hosted = await browser.open('/jst/przykladowo?lang=pl')
      const [, noScript = ''] = /<noscript>([^]*)<\/noscript>/.exec(hosted.html) ?? []
      const [request = '', code = ''] = [...noScript.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '')
      const asking = await browser.open(request)
      const sent = await browser.send(asking, { identifier: 'anna', characters: browser.characters(asking) })
      assert.ok(sent.html.includes(`<a class="button" href="${code}">Mam kod z wiadomości`))
      const mail = await mailWithTicket(server.inbox, 'anna@example.org')
      // a link of a mail leads there too: what is behind its # reaches no server
      assert.equal((await browser.open(new URL(linkIn(mail)).pathname)).status, 200)
      const typing = await browser.open(code)
      assert.equal(typing.title, 'Wpisz kod – Gmina Przykładowo')
      assert.equal(typing.fields['identifier'], 'anna', 'nothing is asked twice')
      assert.match(typing.html, /name="code" type="text" autocomplete="one-time-code"/)
      const [digits = ''] = codesIn(mail)
      const spaced = `${digits.slice(0, 4)} ${digits.slice(4)}`
      const setting = await browser.send(typing, { code: spaced, characters: browser.characters(typing) })
      assert.equal(setting.title, 'Ustaw swoje pierwsze hasło – Gmina Przykładowo')
      assert.equal(setting.address, '/jst/przykladowo/password?lang=pl')
      const done = await browser.send(setting, { next: PASSWORD, repeated: PASSWORD })
      assert.match(done.html, /<h1>Hasło jest ustawione<\/h1>[^]*<strong>anna<\/strong>/)
      const { verify } = clientFor(server, { headers: SCHOOL }).accounts
      assert.equal((await verify.mutate({ identifier: 'anna', password: PASSWORD })).valid, true)
      assert.deepEqual([...browser.cookies.keys()].toSorted(), ['klucznik-browser', 'klucznik-step'])
    })

    it('needs no picture of whoever waits', async () => {
      const code = await mailed('czeka')
      const browser = newBrowser()
      const waiting = await browser.send(await browser.open(PAGE), { identifier: 'czeka', code, cannot: '' })
      assert.deepEqual([waiting.fields['identifier'], waiting.fields['code']], ['czeka', code])
      assert.match((await browser.send(waiting)).html, /role="alert"><p>Jeszcze za wcześnie/)
      ahead += 31_000
      assert.match((await browser.send(waiting)).title, /^Ustaw swoje pierwsze hasło/)
    })

    it('keeps what was typed where the characters were wrong, and spends nothing of the code [13]', async () => {
      const code = await mailed('myli.sie')
      const browser = newBrowser()
      const first = await browser.open(PAGE)
      const second = await browser.send(first, { identifier: 'myli.sie', code, characters: 'AAAAAAA' })
      assert.match(second.html, /id="characters-error"/)
      assert.deepEqual([second.fields['identifier'], second.fields['code']], ['myli.sie', code])
      for (const shown of [second.address, ...browser.set]) assert.ok(!shown.includes(code))
      assert.equal((await browser.open(second.address)).fields['code'], '', 'it is taken away at once')
      assert.match((await browser.send(second, { characters: browser.characters(second) })).title, /^Ustaw swoje/)
    })

    it('says at its field and on top what is missing or can be no code, before anything is spent', async () => {
      const browser = newBrowser()
      let page = await browser.open(PAGE)
      for (const [code, said] of [
        ['', 'Wpisz kod'],
        ['1234567', 'Kod ma osiem cyfr'],
        ['12345678901234', 'Kod ma osiem cyfr'],
      ] as const) {
        page = await browser.send(page, { identifier: 'nikt', code })
        assert.match(page.title, /^Błąd: Wpisz kod/)
        assert.match(
          page.html,
          new RegExp(`<a href="#code">${said}[^]*<a href="#characters">[^]*id="code-error">[^]*${said}`),
        )
      }
      const all = await browser.send(page, { identifier: ' ', code: '' })
      assert.match(all.html, /href="#identifier"[^]*href="#code"[^]*href="#characters"/)
    })

    it('answers alike for a wrong code, a spent one, a late one, and whoever is named [22, 45]', async () => {
      const code = await mailed('zna')
      await enter(server, { login: 'wylaczona', email: 'wylaczona@example.org' })
      await disableAccount(server.services, { unit: unitOf(server), login: 'wylaczona', actor: CLI })
      const spent = await mailed('zuzyla')
      assert.match((await type(newBrowser(), 'zuzyla', spent)).title, /^Ustaw/)
      const answers = new Set<string>()
      for (const [identifier, typed] of [
        ['zna', wrong(code)],
        ['zuzyla', spent],
        ['wylaczona', code],
        ['nikt', code],
        ['nikt@example.org', code],
        ['02070803628', code],
      ] as const) {
        const browser = newBrowser()
        const page = await browser.open(PAGE)
        const form = { ...page.fields, identifier, code: typed, characters: browser.characters(page) }
        const answer = await browser.post(STEP, form)
        const { date: _date, 'set-cookie': _typed, ...headers } = Object.fromEntries(answer.headers)
        answers.add(JSON.stringify({ status: answer.status, headers }))
        const shown = await browser.open(answer.headers.get('location') ?? '')
        assert.match(shown.html, /id="code-error">[^]*Ten kod nie pasuje do tego, co jest wpisane wyżej/, identifier)
      }
      assert.equal(answers.size, 1)
      const late = await mailed('spozniona')
      ahead += 48 * 60 * MINUTE + 1
      assert.match((await type(newBrowser(), 'spozniona', late)).html, /Ten kod nie pasuje/)
    })

    it('has five tries a network, and the owner’s right one elsewhere is heard [89]', async () => {
      const code = await mailed('cel')
      const stranger = newBrowser()
      for (let n = 0; n < 5; n++) assert.match((await type(stranger, 'cel', wrong(code))).html, /Ten kod nie pasuje/)
      const refused = await type(stranger, 'cel', code)
      assert.equal(refused.status, 429)
      assert.match(refused.html, /role="alert"><p>Było za dużo prób/)
      assert.match((await type(newBrowser(), 'cel', code)).title, /^Ustaw swoje pierwsze hasło/)
    })

    it('is worth one ticket of twenty who send at once, and is no other page’s to send [52]', async () => {
      const code = await mailed('szybka')
      const browser = newBrowser()
      const forms: Record<string, string>[] = []
      for (let n = 0; n < 5; n++) {
        const page = await browser.open(PAGE)
        forms.push({ ...page.fields, identifier: 'szybka', code, characters: browser.characters(page) })
      }
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ] as Record<string, string>[]) {
        const refused = await newBrowser(headers).post(STEP, forms[0] ?? {})
        assert.equal(refused.status, 403, JSON.stringify(headers))
        assert.deepEqual(refused.headers.getSetCookie(), [])
      }
      const all = await Promise.all([...forms, ...forms, ...forms, ...forms].map((form) => browser.post(STEP, form)))
      const went = all.filter(({ headers }) => headers.get('location')?.includes('/password'))
      assert.equal(went.length, 1)
    })

    it('goes to the end in a browser that keeps no cookies: each answer is then the next page itself [90]', async () => {
      const code = await mailed('bez.ciastek')
      const browser = plainBrowser(server, { 'x-forwarded-for': `198.51.${host++}.7` }, { keepsCookies: false })
      const asking = await browser.open('/jst/przykladowo/request?lang=pl')
      const blank = await browser.send(asking, { identifier: 'bez.ciastek' })
      assert.match(blank.html, /href="#characters"/)
      assert.equal(blank.fields['identifier'], 'bez.ciastek')
      const waiting = await browser.send(blank, { cannot: '' })
      assert.equal(waiting.fields['identifier'], 'bez.ciastek')
      const early = await browser.send(waiting)
      assert.deepEqual([early.fields['waited'], early.fields['identifier']], [waiting.fields['waited'], 'bez.ciastek'])
      const typing = await browser.open(PAGE)
      const misread = await browser.send(typing, { identifier: 'bez.ciastek', code, characters: 'AAAAAAA' })
      assert.deepEqual([misread.fields['identifier'], misread.fields['code']], ['bez.ciastek', code])
      const setting = await browser.send(misread, { characters: browser.characters(misread) })
      assert.equal(setting.title, 'Ustaw swoje pierwsze hasło – Gmina Przykładowo')
      const short = await browser.send(setting, { next: 'krotkie', repeated: 'krotkie' })
      assert.match(short.html, /Hasło jest za krótkie/)
      const done = await browser.send(short, { next: PASSWORD, repeated: PASSWORD })
      assert.match(done.html, /<h1>Hasło jest ustawione<\/h1>[^]*<strong>bez\.ciastek<\/strong>/)
    })

    it('speaks four languages', async () => {
      for (const [lang, title] of [
        ['uk', 'Введіть код'],
        ['en', 'Type the code'],
        ['ru', 'Введите код'],
      ] as const) {
        const browser = newBrowser()
        const page = await browser.open(`${STEP}?lang=${lang}`)
        assert.match(page.html, new RegExp(`<html lang="${lang}">[^]*<h1>${title}</h1>`))
        assert.match((await browser.send(page)).address, new RegExp(`lang=${lang}`))
      }
    })
  })
})
