import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES } from '../../../contract/language.js'
import type { AccessMail, Mail } from '../../../server/domain/ports/mailer.js'
import { composeMail } from '../../../server/mail/compose-mail.js'
import { findUnbalanced } from './check-balance.js'
import {
  everyMail,
  sampleAccessMail,
  sampleEntry,
  samplePasswordSetMail,
  sampleUnit,
  threeEntries,
  unasked,
} from './sample-mails.js'

const LEFTOVERS = /undefined|null|NaN|\[object|Invalid Date|\$\{/
const ENGLISH = /\b(the|your?|password|account|set|message|nobody|until|works|help|hello)\b/i
const CYRILLIC = /\p{Script=Cyrillic}/u
const POLISH = /[ąćęłńóśźż]/i
// the unit's name and contact are Polish in every language
const OWN_WORDS = /Gmina\s+Przykładowo|Brzęczyszczykiewicz/g

const linksOf = (mail: Mail): string[] =>
  mail.kind === 'access'
    ? mail.entries.map(({ link }) => link)
    : mail.kind === 'address-changed' && mail.objection
      ? [mail.objection.link]
      : mail.kind === 'address-proof'
        ? [mail.link]
        : []

for (const language of LANGUAGES) {
  for (const [name, mail] of Object.entries(everyMail(language))) {
    const { subject, text, html } = composeMail(mail)

    test(`${language}, ${name}: text and HTML are whole`, () => {
      for (const part of [subject, text, html]) {
        assert.doesNotMatch(part, LEFTOVERS)
        assert.equal(part, part.normalize('NFC'))
      }
      assert.equal(findUnbalanced(html), undefined)
      assert.match(html, new RegExp(`<html lang="${language}" dir="ltr">`))
      assert.ok(text.includes('Gmina Przykładowo') && html.includes('Gmina Przykładowo'))
      assert.ok(text.includes('12 345 67 89'))
      assert.ok(html.replaceAll('\u00a0', ' ').includes('12 345 67 89'))
    })

    test(`${language}, ${name}: no word of another language`, () => {
      const words = `${subject}\n${text}`.replace(OWN_WORDS, '').replace(/\S+[@/]\S+/g, '')
      if (language !== 'en') assert.doesNotMatch(words, ENGLISH)
      if (language !== 'pl') assert.doesNotMatch(words, POLISH)
      assert.equal(CYRILLIC.test(words), language === 'uk' || language === 'ru')
      if (language === 'uk') assert.doesNotMatch(words, /[ыэёъ]/i)
      if (language === 'ru') assert.doesNotMatch(words, /[іїєґ]/i)
    })

    test(`[36] ${language}, ${name}: nothing is fetched, nothing runs`, () => {
      assert.doesNotMatch(html, /<(img|script|link|iframe|object|form|input|video|svg|base)\b/i)
      assert.doesNotMatch(html, /\bsrc=|url\(|@import|\bon\w+=|javascript:/i)
      const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
      assert.deepEqual(
        links,
        linksOf(mail).map((link) => link.replaceAll('&', '&amp;')),
      )
    })

    test(`${language}, ${name}: lines are short, and links stand alone`, () => {
      const links = linksOf(mail)
      for (const line of text.split('\n')) assert.ok(line.length <= 72 || links.includes(line), line)
      for (const link of links) assert.ok(text.split('\n').includes(link))
    })
  }

  test(`${language}: the subject names the unit and no login`, () => {
    for (const mail of Object.values(everyMail(language))) {
      const { subject } = composeMail(mail)
      assert.ok(subject.includes('Gmina Przykładowo'))
      assert.doesNotMatch(subject, /anna/i)
    }
  })

  test(`${language}: each kind of mail is told by its subject`, () => {
    const mails = everyMail(language)
    const names = [
      'activation',
      'recovery',
      'three of both',
      'password set',
      'former address',
      'address to be confirmed',
      'removed address',
      'new address',
    ]
    const subjects = names.map((name) => {
      const mail = mails[name]
      assert.ok(mail)
      return composeMail(mail).subject
    })
    assert.equal(new Set(subjects).size, names.length)
  })
}

test('no two languages say anything in the same words', () => {
  const texts = LANGUAGES.map((language) => composeMail(sampleAccessMail({ language, entries: [sampleEntry()] })))
  assert.equal(new Set(texts.map(({ subject }) => subject)).size, LANGUAGES.length)
})

test('what a login is, is said to whoever never met the word', () => {
  const { text, html } = composeMail(sampleAccessMail())
  assert.match(text, /Login: anna\.kowalska\nLogin to nazwa, którą wpisuje się przy logowaniu razem z hasłem\./)
  assert.ok(html.includes('Login to nazwa, którą wpisuje się przy logowaniu razem z\u00a0hasłem.'))
})

test('until when a link holds is said by the clock of Poland, winter and summer', () => {
  const at = (expiresAt: string): string =>
    composeMail(sampleAccessMail({ entries: [sampleEntry({ expiresAt: new Date(expiresAt) })] })).text
  assert.match(at('2026-11-24T13:05:00Z'), /do 24 listopada 2026, godz\. 14:05 \(czasu polskiego\)/)
  assert.match(at('2026-07-24T13:05:00Z'), /do 24 lipca 2026, godz\. 15:05 \(czasu polskiego\)/)
  assert.match(at('2026-12-31T23:05:00Z'), /do 1 stycznia 2027, godz\. 00:05 \(czasu polskiego\)/)
})

test('beside each link stands its code in groups of four, where it is typed, and until when it works [89]', () => {
  const code = { text: '00070123', expiresAt: new Date('2026-11-24T13:05:00Z') }
  const entries = [sampleEntry({ login: 'zosia' }), sampleEntry({ login: 'kuba', code })]
  const { text, html } = composeMail(sampleAccessMail({ entries }))
  for (const [login, shown] of [
    ['zosia', '0482 9317'],
    ['kuba', '0007 0123'],
  ] as const) {
    const [, own = ''] = text.split(`Login: ${login}\n`)
    assert.ok(own.split('\n').includes(shown))
    const [, ownHtml = ''] = html.split(`>${login}<`)
    assert.ok(ownHtml.split('class="account"')[0]?.includes(`>${shown.replace(' ', '\u00a0')}<`))
  }
  assert.match(
    text,
    /0007 0123\nWpisz go razem z loginem [^]*\nhttps:\/\/klucznik\.przykladowo\.example\/jst\/przykladowo\n/,
  )
  assert.match(text, /Kod działa jeden raz, do 24 listopada 2026, godz\. 14:05/)
  assert.match(html, /<meta name="format-detection" content="telephone=no">/)
})

test('a mail says when it was asked for, and how often within a day if it was more than once [81]', () => {
  const asked = (change: Partial<NonNullable<AccessMail['asked']>>): string => {
    const at = new Date('2026-07-24T13:05:00Z')
    const { text, html } = composeMail(sampleAccessMail({ asked: { at, times: 1, ...change } }))
    const told = /Ktoś poprosił[^]*?(?=\nNie musisz nic robić)/.exec(text)?.[0].replaceAll('\n', ' ') ?? ''
    assert.ok(html.replaceAll('\u00a0', ' ').includes(told))
    return told
  }
  const once = 'Ktoś poprosił o tę wiadomość: 24 lipca 2026, godz. 15:05 (czasu polskiego).'
  assert.equal(asked({}), once)
  assert.equal(asked({ times: 2 }), `${once} Takich próśb w ciągu ostatniej doby: 2.`)
  assert.equal(asked({ times: 50 }), `${once} Takich próśb w ciągu ostatniej doby: 50.`)
  assert.equal(asked({ times: 51 }), `${once} Takich próśb w ciągu ostatniej doby: ponad 50.`)
  assert.match(asked({ at: new Date('2026-12-31T23:05:00Z') }), /1 stycznia 2027, godz\. 00:05/)
})

test('a link that the school sends speaks of nobody who asked', () => {
  for (const purpose of ['activation', 'recovery'] as const) {
    const { text } = composeMail(unasked(sampleAccessMail({ entries: [sampleEntry({ purpose })] })))
    assert.doesNotMatch(text, /Ktoś poprosił|prośbę|próśb/)
    assert.match(text, purpose === 'recovery' ? /Szkoła przesyła Ci link/ : /Szkoła założyła/)
  }
})

test('nobody is greeted by name, in no mail and in no language [82]', () => {
  const greetings = { pl: 'Dzień dobry', uk: 'Добрий день', en: 'Hello', ru: 'Здравствуйте' }
  for (const language of LANGUAGES) {
    for (const [name, mail] of Object.entries(everyMail(language))) {
      const { text, html } = composeMail(mail)
      assert.ok(text.includes(`\n\n${greetings[language]},\n\n`), `${language}, ${name}`)
      assert.ok(html.replaceAll('\u00a0', ' ').includes(`>${greetings[language]},</p>`), `${language}, ${name}`)
    }
  }
})

test('a name or a class that no door would take stands in no mail, and one with a dot within becomes no link [83]', () => {
  const lure = 'Kliknij https://evil.example/x'
  for (const language of LANGUAGES) {
    const entries = threeEntries().map((entry) => ({ ...entry, firstName: lure, lastName: 'Nowak', class: lure }))
    const { text, html } = composeMail(sampleAccessMail({ language, entries }))
    for (const part of [text, html]) {
      assert.doesNotMatch(part, /Kliknij|evil/)
      assert.match(part.replaceAll(/<\/?span>/g, ''), /anna\.kowalska/)
      assert.match(part, /Nowak/)
    }
  }
  const dotted = [sampleEntry({ firstName: 'evil.com', lastName: 'J.R. Nowak' })]
  assert.match(composeMail(sampleAccessMail({ entries: dotted })).text, /^Konto: evil\. com J\.R\. Nowak$/m)
})

test('a first link and a new password are two different mails', () => {
  const first = composeMail(sampleAccessMail()).text
  const again = composeMail(sampleAccessMail({ entries: [sampleEntry({ purpose: 'recovery' })] })).text
  assert.match(first, /Szkoła założyła dla Ciebie konto/)
  assert.doesNotMatch(first, /dotychczasowe hasło/)
  assert.match(again, /prośbę o nowe hasło/)
  assert.match(again, /dotychczasowe hasło\s+nadal\s+działa/)
})

test('a class tells the accounts of one parent apart, and stands in no mail about one account', () => {
  const ofChild = (login: string, ofClass: string) => sampleEntry({ login, class: ofClass })
  const { text, html } = composeMail(
    sampleAccessMail({ entries: [ofChild('nowak.zosia', '4b'), ofChild('nowak.kuba', '7a')] }),
  )
  assert.match(text, /Konto: Anna Kowalska\nKlasa: 4b\nLogin: nowak\.zosia/)
  assert.match(text, /Konto: Anna Kowalska\nKlasa: 7a\nLogin: nowak\.kuba/)
  assert.ok(html.includes('>4b<') && html.includes('>7a<'))
  const one = composeMail(sampleAccessMail({ entries: [ofChild('nowak.zosia', '4b')] })).text
  // a random ticket may well have the two characters in it
  assert.doesNotMatch(one.replace(/#klucznik=[\w-]+/, ''), /4b/)
})

test('[8] of several accounts each stands with its own person, login and link', () => {
  const entries = threeEntries()
  const { text, html } = composeMail(sampleAccessMail({ entries }))
  for (const { login, firstName, lastName, link } of entries) {
    const part = text.slice(text.indexOf(`Konto: ${firstName} ${lastName}`))
    assert.match(part.slice(0, part.indexOf(link) + link.length), new RegExp(`Login: ${login}\n`))
    assert.equal(text.split(link).length, 2)
    // the button and the address to copy
    assert.equal(html.split(link).length, 3)
  }
  assert.equal(text.split('Login to nazwa').length, 2)
})

test('[30] the mail about a password carries no link and no secret', () => {
  const { text, html } = composeMail(samplePasswordSetMail())
  assert.doesNotMatch(text + html, /https?:|#klucznik|href/)
  assert.match(text, /anna\.kowalska/)
  assert.match(text, /24 lipca 2026, godz\. 15:05/)
})

test('what is stored is shown and never obeyed', () => {
  const evil = `<b onclick="x">&'Anna`
  const entries = [sampleEntry({ login: evil, firstName: evil, lastName: '' })]
  const { text, html } = composeMail(sampleAccessMail({ entries, unit: sampleUnit({ name: evil, contact: evil }) }))
  assert.ok(text.includes(evil))
  assert.ok(!html.includes('<b onclick'))
  assert.ok(html.includes('&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;Anna'))
  assert.equal(findUnbalanced(html), undefined)
})

test('a stored name cannot begin a line of its own or turn the text round [83]', () => {
  const entries = [sampleEntry({ firstName: 'Anna\n\nhttps://evil.example\n', login: 'a\u202eb\u200bc' })]
  const { text } = composeMail(sampleAccessMail({ entries }))
  assert.doesNotMatch(text, /^https:\/\/evil/m)
  assert.match(text, /^Login: abc$/m)
})

test('a link is the same in the text and, once read as HTML, in the button', () => {
  const link = 'https://x.example/jst/a?b=1&c="2"#klucznik=AZaz09-_'
  const { text, html } = composeMail(sampleAccessMail({ entries: [sampleEntry({ link })] }))
  assert.ok(text.split('\n').includes(link))
  assert.ok(html.includes('href="https://x.example/jst/a?b=1&amp;c=&quot;2&quot;#klucznik=AZaz09-_"'))
})

test('the same mail has the same Message-ID, at the domain of its sender', () => {
  const id = (change: Parameters<typeof sampleAccessMail>[0]): string => composeMail(sampleAccessMail(change)).messageId
  assert.equal(id({ id: 'a1.b2' }), '<a1.b2@przykladowo.example>')
  assert.equal(id({ id: 'a1.b2', unit: sampleUnit({ from: 'konta@przykładowo.pl' }) }), '<a1.b2@xn--przykadowo-e0b.pl>')
  assert.match(id({ id: 'a> <b\r\n' }), /^<[0-9a-f]{32}@przykladowo\.example>$/)
  assert.equal(id({ id: 'a> <b\r\n' }), id({ id: 'a> <b\r\n' }))
})

test('a sender without a name goes by the name of the unit', () => {
  const from = (text: string) => composeMail(sampleAccessMail({ unit: sampleUnit({ from: text }) })).from
  assert.deepEqual(from('konta@x.pl'), { name: 'Gmina Przykładowo', address: 'konta@x.pl' })
  assert.deepEqual(from('Oświata <konta@x.pl>'), { name: 'Oświata', address: 'konta@x.pl' })
})

test('a sender that is no address is an error of the unit, not a refusal of the mail', () => {
  assert.throws(
    () => composeMail(sampleAccessMail({ unit: sampleUnit({ from: 'Gmina' }) })),
    /the sender of unit przykladowo is no address/,
  )
})

/** What mail programs make links of, in a run of text: an address, a host, with a path or without. */
const LINKIFIED = /(?:\w+:\/\/\S+|[\p{L}\d._+-]+@[\p{L}\d-]+|[\p{L}\d_-]+(?:\.[\p{L}\d_-]+)+(?:[/:]\S*)?)/gu

for (const login of ['evil.com', 'anna@evil', 'anna@evil.example', 'hasło.evil.com.pl']) {
  test(`[83] of the login ${login} no mail program makes a link in HTML, and it is copied as it is`, () => {
    const about = { unit: sampleUnit(), language: 'pl', to: 'anna@example.org', login, at: new Date() } as const
    const mails: Mail[] = [
      sampleAccessMail({ entries: [sampleEntry({ login })] }),
      samplePasswordSetMail({ login }),
      { ...about, kind: 'address-changed', id: 'x', which: 'former' },
    ]
    for (const mail of mails) {
      const { subject, html } = composeMail(mail)
      assert.ok(!subject.includes('evil'))
      const [, body = ''] = html.split('</head>')
      const runs = body.split(/<[^>]*>/)
      const links = runs.flatMap((run) => run.match(LINKIFIED) ?? []).filter((link) => link.includes('evil'))
      assert.deepEqual(links, [])
      assert.match(login, LINKIFIED, 'in one run it would be one')
      assert.ok(body.replaceAll(/<\/?span[^>]*>/g, '').includes(`>${login}<`))
    }
  })
}

test('name and contact of a unit are marked as Polish in mails of other languages, and in Polish ones not', () => {
  const { html, text } = composeMail(sampleAccessMail({ language: 'uk' }))
  const words = html.replaceAll('\u00a0', ' ')
  assert.match(words, /«<span lang="pl">Gmina Przykładowo<\/span>»/)
  assert.match(words, /Контакт: <span lang="pl">sekretariat@przykladowo\.example, tel\. 12 345 67 89<\/span>/)
  assert.doesNotMatch(text, /span/)
  assert.doesNotMatch(composeMail(sampleAccessMail()).html, /<span lang/)
})

test('a mail has the name of the unit in its reader’s language where the unit gives it so', () => {
  const unit = sampleUnit({ from: 'konta@przykladowo.example', textsIn: { name: { pl: 'Gmina', en: 'Example Town' } } })
  const { from, html, subject } = composeMail(sampleAccessMail({ language: 'en', unit }))
  assert.equal(from.name, 'Example Town')
  assert.match(subject, /– Example Town$/)
  assert.doesNotMatch(html, /lang="pl">(?!sekretariat)/)
})
