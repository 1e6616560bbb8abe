import { randomInt } from 'node:crypto'
import type { ChallengeKind } from '../../contract/challenge-kind.js'
import { PICTURE_ALPHABET, PICTURE_CHARACTERS, standsBeside } from './picture/picture-text.js'
import { SPOKEN_DIGITS } from './sound/sound-format.js'

const ANSWERS = {
  picture: { signs: PICTURE_ALPHABET, count: PICTURE_CHARACTERS, follows: standsBeside },
  sound: { signs: '0123456789', count: SPOKEN_DIGITS, follows: () => true },
} as const

/** What a person will have to type, from the CSPRNG: as many signs as its kind shows; none when the browser's work is enough. */
export function challengeAnswer(kind: ChallengeKind): string {
  if (kind === 'work') return ''
  const { signs, count, follows } = ANSWERS[kind]
  const length = randomInt(count.fewest, count.most + 1)
  let answer = ''
  while (answer.length < length) {
    const next = signs.charAt(randomInt(signs.length))
    if (answer === '' || follows(answer.slice(-1), next)) answer += next
  }
  return answer
}
