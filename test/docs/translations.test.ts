import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readPage, type Page } from './read-page.js'
import { TRANSLATIONS } from './translations.js'

/** What stands in backticks in the first cell of each row: names, which no language changes. */
function namesInTables({ prose }: Page): string[] {
  const rows = prose.filter((line) => line.startsWith('|'))
  return rows.map((row) => [...(row.split('|')[1] ?? '').matchAll(/`[^`]+`/g)].join(' '))
}

for (const [english, polish] of TRANSLATIONS) {
  describe(`${polish} and ${english}`, () => {
    const pages = [readPage(english), readPage(polish)] as const
    const both = <Found>(read: (page: Page) => Found): [Found, Found] => [read(pages[0]), read(pages[1])]

    it('print the same blocks, so that what is tried of the one holds for the other', () => {
      const [inEnglish, inPolish] = both(({ blocks }) =>
        blocks.map(({ language, code, file }) => ({ language, code, file })),
      )
      assert.notEqual(inEnglish.length, 0)
      assert.deepEqual(inPolish, inEnglish)
    })

    it('have the same headings one under another', () => {
      const [inEnglish, inPolish] = both(({ headings }) =>
        headings.map(({ level, text }) => ({ level, number: /^\d+/.exec(text)?.[0] })),
      )
      assert.deepEqual(inPolish, inEnglish)
    })

    it('name the same things in their tables', () => {
      const [inEnglish, inPolish] = both(namesInTables)
      assert.deepEqual(inPolish, inEnglish)
    })

    it('begin with the ten steps, in the words that are looked for', () => {
      const [inEnglish, inPolish] = both(({ headings }) => headings[1]?.text)
      assert.equal(inEnglish, 'Your first unit in ten steps')
      assert.equal(inPolish, 'Pierwsza jednostka w dziesięciu krokach')
    })
  })
}
