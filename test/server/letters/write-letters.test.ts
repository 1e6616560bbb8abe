import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { LANGUAGES } from '../../../contract/language.js'
import { LETTER_TEXTS } from '../../../server/letters/texts/texts.js'
import { writeLetters } from '../../../server/letters/write-letters.js'
import { en } from '../../../widget/i18n/en.js'
import { uk as laterUk } from '../../../widget/i18n/later/uk.js'
import { ru as laterRu } from '../../../widget/i18n/later/ru.js'
import { pl as laterPl } from '../../../widget/i18n/later/pl.js'
import { en as laterEn } from '../../../widget/i18n/later/en.js'
import { pl } from '../../../widget/i18n/pl.js'
import { ru } from '../../../widget/i18n/ru.js'
import { uk } from '../../../widget/i18n/uk.js'
import { ACCESS, ADDRESS, letterOrder, recipient, writeAll } from './sample-letters.js'

const WIDGET = { pl, uk, en, ru }
const LATER = { pl: laterPl, uk: laterUk, en: laterEn, ru: laterRu }
const sheetsIn = (html: string): string[] => html.match(/<section class="sheet"[\s\S]*?<\/section>/g) ?? []
const registersIn = (html: string): string[] => html.match(/<section class="register"[\s\S]*?<\/section>/g) ?? []

describe('letters', () => {
  it('have a page for each person, and after each class its register', async () => {
    const people = ['1a', '1a', '4b', ''].map((name) => recipient({ class: name }))
    const html = await writeAll(people)
    const order = [...html.matchAll(/<section class="(\w+)"/g)].map(([, kind]) => kind)
    assert.deepEqual(order, ['sheet', 'sheet', 'register', 'sheet', 'register', 'sheet', 'register'])
    assert.deepEqual(
      registersIn(html).map((register) => register.match(/Klasa \w+|Bez klasy/)?.[0]),
      ['Klasa 1a', 'Klasa 4b', 'Bez klasy'],
    )
  })

  it('show names, classes, units and contacts as they are, whatever signs are in them', async () => {
    const bad = `<img src=x onerror=alert(1)>&"'</style>`
    const html = await writeAll([recipient({ firstName: bad, lastName: bad, class: bad })], {
      unit: { name: bad, contact: bad, languages: ['pl'] },
      address: 'https://konto.example/?a=1&b="<i>',
    })
    assert.ok(!/<img|<i>/.test(html))
    assert.equal(html.match(/<\/style>/g)?.length, 1)
    const escaped = '&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;&lt;/style&gt;'
    // the title, and per page: unit, both names, class, contact; on the register both names, unit, class
    assert.equal(html.split(escaped).length - 1, 10)
  })

  it('say in other languages that name and contact are Polish, or have them in that language', async () => {
    const unit = {
      name: 'Gmina',
      contact: 'tel. 1',
      languages: [...LANGUAGES],
      textsIn: { contact: { pl: 'tel. 1', en: 'phone 1' } },
    }
    const sheets = sheetsIn(
      await writeAll([recipient({ language: 'uk' }), recipient({ language: 'en' }), recipient()], { unit }),
    )
    assert.match(
      sheets[0] ?? '',
      /class="unit"><span lang="pl">Gmina<\/span>[^]*<\/b> <span lang="pl">tel\.\u00a01<\/span>/,
    )
    assert.match(sheets[1] ?? '', /class="unit"><span lang="pl">Gmina<\/span>[^]*<\/b> phone.1<br>/)
    assert.doesNotMatch(sheets[2] ?? '', /<span lang/)
  })

  it('speak the language of the person, else the first of the unit', async () => {
    const people = [recipient({ language: 'uk' }), recipient(), recipient({ language: 'en' })]
    const html = await writeAll(people, { unit: { name: 'Gmina', contact: 'tel. 1', languages: ['ru', 'pl'] } })
    const sheets = sheetsIn(html)
    assert.deepEqual(
      sheets.map((sheet) => sheet.match(/lang="(\w+)"/)?.[1]),
      ['uk', 'ru', 'en'],
    )
    assert.ok(sheets[0]?.includes('Ваш замінний ідентифікатор'))
    assert.ok(sheets[1]?.includes('Ваш заменяющий идентификатор'))
    assert.ok(sheets[2]?.includes('Your substitute identifier'))
    assert.match(registersIn(html)[0] ?? '', /lang="ru"/)
  })

  for (const language of LANGUAGES) {
    it(`name fields and buttons as the widget shows them (${language})`, () => {
      const quotedIn = (items: string[]) =>
        [...items.join(' ').matchAll(/[„«“]([^”»]*)[”»]/g)].map(([, words]) => words)
      const { answer, cannot, identifier, submit } = WIDGET[language].request
      const { steps, code } = LETTER_TEXTS[language]
      assert.deepEqual(quotedIn(steps.items), [answer, cannot, identifier, submit])
      const { have, ofLetter } = LATER[language].code
      assert.deepEqual(quotedIn(code.items), [have, ofLetter, cannot])
    })
  }

  it('hold the identifier once, in groups, and the register does not', async () => {
    const html = await writeAll([recipient()])
    assert.equal(html.split('K5M5-8PK4-9382-X942').length - 1, 1)
    assert.ok(!html.includes('K5M58PK49382X942'))
    assert.doesNotMatch(registersIn(html)[0] ?? '', /K5M5/)
  })

  it('show nothing but unit, name and class on the third that stays outside', async () => {
    const [sheet = ''] = sheetsIn(await writeAll([recipient()]))
    const outer = sheet.slice(sheet.indexOf('<div class="outer">'), sheet.indexOf('<div class="middle">'))
    const words = outer.replace(/<[^>]*>/g, '|').split(/[|\n]+/)
    assert.deepEqual(words.filter(Boolean), ['Gmina Przykładowo', 'Do rąk własnych', 'Maria Nowak', 'Klasa ', '4b'])
  })

  it('tell people without an address on record to give one first', async () => {
    const [with_ = '', without = ''] = sheetsIn(await writeAll([recipient(), recipient({ hasEmail: false })]))
    assert.ok(!with_.includes('class="notice"'))
    assert.ok(without.includes('<p class="notice">Szkoła nie ma jeszcze Twojego adresu e\u2011mail'))
  })

  it('open the account of whom they say so: with a code beside the identifier, a link to read off, and until when', async () => {
    const people = [recipient({ hasEmail: false, access: ACCESS }), recipient({ language: 'en', access: ACCESS })]
    const html = await writeAll(people, { codeAddress: 'https://konto.example/jst/kody' })
    const [sheet = '', english = ''] = sheetsIn(html)
    assert.match(sheet, /class="id">K5M5-8PK4-9382-X942<[^]*class="id">7KQ2-M9XH-4C</)
    assert.ok(sheet.replaceAll('\u00a0', ' ').includes('Kartka działa do 28 grudnia 2026.'))
    assert.ok(english.replaceAll('\u00a0', ' ').includes('This slip works until 28 December 2026.'))
    for (const each of [sheet, english]) {
      assert.ok(!each.includes('class="notice"'))
      assert.ok(each.replaceAll('<wbr>', '').includes('>https://konto.example/jst/kody</p>'))
      assert.match(each, /<svg role="img" aria-label="[^"]+" viewBox="[^"]+"><path stroke/)
      assert.ok(!each.includes('klucznik='), 'the link stands in the picture alone')
    }
  })

  it('say on the list to sign whose letter opens their account, and nothing of it where none does', async () => {
    const html = await writeAll([
      recipient({ class: '1a', access: ACCESS }),
      recipient({ class: '1a', firstName: 'Jan' }),
      recipient({ class: '2b' }),
    ])
    const [mixed = '', plain = ''] = registersIn(html)
    assert.match(mixed, /<td><bdi>Nowak Maria<\/bdi><\/td><td class="code">tak<\/td>/)
    assert.match(mixed, /<td><bdi>Nowak Jan<\/bdi><\/td><td class="code"><\/td>/)
    assert.match(mixed, /„Tak”[^<]*Podpis/)
    assert.doesNotMatch(mixed, /7KQ2/)
    assert.doesNotMatch(plain, /class="code"|„Tak”/)
  })

  it('take a second page in large print, with the steps and with nothing to get in with', async () => {
    const html = await writeAll([recipient({ access: ACCESS }), recipient({ hasEmail: false })], { isLarge: true })
    assert.match(html, /<body class="large">/)
    const pages = html.match(/<section class="sheet[\s\S]*?<\/section>/g) ?? []
    assert.equal(pages.length, 4)
    for (const at of [0, 2]) assert.match(pages[at] ?? '', /class="outer"[^]*class="id"[^]*class="help"/)
    for (const at of [1, 3]) {
      assert.match(pages[at] ?? '', /<ol>/)
      assert.doesNotMatch(pages[at] ?? '', /class="id"|<svg/)
    }
    assert.match(pages[3] ?? '', /class="notice"/)
  })

  it('say the address in full and whom to ask, with lines that break in no number', async () => {
    const [sheet = ''] = sheetsIn(await writeAll([recipient()]))
    assert.ok(sheet.replaceAll('<wbr>', '').includes(`>${ADDRESS}</p>`))
    assert.ok(sheet.includes('tel.\u00a012\u00a0345\u00a067\u00a089'))
  })

  it('keep what is copied sign by sign: an address in the contact, the logins of people without a name', async () => {
    const contact = 'e-mail@szkola.example, tel. 12 345 67 89'
    const unit = { name: 'Gmina', contact, languages: ['pl' as const] }
    const html = await writeAll([recipient()], { unit, nameless: ['e-mail.nowak', 'w.e-mail'] })
    assert.ok(html.includes('e-mail@szkola.example, tel.\u00a012'))
    assert.ok(html.includes('e-mail.nowak, w.e-mail.'))
  })

  it('run nothing and fetch nothing', async () => {
    const html = await writeAll([recipient()])
    assert.match(
      html,
      /<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-/,
    )
    assert.doesNotMatch(html, /<script|<link|<img|<iframe|\ssrc=|\sstyle=|\son\w+=|url\(|@import/i)
    assert.deepEqual(
      [...html.matchAll(/href="([^"]*)"/g)].map(([, to]) => to),
      ['#address-pl'],
    )
  })

  it('come in pieces of a page, however many there are', async () => {
    const recipients = Array.from({ length: 1_000 }, () => recipient())
    let pieces = 0
    let longest = 0
    for await (const piece of writeLetters(letterOrder(recipients))) {
      pieces++
      if (piece.includes('class="sheet"')) longest = Math.max(longest, piece.length)
    }
    // beside the letters: how it begins, the code that they share, the register, how it ends
    assert.equal(pieces, 1_004)
    assert.ok(longest < 4_000)
  })

  it('refuse an address that has no room on a letter', async () => {
    const address = `https://konto.example/${'a'.repeat(300)}`
    await assert.rejects(writeAll([recipient()], { address }), {
      name: 'RangeError',
      message: 'the recovery page has an address of 322 characters; letters take 300',
    })
  })
})
