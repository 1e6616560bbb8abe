import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newTotpSecret, readDigits, stepOf, totpUri } from '../../../../server/domain/factors/totp.js'

/** The key of RFC 6238, appendix B, in base32; its codes there have eight digits, of which an app shows the last six. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const RFC_CODES: [seconds: number, code: string][] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
]

describe('TOTP', () => {
  it('takes the codes of RFC 6238, for a step before and after too, and no further', () => {
    for (const [seconds, code] of RFC_CODES) {
      const step = Math.floor(seconds / 30)
      const at = (steps: number): Date => new Date((seconds + 30 * steps) * 1_000)
      for (const steps of [-1, 0, 1]) assert.equal(stepOf(RFC_SECRET, code, at(steps)), step)
      for (const steps of [-2, 2]) assert.equal(stepOf(RFC_SECRET, code, at(steps)), undefined)
    }
  })

  it('makes secrets of 160 bits that differ', () => {
    const secrets = Array.from({ length: 50 }, newTotpSecret)
    assert.equal(new Set(secrets).size, 50)
    for (const secret of secrets) assert.match(secret, /^[A-Z2-7]{32}$/)
  })

  it('writes what apps read, whatever stands in the unit’s name', () => {
    const uri = totpUri({ secret: RFC_SECRET, issuer: 'Gmina Łódź: 1/2?', login: 'anna@example.org' })
    const { protocol, host, pathname, searchParams } = new URL(uri)
    assert.deepEqual([protocol, host], ['otpauth:', 'totp'])
    assert.match(decodeURIComponent(pathname), /^\/Gmina Łódź: 1\/2\?:anna@example.org$/)
    assert.deepEqual(Object.fromEntries(searchParams), {
      issuer: 'Gmina Łódź: 1/2?',
      secret: RFC_SECRET,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    })
  })

  it('reads digits as people type them, and nothing else', () => {
    for (const typed of ['123456', ' 123 456 ', '123-456', '１２３４５６', '123\u00a0456'])
      assert.equal(readDigits(typed), '123456', typed)
    for (const typed of ['12345', '1234567', '12345a', '', '1e5', '-12345'.repeat(20_000)])
      assert.equal(readDigits(typed), undefined)
  })
})
