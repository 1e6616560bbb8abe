import { expect } from '@open-wc/testing'
import { LANGUAGES } from '../../../contract/language.js'
import { UPLOAD_MOST_BYTES, UPLOAD_MOST_LINES } from '../../../contract/upload-limits.js'
import { plural } from '../../../ui/i18n/plural.js'
import { en } from '../../../panel/i18n/en.js'
import { pl } from '../../../panel/i18n/pl.js'
import { ru } from '../../../panel/i18n/ru.js'
import { uk } from '../../../panel/i18n/uk.js'

const ALL = { pl, uk, en, ru }

/** Every text with the path to it; a text with something to fill in is filled in. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return [[path, String(value('7', 8, 9))]]
  return Object.entries(value as object).flatMap(([key, each]) => textsOf(each, `${path}.${key}`))
}

describe('the panel’s texts', () => {
  for (const language of LANGUAGES) {
    it(`${language}: none is empty, none shouts, and each number has its form`, () => {
      for (const [path, text] of textsOf(ALL[language])) {
        expect(text.trim(), path).not.to.equal('')
        expect(text, path).not.to.match(/!|undefined|\.\./)
      }
    })
  }

  it('are the same in every language, but for the forms of numbers', () => {
    const paths = (messages: unknown) => textsOf(messages).map(([path]) => path.replace(/\.(one|few|many|other)$/, ''))
    for (const language of LANGUAGES)
      expect([...new Set(paths(ALL[language]))], language).to.deep.equal([...new Set(paths(pl))])
  })

  it('name the limits of a file and the languages that there are', () => {
    const most = /20[ ,\u00a0]000/
    expect(UPLOAD_MOST_LINES).to.equal(20_000)
    for (const language of LANGUAGES) {
      const { fileHint, tooManyLines, tooLarge, refusals } = ALL[language].import
      expect(fileHint).to.match(most)
      expect(tooManyLines).to.match(most)
      expect(tooLarge).to.match(new RegExp(`\\b${UPLOAD_MOST_BYTES / 2 ** 20}\\s`))
      expect(refusals.LANGUAGE_UNKNOWN).to.contain(LANGUAGES.join(', '))
    }
  })

  it('count as people count', () => {
    const found = (n: number) => plural('pl', pl.list.found, n)
    expect([1, 2, 5, 12, 22].map(found)).to.deep.equal([
      'Znaleziono 1 osobę',
      'Znaleziono 2 osoby',
      'Znaleziono 5 osób',
      'Znaleziono 12 osób',
      'Znaleziono 22 osoby',
    ])
  })
})
