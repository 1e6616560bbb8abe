import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { spokenDigit } from '../../../../server/captcha/sound/spoken-digit.js'
import { LANGUAGES } from '../../../../contract/language.js'
import { clipOf, Listener } from '../../../support/listening/hear-digits.js'
import { decibels, levels, rms } from '../../../support/listening/levels.js'

const DIGITS = Array.from('0123456789')
const RATE = 8_000

/** Loudness without stops and closures, in dB: of stretches of 20 ms, those at most 10 dB below the loudest. */
function loudness(samples: Float64Array): number {
  const frames = levels(samples, 0.02 * RATE)
  const loud = frames.filter((level) => level > Math.max(...frames) - 10)
  return decibels(rms(loud.map((level) => 10 ** (level / 20))))
}

for (const language of LANGUAGES) {
  describe(`the digits in ${language}`, () => {
    const clips = DIGITS.map((digit) => clipOf(language, digit))

    it('are long enough to be understood, and short enough for six of them', () => {
      for (const clip of clips) {
        const seconds = clip.length / RATE
        assert.ok(seconds >= 0.4 && seconds <= 0.7, `${seconds} s`)
      }
    })

    it('are equally loud, and none is cut off at full scale even when a sound makes it 1 dB louder', () => {
      const loudnesses = clips.map(loudness)
      assert.ok(
        Math.max(...loudnesses) - Math.min(...loudnesses) < 4,
        loudnesses.map((one) => one.toFixed(1)).join(' '),
      )
      for (const clip of clips) {
        const peak = decibels(clip.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0))
        assert.ok(peak < -1.5 && peak > -10, `${peak} dB`)
      }
    })

    it('begin and end in silence', () => {
      for (const clip of clips) {
        for (const edge of [clip.subarray(0, 8), clip.subarray(-8)]) assert.ok(rms(edge) < 0.01)
      }
    })

    it('are each clearly unlike every other: more than nine steps of mel cepstrum', () => {
      const listener = new Listener(language)
      for (const one of DIGITS) {
        for (const other of DIGITS) {
          const distance = listener.distance(one, other)
          if (one === other) assert.equal(distance, 0)
          else assert.ok(distance > 9, `${one} and ${other}: ${distance}`)
        }
      }
    })
  })
}

it('nobody speaks what is no digit, or a language that nobody asked for', () => {
  for (const digit of ['', '10', 'a', '-1', '١', ' 1', 'length']) {
    assert.throws(() => spokenDigit('pl', digit), RangeError)
  }
  for (const language of ['de', '__proto__', 'toString']) {
    assert.throws(() => spokenDigit(language as 'pl', '1'), RangeError)
  }
})
