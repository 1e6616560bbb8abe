import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { challengeAnswer } from '../../../../server/captcha/challenge-answer.js'
import { drawSound } from '../../../../server/captcha/sound/draw-sound.js'
import { LANGUAGES, type Language } from '../../../../contract/language.js'
import { clipOf, Listener } from '../../../support/listening/hear-digits.js'
import { decibels, rms } from '../../../support/listening/levels.js'
import { readWav } from '../../../support/listening/read-wav.js'
import { splitWords } from '../../../support/listening/split-words.js'

const DIGITS = '0123456789'
/** Of the nearest two digits in any language, in cepstral distance for each step; the same digit is at 0. */
const LEAST_UNLIKE = 8
const RATE = 8_000

const randomDigits = (): string => challengeAnswer('sound')
const draw = (language: Language, digits: string) => drawSound({ digits, language, seed: randomBytes(32) })
const longestDigit = (language: Language): string =>
  Array.from(DIGITS).toSorted((one, other) => clipOf(language, other).length - clipOf(language, one).length)[0] ?? ''
/** The largest step from one sample to the next. */
const steepest = (samples: Float64Array): number =>
  samples.reduce((most, sample, at) => Math.max(most, Math.abs(sample - (samples[at - 1] ?? 0))), 0)

describe('a sound', () => {
  it('is a WAV of 8 kHz, mono, 8 bits mu-law', () => {
    const { samples, ...format } = readWav(draw('pl', '12345'))
    assert.deepEqual(format, {
      chunks: ['fmt ', 'fact', 'data'],
      formatTag: 7,
      channels: 1,
      rate: RATE,
      bytesPerSecond: RATE,
      blockAlign: 1,
      bitsPerSample: 8,
      factSamples: samples.length,
    })
  })

  it('is the same for the same digits, language and seed, and like no other of the same digits', () => {
    const seed = randomBytes(32)
    const order = { digits: '4070', language: 'uk', seed } as const
    assert.deepEqual(drawSound(order), drawSound(order))
    assert.notDeepEqual(drawSound(order), drawSound({ ...order, seed: randomBytes(32) }))
  })

  it('refuses what it cannot say, without repeating it', () => {
    const seed = randomBytes(32)
    for (const digits of ['', '1234567', '12a', '１２']) {
      assert.throws(
        () => drawSound({ digits, language: 'pl', seed }),
        (error: Error) => error instanceof RangeError && (digits === '' || !error.message.includes(digits)),
      )
    }
    assert.throws(() => drawSound({ digits: '12345', language: 'pl', seed: randomBytes(8) }), RangeError)
  })

  for (const language of LANGUAGES) {
    describe(`in ${language}`, () => {
      it('stays below 60,000 bytes with six of the longest digits', () => {
        const wav = draw(language, longestDigit(language).repeat(6))
        assert.ok(wav.length < 60_000, `${wav.length} bytes`)
      })

      it('begins in silence, and leaves 0.5 to 0.8 s between two digits', () => {
        for (const digits of [longestDigit(language).repeat(6), ...Array.from({ length: 10 }, randomDigits)]) {
          const { samples } = readWav(draw(language, digits))
          const words = splitWords(samples, RATE)
          assert.equal(words.length, digits.length)
          assert.ok((words[0]?.from ?? 0) >= 0.4 * RATE, 'lead-in')
          for (const [n, { from }] of words.slice(1).entries()) {
            const pause = (from - (words[n]?.to ?? 0)) / RATE
            assert.ok(pause >= 0.5 && pause <= 0.8, `${digits}: ${pause.toFixed(3)} s`)
          }
        }
      })

      it('has no click where a digit begins or ends: a clip fades in from silence and out to it', () => {
        for (const digit of DIGITS) {
          const clip = clipOf(language, digit)
          const edges = [clip.subarray(0, 16), clip.subarray(-16)].map(steepest)
          assert.ok(Math.max(...edges) < 0.02 && Math.abs(clip[0] ?? 1) < 0.005, `${digit}: ${edges.join(', ')}`)
        }
      })

      it('is never cut off at full scale, and says all digits about as loud', () => {
        const loudness = Array.from(DIGITS, (digit) => {
          const clip = clipOf(language, digit)
          // 1 dB louder is what a sound makes of a clip at the most
          assert.ok(Math.max(...clip.map(Math.abs)) * 10 ** (1 / 20) < 1, digit)
          return decibels(rms(clip.filter((sample) => Math.abs(sample) > 0.01)))
        })
        const range = Math.max(...loudness) - Math.min(...loudness)
        assert.ok(range < 6, `${range.toFixed(1)} dB`)
      })

      it('has ten digits, each clearly unlike every other', () => {
        const listener = new Listener(language)
        const pairs = Array.from(DIGITS).flatMap((one, n) =>
          Array.from(DIGITS.slice(n + 1), (other) => ({ pair: one + other, unlike: listener.distance(one, other) })),
        )
        const [closest] = pairs.toSorted((one, other) => one.unlike - other.unlike)
        assert.ok((closest?.unlike ?? 0) > LEAST_UNLIKE, JSON.stringify(closest))
      })

      it('is read back whole by a listener who knows the ten digits, with room to spare', () => {
        const listener = new Listener(language)
        for (let times = 0; times < 10; times++) {
          const digits = randomDigits()
          const heard = listener.hear(readWav(draw(language, digits)).samples)
          assert.equal(heard.map(({ digit }) => digit).join(''), digits)
          for (const { digit, distance, runnerUp } of heard)
            assert.ok(runnerUp > 2 * distance, `${digit}: ${distance.toFixed(2)} against ${runnerUp.toFixed(2)}`)
        }
      })
    })
  }
})
