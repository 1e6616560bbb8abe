import { randomInt } from 'node:crypto'
import type { ChallengeKind } from '../../contract/challenge-kind.js'
import { PICTURE_ALPHABET, PICTURE_CHARACTERS } from './picture/picture-text.js'
import { SPOKEN_DIGITS } from './sound/sound-format.js'

const ANSWERS = {
  picture: { signs: PICTURE_ALPHABET, count: PICTURE_CHARACTERS },
  sound: { signs: '0123456789', count: SPOKEN_DIGITS },
} as const

/** What a person will have to type, from the CSPRNG: as many signs as its kind shows; none when the browser's work is enough. */
export function challengeAnswer(kind: ChallengeKind): string {
  if (kind === 'work') return ''
  const { signs, count } = ANSWERS[kind]
  const length = randomInt(count.fewest, count.most + 1)
  return Array.from({ length }, () => signs.charAt(randomInt(signs.length))).join('')
}
