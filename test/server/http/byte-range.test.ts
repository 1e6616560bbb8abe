import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { byteRange } from '../../../server/http/byte-range.js'

const SIZE = 1_000

describe('a range of bytes (RFC 9110, 14.1.2)', () => {
  const asked: [header: string | undefined, wanted: [first: number, last: number] | 'unsatisfiable' | 'everything'][] =
    [
      ['bytes=0-1', [0, 1]],
      ['bytes=0-0', [0, 0]],
      ['bytes=500-', [500, 999]],
      ['bytes=0-', [0, 999]],
      ['bytes=999-999', [999, 999]],
      ['bytes=990-5000', [990, 999]],
      ['bytes=-1', [999, 999]],
      ['bytes=-500', [500, 999]],
      ['bytes=-5000', [0, 999]],
      ['BYTES=0-1', [0, 1]],
      ['bytes= 0-1 ', [0, 1]],
      [`bytes=0-${'9'.repeat(400)}`, [0, 999]],
      ['bytes=1000-', 'unsatisfiable'],
      ['bytes=1000-2000', 'unsatisfiable'],
      [`bytes=${'9'.repeat(400)}-`, 'unsatisfiable'],
      ['bytes=-0', 'unsatisfiable'],
      [undefined, 'everything'],
      ['', 'everything'],
      ['bytes', 'everything'],
      ['bytes=', 'everything'],
      ['bytes=-', 'everything'],
      ['bytes=5-4', 'everything'],
      ['bytes=5000-4000', 'everything'],
      ['bytes=0-1,5-6', 'everything'],
      ['bytes=a-b', 'everything'],
      ['bytes=1.5-2', 'everything'],
      ['bytes=--1', 'everything'],
      ['bytes=0x1-0x2', 'everything'],
      ['bytes=١-٢', 'everything'],
      ['items=0-1', 'everything'],
      ['bytes=0-1\nbytes=2-3', 'everything'],
    ]
  for (const [header, wanted] of asked) {
    it(`"${header?.slice(0, 40)}" is ${typeof wanted === 'string' ? wanted : wanted.join(' to ')}`, () => {
      const expected =
        wanted === 'everything'
          ? undefined
          : wanted === 'unsatisfiable'
            ? wanted
            : { first: wanted[0], last: wanted[1] }
      assert.deepEqual(byteRange(header, SIZE), expected)
    })
  }
})
