import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { RandomStream } from '../../../../server/captcha/random/random-stream.js'
import { drawSound } from '../../../../server/captcha/sound/draw-sound.js'
import { LANGUAGES } from '../../../../contract/language.js'
import { amplified, faster, inNoise, withoutTreble } from '../../../support/listening/distort.js'
import { Listener } from '../../../support/listening/hear-digits.js'
import { readWav } from '../../../support/listening/read-wav.js'

const DIGITS = Array.from('0123456789')

const circumstances: Record<string, (samples: Float64Array) => Float64Array> = {
  'very softly': (samples) => amplified(samples, -20),
  'too loud for the loudspeaker': (samples) => amplified(samples, 12),
  'in a room with noise 25 dB below': (samples) => inNoise(samples, 25),
  'by ears that hear little above 1,500 Hz': (samples) => withoutTreble(samples, 1_500),
  'by ears that hear little above 800 Hz': (samples) => withoutTreble(samples, 800),
  'in a higher voice, 8 % faster': (samples) => faster(samples, 1.08),
  'in a lower voice, 8 % slower': (samples) => faster(samples, 0.92),
}

for (const language of LANGUAGES) {
  describe(`somebody who listens in ${language}`, () => {
    const random = new RandomStream(Buffer.alloc(32), `listening ${language}`)
    const listener = new Listener(language)
    const sounds = Array.from({ length: 40 }, (_, n) => {
      const digits = Array.from({ length: 5 + (n % 2) }, () => random.pick(DIGITS)).join('')
      const { samples } = readWav(drawSound({ digits, language, seed: Buffer.alloc(32, n + 1) }))
      return { digits, samples }
    })
    const written = (samples: Float64Array) =>
      listener
        .hear(samples)
        .map(({ digit }) => digit)
        .join('')

    it('writes every sound down whole, and no other digit is nearly as like: 2.5 times as far at the least', () => {
      for (const { digits, samples } of sounds) {
        const words = listener.hear(samples)
        assert.equal(words.map(({ digit }) => digit).join(''), digits)
        for (const { digit, distance, runnerUp } of words) {
          assert.ok(runnerUp > 2.5 * distance, `${digit}: ${distance}, the next best ${runnerUp}`)
        }
      }
    })

    for (const [circumstance, distort] of Object.entries(circumstances)) {
      it(`writes it down whole ${circumstance}`, () => {
        for (const { digits, samples } of sounds.slice(0, 12)) assert.equal(written(distort(samples)), digits)
      })
    }

    it('writes down something else when a digit was exchanged', () => {
      const [sound] = sounds
      const digits = sound?.digits ?? ''
      const other = DIGITS[(Number(digits[2]) + 1) % 10] ?? ''
      const exchanged = digits.slice(0, 2) + other + digits.slice(3)
      const { samples } = readWav(drawSound({ digits: exchanged, language, seed: Buffer.alloc(32, 1) }))
      assert.equal(written(samples), exchanged)
    })
  })
}
