import type { Language } from '../../../contract/language.js'
import { clips } from './clips.generated.js'

/** One digit as it is said in a language: mu-law samples, silent at both ends. Throws a RangeError when there is none. */
export function spokenDigit(language: Language, digit: string): Buffer {
  const clip = Object.hasOwn(clips, language) && /^\d$/.test(digit) ? clips[language][Number(digit)] : undefined
  if (clip === undefined) throw new RangeError('nobody has spoken this digit in this language')
  return Buffer.from(clip, 'base64')
}
