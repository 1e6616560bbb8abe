import type { CommonPasswords } from '../domain/ports/common-passwords.js'
import { frontCodedWords } from './common-passwords.generated.js'
import { decodeFrontCoded } from './front-coding.js'

let words: ReadonlySet<string> | undefined

/** The list that is built in (`scripts/word-list`); it is unpacked once, when the first password is judged. */
export function loadCommonPasswords(): CommonPasswords {
  return {
    has(piece) {
      words ??= decodeFrontCoded(frontCodedWords)
      return words.has(piece)
    },
  }
}
