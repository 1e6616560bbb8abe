import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readPage } from './read-page.js'
import { rowsOf } from './table-rows.js'

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; they are its first ones. */
const SECTIONS: Record<string, number[]> = {
  '1': [2, 9, 11, 3, 2],
  '2': [3, 3, 4, 1],
  '3': [0, 2, 4, 6, 5, 0, 2],
  '4': [3, 1, 2, 4],
  '5': [1, 3, 2, 3],
  '6': [3, 12, 4, 4, 5, 3, 0, 4],
  '7': [3, 4, 2, 5, 2, 2],
  '8': [2, 3, 1, 1],
  '9': [3, 4],
  '10': [2, 2, 4, 11, 5, 2, 3],
  '11': [2, 3, 3, 4, 1, 1],
  '12': [3, 2, 4],
  '13': [1, 5, 2, 5],
  '14': [2, 4, 3],
  '15': [3, 3, 7],
  '16': [1, 5, 4, 3, 3],
  '17': [1, 4, 2],
}
const STATES = ['met', 'in part', '**not met**', "the operator's", 'not applicable']

/** The numbers that a cell stands for: `4.3.1`, or `4.3.1–4.3.2`. */
function numbersIn(cell: string): string[] {
  const [from = '', to = from] = cell.split('–')
  const [section, first, last] = [from.replace(/\.\d+$/, ''), from, to].map((text) => text.trim())
  const place = (text = ''): number => Number(text.split('.')[2])
  return Array.from({ length: place(last) - place(first) + 1 }, (_, at) => `${section}.${place(first) + at}`)
}

describe('docs/security/asvs.md [101]', () => {
  const page = readPage('docs/security/asvs.md')
  const rows = rowsOf(page, 'requirement')

  it('has every requirement of level 1 and 2 once, in the standard’s order', () => {
    const wanted = Object.entries(SECTIONS).flatMap(([chapter, counts]) =>
      counts.flatMap((count, at) => Array.from({ length: count }, (_, n) => `${chapter}.${at + 1}.${n + 1}`)),
    )
    assert.equal(wanted.length, 253)
    assert.deepEqual(
      rows.flatMap(([cell = '']) => numbersIn(cell)),
      wanted,
    )
  })

  it('says of each how it stands, and counts them right', () => {
    assert.deepEqual(
      rows.filter(([, state = '']) => !STATES.includes(state)),
      [],
    )
    const counted = STATES.map((state) => [
      state,
      rows.filter(([, own]) => own === state).flatMap(([cell = '']) => numbersIn(cell)).length,
    ])
    assert.deepEqual(
      rowsOf(page, 'state').map(([state, count]) => [state, Number(count)]),
      counted,
    )
  })

  it('names a test behind most lines that are met', () => {
    const met = rows.filter(([, state]) => state === 'met')
    const bare = met.filter(([, , , shown = '']) => !shown.includes('.ts)'))
    assert.ok(bare.length * 8 < met.length, `${bare.length} of ${met.length} have none`)
  })
})
