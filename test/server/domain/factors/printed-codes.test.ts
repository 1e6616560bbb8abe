import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createPrintedCodes, readPrintedCode, withoutCode } from '../../../../server/domain/factors/printed-codes.js'

const NOW = new Date('2026-09-01T08:00:00Z')

describe('printed codes', () => {
  it('are ten in groups, of 45 random bits, and none of them is stored [72]', () => {
    const { set, codes } = createPrintedCodes(NOW)
    assert.equal(new Set(codes).size, 10)
    for (const code of codes) {
      assert.match(code, /^[0-9CHKMPTX]{4}-[0-9CHKMPTX]{4}-[0-9CHKMPTX]{4}$/)
      assert.ok(!JSON.stringify(set).includes(code.replaceAll('-', '')))
    }
    assert.ok(11 * Math.log2(17) >= 40)
    assert.notEqual(createPrintedCodes(NOW).set.salt, set.salt)
  })

  it('are read with and without dashes, in any case, with letters of a Cyrillic keyboard', () => {
    const [code = ''] = createPrintedCodes(NOW).codes
    const plain = code.replaceAll('-', '')
    for (const typed of [code, plain, code.toLowerCase(), ` ${code.replaceAll('-', ' ')} `, plain.replaceAll('K', 'К')])
      assert.equal(readPrintedCode(typed), plain)
  })

  it('that are mistyped cost no try: the last symbol says so', () => {
    const [code = ''] = createPrintedCodes(NOW).codes
    const wrong = code.slice(0, -1) + (code.endsWith('3') ? '4' : '3')
    for (const typed of [wrong, code.slice(1), `${code}3`, '', '123456'])
      assert.equal(readPrintedCode(typed), undefined)
  })

  it('go one by one, each once, and only those of the set', () => {
    const { set, codes } = createPrintedCodes(NOW)
    let left = set
    for (const [n, code] of codes.entries()) {
      const after = withoutCode(left, readPrintedCode(code) ?? '', NOW)
      assert.equal(after?.hashes.length, 9 - n)
      assert.equal(withoutCode(after ?? set, readPrintedCode(code) ?? '', NOW), undefined)
      left = after ?? left
    }
    const [other = ''] = createPrintedCodes(NOW).codes
    assert.equal(withoutCode(set, readPrintedCode(other) ?? '', NOW), undefined)
  })
})
