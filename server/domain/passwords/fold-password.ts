import { foldLetters } from '../fold-letters.js'

const LOOKALIKES: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '+': 't',
  '8': 'b',
}

export { foldLetters as foldPassword }

/**
 * What a folded text may say when its digits and signs stand for letters: `p@ssw0rd` for `password`. The readings are as
 * long as the text, so that positions in them are positions in it; `1` and `!` are read once as `i` and once as `l`.
 */
export function readLookalikes(folded: string): readonly string[] {
  const read = folded.replace(/[@430$57+8]/g, (sign) => LOOKALIKES[sign] ?? sign)
  return [...new Set([folded, read.replace(/[1!]/g, 'i'), read.replace(/[1!]/g, 'l')])]
}

/** The text with what people put between words left out, so that `Jan.Kowalski` reads `jankowalski`. */
export function joinWords(folded: string): string {
  return folded.replace(/[\s._,-]/g, '')
}
