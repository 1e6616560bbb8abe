import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { encodeWav, wavBytes } from '../../../../server/captcha/sound/encode-wav.js'
import { readWav } from '../../../support/listening/read-wav.js'

describe('a WAV', () => {
  for (const length of [0, 1, 2, 7, 8_000]) {
    it(`of ${length} samples says what it is and holds them all`, () => {
      const bytes = Uint8Array.from({ length }, (_, i) => i % 256)
      const file = encodeWav(bytes)
      const { samples, ...said } = readWav(file)
      assert.deepEqual(said, {
        chunks: ['fmt ', 'fact', 'data'],
        formatTag: 7,
        channels: 1,
        rate: 8_000,
        bytesPerSecond: 8_000,
        blockAlign: 1,
        bitsPerSample: 8,
        factSamples: length,
      })
      assert.equal(samples.length, length)
      assert.deepEqual(file.subarray(58, 58 + length), Buffer.from(bytes))
      assert.equal(file.length, wavBytes(length))
    })
  }
})
