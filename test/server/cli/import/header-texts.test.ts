import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { explainHeader } from '../../../../server/cli/import/header-texts.js'
import { COLUMNS } from '../../../../contract/people-file.js'
import { HeaderRefused, readHeader } from '../../../../server/import/csv/read-header.js'
import type { Line } from '../../../../server/import/csv/read-lines.js'

const header = (text: string) => readHeader({ number: 1, text })

function mistakesOf(line: string | Line | undefined): string[] {
  try {
    readHeader(typeof line === 'string' ? { number: 1, text: line } : line)
  } catch (error) {
    assert.ok(error instanceof HeaderRefused)
    return explainHeader(error)
  }
  return []
}

describe('the header row', () => {
  it('names all columns in any order, with commas or semicolons, quoted or not', () => {
    const reversed = COLUMNS.toReversed()
    assert.deepEqual(header(reversed.join(',')), { columns: reversed, delimiter: ',' })
    assert.deepEqual(
      header(
        reversed
          .map((name) => `"${name}"`)
          .join('; ')
          .replaceAll('; ', ';'),
      ),
      {
        columns: reversed,
        delimiter: ';',
      },
    )
    assert.deepEqual(header(COLUMNS.join(' , ')).columns, [...COLUMNS])
  })

  it('is told every column that is missing, doubled or unknown, a line for each', () => {
    assert.deepEqual(mistakesOf('login,login,e-mail,pesel,substitute_id,first_name,class,language,').slice(0, -1), [
      'line 1: column 3 "e-mail" is unknown',
      'line 1: column 9 is unknown',
      'line 1: the column login stands there 2 times',
      'line 1: the column email is missing',
      'line 1: the column last_name is missing',
    ])
    assert.match(mistakesOf('login').at(-1) ?? '', /^nothing was imported; .*login,email,pesel/)
  })

  it('that is not there is not mistaken for one, and no person of it is repeated [46]', () => {
    const person = 'anna.nowak,anna@example.org,44051401359,,Anna,Nowak,4b,pl'
    for (const text of [person, `login,${person}`, '\u001b[2J']) {
      const said = mistakesOf(text).join('\n')
      assert.match(said, /the first line must name the columns/)
      assert.doesNotMatch(said, /44051401359|anna@|anna\.nowak/)
      assert.ok(!said.includes('\u001b'))
    }
  })

  it('of another list is told which columns are unknown and which are missing', () => {
    const said = mistakesOf('Lp.;Nazwisko;Imię ucznia;Klasa')
    assert.deepEqual(said.slice(0, 5), [
      'line 1: column 1 is unknown',
      'line 1: column 2 "Nazwisko" is unknown',
      'line 1: column 3 "Imię ucznia" is unknown',
      'line 1: column 4 "Klasa" is unknown',
      'line 1: the column login is missing',
    ])
    assert.equal(said.length, 4 + 8 + 1)
    assert.match(mistakesOf('ewa,,,,Ewa,Nowak,,')[0] ?? '', /^line 1 is no header row/)
  })

  it('of a list with tabs is asked for with commas or semicolons', () => {
    for (const text of [COLUMNS.join('\t'), 'Nazwisko\tImię'])
      assert.match(mistakesOf(text)[0] ?? '', /^line 1: there are tabs/)
  })

  it('of an empty file, of one in another encoding or with stray quotation marks is asked for', () => {
    assert.match(mistakesOf(undefined)[0] ?? '', /^the file is empty; the first line must name/)
    assert.match(mistakesOf({ number: 1, text: '', fault: 'ENCODING' })[0] ?? '', /^line 1: this is not UTF-8 text; /)
    assert.match(mistakesOf({ number: 1, text: '', fault: 'TOO_LONG' })[0] ?? '', /^line 1: /)
    assert.match(mistakesOf('login,"email')[0] ?? '', /^line 1: a quotation mark is out of place; /)
  })
})
