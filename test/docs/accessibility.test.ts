import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { namedPaths } from './named-paths.js'
import { readPage } from './read-page.js'
import { rowsOf } from './table-rows.js'

/** Chapter 9 of EN 301 549 V3.2.1: the criteria of WCAG 2.1 at levels A and AA, by guideline. */
const CRITERIA: Record<string, number[]> = {
  '1.1': [1],
  '1.2': [1, 2, 3, 4, 5],
  '1.3': [1, 2, 3, 4, 5],
  '1.4': [1, 2, 3, 4, 5, 10, 11, 12, 13],
  '2.1': [1, 2, 4],
  '2.2': [1, 2],
  '2.3': [1],
  '2.4': [1, 2, 3, 4, 5, 6, 7],
  '2.5': [1, 2, 3, 4],
  '3.1': [1, 2],
  '3.2': [1, 2, 3, 4],
  '3.3': [1, 2, 3, 4],
  '4.1': [1, 2, 3],
}

const ANSWERS = ['tak', 'w części', 'nie badano', 'nie dotyczy']

describe('docs/accessibility.pl.md', () => {
  const page = readPage('docs/accessibility.pl.md')
  const clauses = rowsOf(page, 'klauzula')
  const later = rowsOf(page, 'kryterium')

  it('has every clause of chapter 9 once, in the order of the standard', () => {
    const all = Object.entries(CRITERIA).flatMap(([guideline, numbers]) => numbers.map((n) => `9.${guideline}.${n}`))
    assert.deepEqual(
      clauses.map(([clause]) => clause),
      all,
    )
  })

  it('says of each view in one of four words how it is', () => {
    const views = [...clauses.map((cells) => cells.slice(2, 5)), ...later.map((cells) => cells.slice(1, 4))]
    for (const answers of views) {
      assert.equal(answers.length, 3)
      for (const answer of answers) assert.ok(ANSWERS.includes(answer), answer)
    }
  })

  it('names a test behind every row that claims something, or says that it was read and not tested', () => {
    for (const cells of [...clauses, ...later]) {
      const claims = cells.includes('tak') || cells.includes('w części')
      const tests = namedPaths(cells.at(-1) ?? '')
      const isRead = /\(przegląd [a-ząćęłńóśźż]+\)/.test(cells.at(-2) ?? '')
      if (claims) assert.ok(tests.every((path) => path.startsWith('test/')) && (tests.length > 0 || isRead), cells[0])
    }
  })
})
