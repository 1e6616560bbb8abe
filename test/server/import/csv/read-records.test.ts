import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Line } from '../../../../server/import/csv/read-lines.js'
import { readRecords, type CsvRecord } from '../../../../server/import/csv/read-records.js'

async function recordsOf(text: string, delimiter = ','): Promise<CsvRecord[]> {
  async function* lines(): AsyncGenerator<Line> {
    for (const [at, line] of text.split('\n').entries()) {
      yield line.startsWith('FAULT')
        ? { number: at + 1, text: line, fault: 'ENCODING' }
        : { number: at + 1, text: line }
    }
  }
  const records: CsvRecord[] = []
  for await (const record of readRecords(lines(), delimiter)) records.push(record)
  return records
}

describe('records', () => {
  it('are cut at the delimiter, with quotation marks as in RFC 4180', async () => {
    assert.deepEqual(await recordsOf('a,"b, ""c""",\n"",d;e'), [
      { line: 1, fields: ['a', 'b, "c"', ''] },
      { line: 2, fields: ['', 'd;e'] },
    ])
    assert.deepEqual(await recordsOf('a,b;"c;d"', ';'), [{ line: 1, fields: ['a,b', 'c;d'] }])
  })

  it('lose the apostrophe that guards a spreadsheet, and no other', async () => {
    assert.deepEqual(await recordsOf(`'+48,"'-anna@x.pl",'@,"'=1,2",''+1,'x,O'-x,'`), [
      { line: 1, fields: ['+48', '-anna@x.pl', '@', '=1,2', "''+1", "'x", "O'-x", "'"] },
    ])
  })

  it('are numbered by the line where they begin, empty lines and quoted line breaks counted', async () => {
    assert.deepEqual(await recordsOf('a\n\n , \n"b\n\nc",d\ne'), [
      { line: 1, fields: ['a'] },
      { line: 4, fields: ['b\n\nc', 'd'] },
      { line: 7, fields: ['e'] },
    ])
  })

  it('that cannot be decoded are named', async () => {
    assert.deepEqual(await recordsOf('FAULT,x\na'), [
      { line: 1, fields: ['FAULT', 'x'], fault: 'ENCODING' },
      { line: 2, fields: ['a'] },
    ])
  })

  it('with a quotation mark out of place are named, and the next is read', async () => {
    assert.deepEqual(await recordsOf('a,b"c"\n"d"e,f\ng'), [
      { line: 1, fields: ['a', 'b"c"'], fault: 'QUOTE' },
      { line: 2, fields: ['de', 'f'], fault: 'QUOTE' },
      { line: 3, fields: ['g'] },
    ])
  })

  it('with a quotation mark that is never closed are named where it opens, and cost no other line', async () => {
    const far = Array.from({ length: 40 }, (_, n) => `osoba${n},x`)
    const read = await recordsOf(['a,b', 'c,"d', ...far].join('\n'))
    assert.deepEqual(read.slice(0, 3), [
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['c', 'd'], fault: 'QUOTE_OPEN' },
      { line: 3, fields: ['osoba0', 'x'] },
    ])
    assert.equal(read.length, 42)
    assert.deepEqual(await recordsOf('a\n"b'), [
      { line: 1, fields: ['a'] },
      { line: 2, fields: ['b'], fault: 'QUOTE_OPEN' },
    ])
  })

  it('with a lost quotation mark do not swallow the quotation marks of a later line', async () => {
    assert.deepEqual(await recordsOf('a,"b\nc,d\ne,"f, g"\nh,i'), [
      { line: 1, fields: ['a', 'b'], fault: 'QUOTE' },
      { line: 2, fields: ['c', 'd'] },
      { line: 3, fields: ['e', 'f, g'] },
      { line: 4, fields: ['h', 'i'] },
    ])
    assert.deepEqual(await recordsOf('a,"b\nFAULT\nc'), [
      { line: 1, fields: ['a', 'b'], fault: 'QUOTE_OPEN' },
      { line: 2, fields: ['FAULT'], fault: 'ENCODING' },
      { line: 3, fields: ['c'] },
    ])
  })
})
