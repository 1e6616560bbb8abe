import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseRecord } from '../../../../server/import/csv/read-records.js'
import { splitBroken } from '../../../../server/import/csv/split-broken.js'
import { writeRecord } from '../../../../server/import/csv/write-record.js'

const FIELDS = [
  '',
  'ala',
  'a;b',
  'a,b',
  '"',
  'Jan "Maly"',
  "O'-x",
  'a\nb',
  'a\r\nb',
  'x\t=1',
  '=1+1',
  '+48',
  '-2',
  '@x',
  '\t=',
]

describe('a record that is written for a spreadsheet', () => {
  it('is read back as the same fields, by the strict reader and by the one for broken lines', () => {
    for (const field of FIELDS)
      for (const fields of [[field], ['x', field, ''], [field, field]]) {
        // one empty field and no field are the same line
        const expected = fields.join('') === '' && fields.length === 1 ? [] : fields
        assert.deepEqual(parseRecord(writeRecord(fields), ';'), expected)
        assert.deepEqual(splitBroken(writeRecord(fields), ';'), fields)
      }
  })

  it('begins no field with a sign that a spreadsheet computes', () => {
    for (const field of FIELDS) assert.doesNotMatch(writeRecord([field]), /^"?[=+\-@\t\r]/)
  })
})
