import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { csvRecord } from '../../../../server/domain/audit/csv-record.js'

describe('a CSV record', () => {
  it('shows what a spreadsheet would compute', () => {
    for (const formula of ['=1+1', '+48 12', '-2', '@SUM(A1)']) {
      assert.equal(csvRecord([formula]), `"'${formula}"\r\n`)
    }
    assert.equal(csvRecord(['="a"']), `"'=""a"""\r\n`)
    for (const blank of ['\t', '\r']) assert.equal(csvRecord([`${blank}=1`]), `"'${blank}'=1"\r\n`)
  })

  it('shows it too where a spreadsheet that cuts at semicolons would begin a cell', () => {
    assert.equal(csvRecord(['class=4b;=1+1;x queued=1']), `"class=4b;'=1+1;x queued=1"\r\n`)
    assert.equal(csvRecord(['a;b']), '"a;b"\r\n')
  })

  it('quotes where RFC 4180 asks for it, and leaves the rest as it is', () => {
    assert.equal(
      csvRecord(['a', '', 'b c', 'd,e', 'f"g', 'h\ni', 'a=b', '4b-c']),
      'a,,b c,"d,e","f""g","h\ni",a=b,4b-c\r\n',
    )
  })
})
