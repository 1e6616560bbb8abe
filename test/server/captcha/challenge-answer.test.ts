import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { LANGUAGES } from '../../../contract/language.js'
import { challengeAnswer } from '../../../server/captcha/challenge-answer.js'
import { drawChallenge } from '../../../server/captcha/draw-challenge.js'
import { PICTURE_ALPHABET, PICTURE_CHARACTERS } from '../../../server/captcha/picture/picture-text.js'
import { SealedChallenges } from '../../../server/captcha/sealed-challenges.js'
import {
  LONGEST_CLIP,
  SOUND_BYTES_LIMIT,
  SOUND_RATE,
  SPOKEN_DIGITS,
} from '../../../server/captcha/sound/sound-format.js'
import { Keyring } from '../../../server/domain/keyring.js'
import { clipOf } from '../../support/listening/hear-digits.js'
import { readWav } from '../../support/listening/read-wav.js'
import { splitWords } from '../../support/listening/split-words.js'

const KINDS = {
  picture: { signs: PICTURE_ALPHABET, count: PICTURE_CHARACTERS },
  sound: { signs: '0123456789', count: SPOKEN_DIGITS },
} as const

const lengths = ({ fewest, most }: { fewest: number; most: number }): number[] =>
  Array.from({ length: most - fewest + 1 }, (_, n) => fewest + n)

const challenges = new SealedChallenges({ keyring: new Keyring(randomBytes(32)), now: () => new Date() })

/** Issues until there is one with so much to type. */
async function issueOf(kind: 'picture' | 'sound', length: number) {
  for (let tries = 0; tries < 1_000; tries++) {
    const {
      challenge,
      work,
      drawing = '',
    } = await challenges.issue({ unit: 'przykladowo', kind, language: 'pl', price: 0.01 })
    const drawable = challenges.drawable(drawing)
    if (drawable?.answer.length === length) return { challenge, work, drawable }
  }
  throw new Error(`no ${kind} of ${length}`)
}

for (const kind of ['picture', 'sound'] as const) {
  const { signs, count } = KINDS[kind]

  describe(`what a person types for a ${kind}`, () => {
    it('has every length that the format says, and no other, and only its signs', () => {
      const seen = new Set<number>()
      for (let n = 0; n < 500; n++) {
        const answer = challengeAnswer(kind)
        for (const sign of answer) assert.ok(signs.includes(sign), sign)
        seen.add(answer.length)
      }
      assert.deepEqual(
        [...seen].sort((one, other) => one - other),
        lengths(count),
      )
    })

    for (const length of lengths(count)) {
      it(`can be drawn and is taken when it has ${length} signs`, async () => {
        const { challenge, work, drawable } = await issueOf(kind, length)
        assert.ok(drawChallenge(drawable).length > 1_000)
        const solution = await solveChallenge({ challenge: { parameters: { ...work } }, deriveKey })
        assert.ok(solution)
        assert.equal(await challenges.open(challenge)?.isSolvedBy(solution, drawable.answer), true)
        const tooLong = `${drawable.answer}${drawable.answer.charAt(0)}`
        assert.equal(await challenges.open(challenge)?.isSolvedBy(solution, tooLong), false)
      })
    }
  })
}

describe('the characters of a picture', () => {
  it('are never two side by side that look like a third when they touch, and every other pair is there', () => {
    const pairs = new Set<string>()
    for (let n = 0; n < 6_000; n++) {
      const answer = challengeAnswer('picture')
      for (let at = 1; at < answer.length; at++) pairs.add(answer.slice(at - 1, at + 1))
    }
    const merging = (pair: string): boolean => /^[MNVW]{2}$|^[JLU]{2}$|^[LVW]{2}$/.test(pair)
    const all = Array.from(PICTURE_ALPHABET).flatMap((one) => Array.from(PICTURE_ALPHABET, (other) => one + other))
    assert.deepEqual([...pairs].toSorted(), all.filter((pair) => !merging(pair)).toSorted())
  })
})

describe('the longest sound', () => {
  for (const language of LANGUAGES) {
    it(`stays below its limit and keeps its pauses (${language})`, () => {
      const [digit = ''] = Array.from('0123456789').toSorted(
        (one, other) => clipOf(language, other).length - clipOf(language, one).length,
      )
      assert.ok(clipOf(language, digit).length <= LONGEST_CLIP * SOUND_RATE)
      const answer = digit.repeat(SPOKEN_DIGITS.most)
      const wav = drawChallenge({ kind: 'sound', answer, language, seed: randomBytes(32) })
      assert.ok(wav.length < SOUND_BYTES_LIMIT, `${wav.length} bytes`)
      const words = splitWords(readWav(wav).samples, SOUND_RATE)
      assert.equal(words.length, SPOKEN_DIGITS.most)
      for (const [n, { from }] of words.slice(1).entries())
        assert.ok(from - (words[n]?.to ?? 0) >= 0.5 * SOUND_RATE, `pause ${n + 1}`)
    })
  }
})
