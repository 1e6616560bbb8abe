import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SummedLines } from '../../server/summed-lines.js'

describe('lines that are summed', () => {
  it('of one kind take no places of another, however many different ones there are [87]', () => {
    const lines = new SummedLines({ everyMs: 60_000 })
    const written: string[] = []
    const add = (kind: string, line: string): void =>
      lines.add(line, { kind, write: (times = 1) => written.push(`${line} ${times}`) })
    for (let n = 0; n < 3_000; n++) add('flood', `flood ${n}`)
    assert.equal(written.length, 1_001)
    for (let times = 0; times < 3; times++) for (const unit of ['a', 'b']) add('other', `other ${unit}`)
    lines.close()
    assert.deepEqual(
      written.filter((line) => line.startsWith('other')),
      ['other a 1', 'other b 1', 'other a 2', 'other b 2'],
    )
  })
})
