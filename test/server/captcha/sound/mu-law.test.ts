import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { decodeMuLaw, encodeMuLaw, MU_LAW_SILENCE } from '../../../../server/captcha/sound/mu-law.js'
import { fromMuLaw } from '../../../support/listening/read-wav.js'

describe('mu-law', () => {
  it('has the values of G.711: silence, the smallest steps, the loudest', () => {
    assert.equal(MU_LAW_SILENCE, 0xff)
    assert.deepEqual([0, 8, -8, 32_635, -32_635].map(encodeMuLaw), [0xff, 0xfe, 0x7e, 0x80, 0x00])
    assert.deepEqual(
      [0xff, 0x7f, 0x80, 0x00].map((byte) => Math.abs(decodeMuLaw(byte))),
      [0, 0, 32_124, 32_124],
    )
  })

  it('reads every byte as another reader of the standard does', () => {
    // ours counts in 16 bits, the table in 14
    for (let byte = 0; byte < 256; byte++) assert.equal(decodeMuLaw(byte) + 0, 4 * fromMuLaw(byte) + 0)
  })

  it('writes what it has read', () => {
    for (let byte = 0; byte < 256; byte++) {
      if (byte !== 0x7f) assert.equal(encodeMuLaw(decodeMuLaw(byte)), byte)
    }
  })

  it('is never further off than half a step, and cuts off what is louder than the loudest', () => {
    for (let sample = -32_635; sample <= 32_635; sample += 97) {
      const off = Math.abs(decodeMuLaw(encodeMuLaw(sample)) - sample)
      assert.ok(off <= Math.max(4, Math.abs(sample) / 16), `${sample} is off by ${off}`)
    }
    assert.equal(encodeMuLaw(99_999), 0x80)
  })
})
