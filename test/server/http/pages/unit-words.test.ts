import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { HOSTED_PAGE_STYLE, hostedPage } from '../../../../server/http/pages/hosted-page.js'
import { stepPage } from '../../../../server/http/pages/step-page.js'
import { panelPage } from '../../../../server/http/panel/panel-page.js'
import { markup } from '../../../../server/html/markup.js'
import type { Language } from '../../../../contract/language.js'
import { sampleUnit } from '../../mail/sample-mails.js'

const IN_ENGLISH = { textsIn: { name: { pl: 'Gmina Przykładowo', en: 'Municipality of Przykładowo' } } }
const PAGES: Record<string, (language: Language, change?: object) => string> = {
  'with the form': (language, change) => hostedPage({ unit: sampleUnit(change), language, version: '1.0.0' }),
  'of a step': (language, change) =>
    stepPage({ unit: sampleUnit(change), language }, { title: 'x', isWrong: false, main: markup`` }),
}

describe('a page of a unit', () => {
  for (const [kind, write] of Object.entries(PAGES)) {
    it(`${kind} says in other languages that name and contact are Polish`, () => {
      for (const language of ['uk', 'en', 'ru'] as const) {
        const html = write(language)
        assert.match(html, /<header>.*<span lang="pl">Gmina Przykładowo<\/span>/)
        assert.match(html, /<footer>.*: <span lang="pl">sekretariat@przykladowo\.example, tel\. 12 345 67 89<\/span>/s)
      }
      assert.doesNotMatch(write('pl'), /<span lang/)
    })

    it(`${kind} has the name in its reader’s language where the unit gives it so`, () => {
      const html = write('en', IN_ENGLISH)
      assert.match(html, /– Municipality of Przykładowo<\/title>/)
      assert.match(html, /<header><\w+>Municipality of Przykładowo</)
      assert.match(write('uk', IN_ENGLISH), /<span lang="pl">Gmina Przykładowo<\/span>/)
    })
  }

  it('of the panel hands name and contact on with their language', () => {
    const html = panelPage({ unit: sampleUnit(IN_ENGLISH), language: 'en', version: '1.0.0' })
    assert.match(html, /unit-name="Municipality of Przykładowo" unit-name-lang="en" contact="[^"]+" contact-lang="pl"/)
  })

  it('with the form leads, without scripts, to itself in the unit’s other languages, each named in itself', () => {
    const html = hostedPage({ unit: sampleUnit({ languages: ['pl', 'uk', 'en'] }), language: 'pl', version: '1.0.0' })
    const [part = ''] = /<noscript>[^]*<\/noscript>/.exec(html) ?? []
    assert.deepEqual(
      [...part.matchAll(/<a href="([^"]*)" lang="(\w+)" hreflang="\w+">([^<]*)<\/a>/g)].map(([, ...found]) => found),
      [
        ['/jst/przykladowo?lang=uk', 'uk', 'Українська'],
        ['/jst/przykladowo?lang=en', 'en', 'English'],
      ],
    )
    const alone = hostedPage({ unit: sampleUnit({ languages: ['pl'] }), language: 'pl', version: '1.0.0' })
    assert.doesNotMatch(alone, /hreflang/)
  })

  it('with the form says that it is loading before any script has come, in its reader’s language', () => {
    for (const [language, words] of [
      ['pl', 'Formularz się wczytuje.'],
      ['uk', 'Форма завантажується.'],
      ['en', 'The form is loading.'],
      ['ru', 'Форма загружается.'],
    ] as const) {
      const html = hostedPage({ unit: sampleUnit(), language, version: '1.0.0' })
      assert.match(html, new RegExp(`<klucznik-recovery [^>]*><p class="loading">${words}[^<]*</p>\\n<noscript>`))
    }
    assert.match(HOSTED_PAGE_STYLE, /\(scripting: none\) \{ \.loading \{ display: none; \} \}/)
  })
})
