import { randomInt } from 'node:crypto'
import type { ChallengeKind } from '../../contract/challenge-kind.js'
import { PICTURE_ALPHABET } from './picture/picture-format.js'

const DIGITS = '0123456789'

/** What a person will have to type: 5 or 6 signs from the CSPRNG; nothing when the browser's work is enough. */
export function challengeAnswer(kind: ChallengeKind): string {
  if (kind === 'work') return ''
  const alphabet = kind === 'picture' ? PICTURE_ALPHABET : DIGITS
  return Array.from({ length: randomInt(5, 7) }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
}
