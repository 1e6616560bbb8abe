import { readFileSync } from 'node:fs'
import { LANGUAGES, type Language } from '../../../contract/language.js'
import { readClips } from './read-clips.js'

/** Of each language, what scripts/clips made; read when the server starts. */
const CLIPS: ReadonlyMap<Language, readonly Buffer[]> = new Map(
  LANGUAGES.map((language) => [language, readClips(readFileSync(new URL(`./clips/${language}.bin`, import.meta.url)))]),
)

/** One digit as it is said in a language: mu-law samples, silent at both ends. Throws a RangeError when there is none. */
export function spokenDigit(language: Language, digit: string): Buffer {
  const clip = /^\d$/.test(digit) ? CLIPS.get(language)?.[Number(digit)] : undefined
  if (clip === undefined) throw new RangeError('nobody has spoken this digit in this language')
  // a copy: what is read once is nobody's to write to
  return Buffer.from(clip)
}
