import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { csvRecord } from '../../../../server/domain/audit/csv-record.js'

describe('a CSV record', () => {
  it('shows what a spreadsheet would compute', () => {
    for (const formula of ['=1+1', '+48 12', '-2', '@SUM(A1)', '\t=1', '\r=1']) {
      assert.equal(csvRecord([formula]), `"'${formula}"\r\n`)
    }
    assert.equal(csvRecord(['="a"']), `"'=""a"""\r\n`)
  })

  it('quotes where RFC 4180 asks for it, and leaves the rest as it is', () => {
    assert.equal(
      csvRecord(['a', '', 'b c', 'd,e', 'f"g', 'h\ni', 'a=b', '4b-c']),
      'a,,b c,"d,e","f""g","h\ni",a=b,4b-c\r\n',
    )
  })
})
