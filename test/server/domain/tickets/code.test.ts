import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { randomId } from '../../../../server/domain/random-id.js'
import {
  codeHash,
  createLetterCode,
  createMailCode,
  formatCode,
  isCodeOf,
  isLetterCode,
  readCode,
} from '../../../../server/domain/tickets/code.js'
import { TestKeyring } from '../../../support/test-keyring.js'

const keyring = new TestKeyring()
const purpose = 'recovery' as const
const expiresAt = new Date('2026-09-01T08:00:00Z')

describe('a code', () => {
  it('beside a mailed link has eight digits, in groups of four [89]', () => {
    const code = createMailCode()
    assert.match(code, /^\d{8}$/)
    assert.equal(isLetterCode(code), false)
    assert.match(formatCode(code), /^\d{4} \d{4}$/)
  })

  it('on a letter has ten symbols, of which the last one checks the others [89]', () => {
    const code = createLetterCode()
    assert.match(code, /^[0-9CHKMPTX]{10}$/)
    assert.equal(isLetterCode(code), true)
    assert.match(formatCode(code), /^\w{4}-\w{4}-\w{2}$/)
    const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`
    assert.equal(readCode(wrong), undefined)
  })

  for (const typed of ['12345678', '1234 5678', ' 1234-5678 ', '1234\u00a05678', '1 2 3 4 5 6 7 8', '1234–5678\u200b'])
    it(`is read with or without spaces and dashes: ${JSON.stringify(typed)}`, () => {
      assert.equal(readCode(typed), '12345678')
    })

  it('of a letter is read in any case, and with look-alikes', () => {
    const code = createLetterCode()
    assert.equal(readCode(formatCode(code).toLowerCase()), code)
    assert.equal(readCode(code.replaceAll('0', 'O').replaceAll('K', 'К')), code)
  })

  for (const typed of ['', '1234567', '123456789', '1234567a', 'abcdefghij', '{"$gt":""}', '1'.repeat(100_000)])
    it(`is not ${JSON.stringify(typed.slice(0, 20))}`, () => assert.equal(readCode(typed), undefined))

  it('fits its own account, purpose and end alone [75]', () => {
    const owner = { unit: 'a', id: randomId() }
    const hash = codeHash(keyring, owner, { purpose, expiresAt }, '12345678')
    const code = { hash, expiresAt }
    assert.equal(isCodeOf(keyring, owner, { purpose, code }, '12345678'), true)
    assert.equal(isCodeOf(keyring, owner, { purpose, code }, '12345679'), false)
    assert.equal(isCodeOf(keyring, { ...owner, id: randomId() }, { purpose, code }, '12345678'), false)
    assert.equal(isCodeOf(keyring, { ...owner, unit: 'b' }, { purpose, code }, '12345678'), false)
    assert.equal(isCodeOf(keyring, owner, { purpose: 'activation', code }, '12345678'), false)
    const later = new Date(expiresAt.getTime() + 1)
    assert.equal(isCodeOf(keyring, owner, { purpose, code: { hash, expiresAt: later } }, '12345678'), false)
  })
})
