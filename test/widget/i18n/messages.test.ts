import { expect } from '@open-wc/testing'
import { atHand } from '../../../ui/i18n/at-hand.js'
import { en } from '../../../widget/i18n/en.js'
import { LANGUAGES, type Language } from '../../../contract/language.js'
import { en as laterEn } from '../../../widget/i18n/later/en.js'
import type { LaterMessages } from '../../../widget/i18n/later/messages.js'
import { pl as laterPl } from '../../../widget/i18n/later/pl.js'
import { ru as laterRu } from '../../../widget/i18n/later/ru.js'
import { uk as laterUk } from '../../../widget/i18n/later/uk.js'
import { pl } from '../../../widget/i18n/pl.js'
import { plural, type Forms } from '../../../ui/i18n/plural.js'
import { ru } from '../../../widget/i18n/ru.js'
import { uk } from '../../../widget/i18n/uk.js'

const LATER: Record<Language, LaterMessages> = { pl: laterPl, uk: laterUk, en: laterEn, ru: laterRu }

const ALL: Record<Language, object> = {
  pl: { ...pl, later: words(laterPl), atHand: atHand.pl },
  uk: { ...uk, later: words(laterUk), atHand: atHand.uk },
  en: { ...en, later: words(laterEn), atHand: atHand.en },
  ru: { ...ru, later: words(laterRu), atHand: atHand.ru },
}

/** What people read of them. */
function words({ language: _language, ...texts }: LaterMessages): object {
  return texts
}

/** Every text with its path; functions are called with words that stand out. */
function texts(messages: object, path = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const at = `${path}/${key}`
    if (typeof value === 'string') return [[at, value]]
    if (typeof value === 'function') return [[at, String((value as (...words: string[]) => string)('‹a›', '‹b›'))]]
    return texts(value as object, at)
  })
}

describe('the texts', () => {
  for (const language of LANGUAGES) {
    const all = texts(ALL[language])

    it(`in ${language} are all there, tidy, calm, and without a word of jargon`, () => {
      expect(all.length).to.be.greaterThan(60)
      for (const [at, text] of all) {
        expect(text.trim(), at).to.equal(text)
        expect(text, at).to.match(/\S/)
        expect(text, `${at}: no exclamation mark, no double space, no plain dots`).not.to.match(/!| {2}|\.\.\./)
        if (!at.includes('webmaster'))
          expect(text, at).not.to.match(/\b(captcha|token|ticket|tiket|API|HTTPS?|cookie|unit|server error)\b/i)
      }
    })

    it(`in ${language} stand in their own alphabet`, () => {
      const foreign = language === 'uk' || language === 'ru' ? /[a-ząćęłńóśźż]{2,}/gi : /[Ѐ-ӿ]/g
      // names that are the same everywhere
      const known = /e-mail|PESEL|klucznik-recovery|‹a›|‹b›|unit|\{n\}/gi
      for (const [at, text] of all) expect(text.replace(known, '').match(foreign), at).to.equal(null)
      if (language === 'uk') for (const [at, text] of all) expect(text, at).not.to.match(/[ыэёъ]/i)
      if (language === 'ru') for (const [at, text] of all) expect(text, at).not.to.match(/[іїєґ]/i)
    })

    it(`in ${language} name it for links that open pages in it`, () => {
      expect(LATER[language].language).to.equal(language)
    })

    it(`in ${language} have the same keys as in Polish`, () => {
      const forms = /\/(one|few|many|other)$/
      const keys = (of: Language) => [...new Set(texts(ALL[of]).map(([at]) => at.replace(forms, '')))].sort()
      expect(keys(language)).to.deep.equal(keys('pl'))
    })
  }
})

describe('plurals', () => {
  const minutes: Record<Language, Forms> = {
    pl: laterPl.failures.TOO_MANY_REQUESTS,
    uk: laterUk.failures.TOO_MANY_REQUESTS,
    en: laterEn.failures.TOO_MANY_REQUESTS,
    ru: laterRu.failures.TOO_MANY_REQUESTS,
  }
  for (const [language, n, end] of [
    ['pl', 1, 'za minutę.'],
    ['pl', 2, 'za 2 minuty.'],
    ['pl', 5, 'za 5 minut.'],
    ['pl', 12, 'za 12 minut.'],
    ['pl', 22, 'za 22 minuty.'],
    ['uk', 1, 'через 1 хвилину.'],
    ['uk', 3, 'через 3 хвилини.'],
    ['uk', 11, 'через 11 хвилин.'],
    ['uk', 21, 'через 21 хвилину.'],
    ['ru', 1, 'через 1 минуту.'],
    ['ru', 4, 'через 4 минуты.'],
    ['ru', 15, 'через 15 минут.'],
    ['ru', 21, 'через 21 минуту.'],
    ['en', 1, 'in a minute.'],
    ['en', 2, 'in 2 minutes.'],
  ] as const) {
    it(`in ${language} for ${n}: ${end}`, () => {
      expect(plural(language, minutes[language], n).endsWith(end)).to.equal(true)
    })
  }

  it('count characters in Polish: 1 znaku, 3 znaków, 12 znaków', () => {
    const say = (n: number) => plural('pl', laterPl.password.missing, n)
    expect([1, 3, 12].map(say)).to.deep.equal([
      'Brakuje jeszcze 1 znaku.',
      'Brakuje jeszcze 3 znaków.',
      'Brakuje jeszcze 12 znaków.',
    ])
  })
})
