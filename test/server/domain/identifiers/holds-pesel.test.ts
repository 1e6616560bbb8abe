import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { holdsPesel } from '../../../../server/domain/identifiers/holds-pesel.js'

describe('a PESEL in a text', () => {
  for (const text of [
    '44051401359',
    '4b 44051401359',
    'p44051401359',
    'Jan (440514-01359)',
    '12 44051401359',
    'jan.440514.01359',
    '440514_01359',
    '440514/01359',
    '440514–01359',
    '440514\u221201359',
    '4405\u200b14\u206001359',
    '440514\u00ad01359',
    '440514  01359',
    '1 4405140135 9',
    '４４０５１４０１３５９',
  ])
    it(`is found: ${text}`, () => assert.ok(holdsPesel(text)))
  for (const text of [
    '',
    'Jan Nowak',
    '44051401358',
    '440514013590',
    '144051401359',
    '1 2 3 4 5 6 7 8',
    '1a 2b 3c 4d',
    '48 12 345 67 89',
  ])
    it(`is not there: ${text}`, () => assert.ok(!holdsPesel(text)))
  it('is looked for in linear time', () => assert.ok(!holdsPesel('4 '.repeat(50_000))))
})
