import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { patternsAt } from '../../../../server/domain/passwords/password-patterns.js'

describe('patterns', () => {
  const whole = [
    'abc',
    'zyxw',
    '1234567890',
    '0987654321',
    'qwertyuiop',
    'lkjhgf',
    'ицукен',
    'фівапролджє',
    '!@#$%',
    'zaq1',
    '1qaz2wsx',
    'q1w2e3',
    '112233',
    '1985',
    '2031',
    '12051985',
    '12.05.1985',
    '1985-05-12',
    '120585',
    '850512',
    '44051401359',
    '02070803628',
  ]
  for (const text of whole) {
    it(`${text} is one`, () => {
      const ends = patternsAt(`x${text}`, 1).map(({ end }) => end)
      assert.ok(ends.includes(1 + text.length))
    })
  }

  for (const text of ['ab', 'acb', '357', '413', '1785', '991332', '44051401358', 'kot', '']) {
    it(`${JSON.stringify(text)} is none`, () => {
      assert.deepEqual(
        patternsAt(text, 0).filter(({ end }) => end === text.length),
        [],
      )
    })
  }

  it('end where the row ends', () => {
    assert.deepEqual(
      patternsAt('qwertyasd', 0).map(({ end }) => end),
      [6, 5],
    )
  })
})
