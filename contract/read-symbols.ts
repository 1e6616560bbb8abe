import { foldGrouped } from './fold-grouped.js'
import { foldLookAlikes } from './look-alikes.js'

/**
 * Digits, and letters that a Latin and a Cyrillic keyboard both have: no vowel, so that no word comes about, and none
 * that looks like a digit. They are as many as a prime, which the check needs.
 */
export const SYMBOLS = '0123456789CHKMPTX'
const MODULUS = SYMBOLS.length
/** A primitive root of 17: its first sixteen powers all differ. */
const RADIX = 3

/** What may be typed for each symbol, in lower case and Latin: itself, and letters that none of them is. */
const TYPED_FOR = '0o 1il 2z 3 4 5s 6g 7 8b 9 c h k m p t x'.split(' ')
const VALUES: ReadonlyMap<string, number> = new Map(
  TYPED_FOR.flatMap((characters, value) => characters.split('').map((character) => [character, value] as const)),
)

/**
 * So many symbols, of which the last checks the others, as they are printed. Case, spaces and dashes do not matter, and
 * look-alikes (`O` for `0`, a Cyrillic `К` for `K`) are read as what is printed. Undefined when they are not so many, or
 * the check fails, which every single wrong symbol and every swap of two symbols makes it do.
 */
export function readSymbols(typed: string, length: number): string | undefined {
  const values = symbolValues(typed)
  return values?.length === length && weighSymbols(values) === 1
    ? values.map((value) => SYMBOLS[value]).join('')
    : undefined
}

/** Each symbol as its place in {@link SYMBOLS}; undefined for a text with anything else in it. */
export function symbolValues(typed: string): number[] | undefined {
  const values: number[] = []
  for (const character of foldLookAlikes(foldGrouped(typed) ?? '')) {
    const value = VALUES.get(character)
    if (value === undefined) return undefined
    values.push(value)
  }
  return values
}

/**
 * Weighs symbols as the pure systems of ISO/IEC 7064 do, by powers of a radix to a prime modulus; good ones weigh 1.
 * No power is 0, so no single change keeps the sum; all sixteen differ, so no swap of two symbols does. Neither does
 * `aa` for `bb`, and, since it is 1 and not 0, neither does a rotation.
 */
export function weighSymbols(values: readonly number[]): number {
  return values.reduce((sum, value) => (sum * RADIX + value) % MODULUS, 0)
}
