import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { eachStore } from '../../support/each-store.js'
import { mailWithTicket } from '../../support/mails.js'
import { plainBrowser, type PlainBrowser, type PlainPage } from '../../support/plain-browser.js'
import { startTestServer, testUnit, type TestServer } from '../../support/test-server.js'
import { enter, outboxEmpty } from '../../support/walk.js'

const PESEL = '44051401359'
const PAGE = '/jst/przykladowo/request?lang=pl'
const TYPED = 'E-mail, PESEL lub login'

eachStore((store) => {
  describe('asking for a mail without scripts', () => {
    let server: TestServer
    before(async () => {
      server = await startTestServer({
        units: [testUnit(), testUnit({ id: 'obok' })],
        env: { trustedProxies: ['127.0.0.1'], ...store.env() },
      })
      await enter(server, { login: 'anna', email: 'anna@example.org', pesel: PESEL })
      await enter(server, { login: 'bez.adresu' })
    })
    after(() => server.stop())

    let host = 1
    const newBrowser = (headers: Record<string, string> = {}): PlainBrowser =>
      plainBrowser(server, { 'x-forwarded-for': `198.51.${host++}.7`, ...headers })
    const askFor = async (identifier: string, browser: PlainBrowser): Promise<PlainPage> => {
      const page = await browser.open(PAGE)
      return browser.send(page, { identifier, characters: browser.characters(page) })
    }

    it('takes the characters of the picture, says that the mail is on its way, and sends it [90]', async () => {
      const browser = newBrowser()
      const page = await browser.open(PAGE)
      assert.equal(page.title, 'Przywracanie dostępu – Gmina Przykładowo')
      assert.match(page.html, new RegExp(`<label for="identifier">${TYPED}</label>`))
      assert.match(page.html, /<img src="\/captcha\/picture\/[\w.-]+" width="200" height="70" alt="Obrazek ze znakami/)
      assert.match(page.html, /<a href="\/captcha\/sound\/[\w.-]+" target="_blank">Odsłuchaj cyfry/)
      const sent = await browser.send(page, { identifier: PESEL, characters: browser.characters(page) })
      assert.equal(sent.title, 'Sprawdź pocztę – Gmina Przykładowo')
      assert.match(sent.html, new RegExp(`Wpisano: <strong>${PESEL}</strong>`))
      assert.ok((await mailWithTicket(server.inbox, 'anna@example.org')).text.includes('anna'))
    })

    it('needs no script, no inline style, and nothing from anybody else, and is kept nowhere [49, 55]', async () => {
      const { html, headers } = await newBrowser().open(PAGE)
      assert.doesNotMatch(html, /<script|style=|<style|onclick/)
      for (const [, address] of html.matchAll(/(?:src|href|action)="([^"]+)"/g)) assert.match(address ?? '', /^[/#]/)
      assert.equal(headers.get('referrer-policy'), 'same-origin')
      assert.equal(headers.get('cache-control'), 'no-store')
      assert.match(headers.get('content-security-policy') ?? '', /form-action 'self'; frame-ancestors 'none'/)
    })

    it('speaks four languages, and keeps the one that it began in', async () => {
      for (const [lang, title, sentTitle] of [
        ['uk', 'Відновлення доступу', 'Перевірте пошту'],
        ['en', 'Recover access', 'Check your email'],
        ['ru', 'Восстановление доступа', 'Проверьте почту'],
      ] as const) {
        const browser = newBrowser()
        const page = await browser.open(`/jst/przykladowo/request?lang=${lang}`)
        assert.match(page.html, new RegExp(`<html lang="${lang}">[^]*<h1>${title}</h1>`))
        const sent = await browser.send(page, { identifier: 'anna', characters: browser.characters(page) })
        assert.match(sent.html, new RegExp(`<html lang="${lang}">[^]*<h1>${sentTitle}</h1>`))
      }
    })

    it('says at its field and on top what is missing, in the title too, and keeps what was typed [13]', async () => {
      const browser = newBrowser()
      const both = await browser.send(await browser.open(PAGE))
      assert.equal(both.title, 'Błąd: Przywracanie dostępu – Gmina Przykładowo')
      assert.match(
        both.html,
        /<div class="notice" role="alert"><ul>[^]*href="#identifier"[^]*href="#characters"[^]*<\/ul>/,
      )
      for (const field of ['identifier', 'characters'])
        assert.match(both.html, new RegExp(`id="${field}-error"[^]*aria-describedby="${field}-hint ${field}-error"`))
      const one = await browser.send(both, { identifier: PESEL })
      assert.equal(one.fields['identifier'], PESEL)
      assert.doesNotMatch(one.html, /id="identifier-error"/)
      assert.ok(!one.address.includes(PESEL), 'an address')
      for (const cookie of browser.set) assert.ok(!cookie.includes(PESEL), 'a cookie')
      assert.match(browser.set[0] ?? '', /^klucznik-typed=[^;]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=300$/)
    })

    it('spends a wrong answer, and takes no right one twice [10, 12]', async () => {
      const browser = newBrowser()
      const page = await browser.open(PAGE)
      const wrong = await browser.send(page, { identifier: 'anna', characters: 'AAAAAAA' })
      assert.match(wrong.html, /id="characters-error"[^]*Te znaki nie pasują/)
      assert.equal(wrong.fields['identifier'], 'anna')
      assert.notEqual(wrong.fields['picture'], page.fields['picture'])
      const characters = browser.characters(page)
      assert.match((await browser.send(page, { identifier: 'anna', characters })).html, /Te znaki nie pasują/, 'spent')
      const fresh = { ...wrong.fields, identifier: 'anna', characters: browser.characters(wrong) }
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => browser.post('/jst/przykladowo/request', fresh)),
      )
      const sent = answers.filter(({ headers }) => headers.get('location')?.includes('sent=1'))
      assert.equal(sent.length, 1)
      const elsewhere = await browser.open('/jst/obok/request')
      const moved = { ...elsewhere.fields, identifier: 'anna', characters: browser.characters(elsewhere) }
      const there = await browser.post('/jst/przykladowo/request', moved)
      assert.match(there.headers.get('location') ?? '', /e=characters-wrong/, 'another unit’s')
    })

    it('shows another picture at a wish, and what was typed with it', async () => {
      const browser = newBrowser()
      const page = await browser.open(PAGE)
      const again = await browser.send(page, { identifier: 'anna', again: '' })
      assert.equal(again.status, 200)
      assert.doesNotMatch(again.html, /class="error"/)
      assert.deepEqual([again.fields['identifier'], again.title], ['anna', page.title])
      assert.notEqual(again.fields['picture'], page.fields['picture'])
    })

    it('answers alike whoever is named: somebody who is there, without an address, or unknown [45]', async () => {
      const answerTo = async (identifier: string): Promise<string> => {
        const browser = newBrowser()
        const page = await browser.open(PAGE)
        const typed = { ...page.fields, identifier, characters: browser.characters(page) }
        const answer = await browser.post('/jst/przykladowo/request', typed)
        const { date: _date, 'set-cookie': _typed, ...headers } = Object.fromEntries(answer.headers)
        const shown = (await browser.open(answer.headers.get('location') ?? '')).html
        return JSON.stringify({ status: answer.status, headers, shown: shown.replace(identifier, '') })
      }
      const known = await answerTo('anna')
      for (const identifier of ['bez.adresu', 'nikt', 'nikt@example.org', '02070803628'])
        assert.equal(await answerTo(identifier), known, identifier)
      await outboxEmpty(server)
    })

    it('is nobody’s but our own page’s to send, and takes no absurd form [52, 53]', async () => {
      const typed = { identifier: 'anna', picture: 'x', sound: 'x', characters: 'x' }
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: 'https://www.przykladowo.example' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ] as Record<string, string>[]) {
        const refused = await newBrowser(headers).post('/jst/przykladowo/request', typed)
        assert.equal(refused.status, 403, JSON.stringify(headers))
        assert.deepEqual(refused.headers.getSetCookie(), [])
        assert.match(await refused.text(), /Formularz przyszedł z innej strony/)
      }
      const post = (init: RequestInit) =>
        fetch(`${server.url}/jst/przykladowo/request`, { method: 'POST', redirect: 'manual', ...init })
      const browser = newBrowser()
      const page = await browser.open(PAGE)
      const right = { ...page.fields, identifier: 'anna', characters: browser.characters(page) }
      const plain = await post({ body: new URLSearchParams(right) })
      assert.match(plain.headers.get('location') ?? '', /sent=1/, 'a browser that says neither')
      assert.equal((await post({ body: new URLSearchParams({ identifier: 'x'.repeat(100_000) }) })).status, 413)
      const json = { body: JSON.stringify(typed), headers: { 'content-type': 'application/json' } }
      assert.equal((await post(json)).status, 415)
      const twice = new URLSearchParams([...Object.entries(typed), ['identifier', '{"$gt":""}']])
      assert.match(await (await post({ body: twice })).text(), /id="identifier-error"/)
      assert.equal((await newBrowser().open('/jst/nie-ma/request')).status, 404)
      const long = await browser.post('/jst/przykladowo/request', { ...typed, identifier: 'x'.repeat(255) })
      assert.match(long.headers.get('location') ?? '', /e=identifier-odd/)
    })

    it('says what is plainly mistyped before anything is spent on it, and what may be a login once', async () => {
      const browser = newBrowser()
      const page = await browser.open(PAGE)
      const characters = browser.characters(page)
      const wrong = await browser.send(page, { identifier: 'anna @example,org', characters })
      assert.match(wrong.html, /id="identifier-error">.*Sprawdź adres e-mail/)
      assert.match(wrong.title, /^Błąd/)
      const doubted = await browser.send(wrong, { identifier: '4405140135', characters: browser.characters(wrong) })
      assert.match(doubted.html, /To nie jest poprawny numer PESEL/)
      const other = await browser.send(doubted, { identifier: 'anna@', characters: browser.characters(doubted) })
      assert.match(other.html, /To nie wygląda na cały adres e-mail/, 'another text is doubted anew')
      const sent = await browser.send(other, { identifier: 'anna@', characters: browser.characters(other) })
      assert.match(sent.title, /^Sprawdź pocztę/)
    })

    it('has the limits of the element: so many challenges a network, so many mails a person [40, 41]', async () => {
      const strict = await startTestServer({
        units: [testUnit({ limits: { perAddress: '3/600' } })],
        env: store.env(),
      })
      try {
        const browser = plainBrowser(strict)
        const pages = [await browser.open(PAGE), await browser.open(PAGE), await browser.open(PAGE)]
        assert.deepEqual(
          pages.map(({ status }) => status),
          [200, 200, 200],
        )
        const refused = await browser.open(PAGE)
        assert.equal(refused.status, 429)
        assert.match(refused.html, /Było za dużo prób\. Spróbuj ponownie za 10 min\./)
        assert.match(refused.title, /^Błąd: /)
        const many = await browser.open(`${PAGE}&e=later&wait=61`)
        assert.equal(many.status, 429)
      } finally {
        await strict.stop()
      }
      const mails = () => server.inbox.mails().filter(({ to }) => to === 'duzo@example.org').length
      await enter(server, { login: 'duzo', email: 'duzo@example.org' })
      const persistent = newBrowser()
      for (let n = 0; n < 12; n++) assert.match((await askFor('duzo', persistent)).title, /^Sprawdź pocztę/)
      await outboxEmpty(server)
      assert.equal(mails(), 5)
    })

    it('says nothing that an address alone made up', async () => {
      const page = await newBrowser().open(
        `${PAGE}&e=<script>,constructor,busy&wait=1e9&way=x&waited=x&to=//evil.example`,
      )
      assert.equal(page.status, 503)
      assert.doesNotMatch(page.html, /<script|constructor|evil/)
    })
  })
})
