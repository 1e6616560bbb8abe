import { randomInt } from 'node:crypto'
import { foldGrouped } from '../../../contract/fold-grouped.js'
import { foldLookAlikes } from './look-alikes.js'

/**
 * Digits, and letters that a Latin and a Cyrillic keyboard both have: no vowel, so that no word comes about, and none
 * that looks like a digit. They are as many as a prime, which the check needs.
 */
const SYMBOLS = '0123456789CHKMPTX'
const MODULUS = SYMBOLS.length
/** A primitive root of 17: its first sixteen powers all differ. */
const RADIX = 3
/** The last one is the check symbol; fifteen random ones are 61 bits. */
const LENGTH = 16
const GROUP = 4

/** What may be typed for each symbol, in lower case and Latin: itself, and letters that no id has. */
const TYPED_FOR = '0o 1il 2z 3 4 5s 6g 7 8b 9 c h k m p t x'.split(' ')
const VALUES: ReadonlyMap<string, number> = new Map(
  TYPED_FOR.flatMap((characters, value) => Array.from(characters, (character) => [character, value] as const)),
)

/** A fresh substitute identifier in its normal form: 61 bits of the system's CSPRNG and a check symbol. */
export function generateSubstituteId(): string {
  const values = Array.from({ length: LENGTH - 1 }, () => randomInt(MODULUS))
  return write([...values, (MODULUS + 1 - weigh([...values, 0])) % MODULUS])
}

/**
 * A substitute identifier in its normal form: sixteen symbols, upper case, without the dashes between groups. Case,
 * spaces and dashes do not matter, and look-alikes (`O` for `0`, a Cyrillic `К` for `K`) are read as what is printed.
 * Undefined when the check fails, which every single wrong symbol and every swap of two symbols makes it do.
 */
export function readSubstituteId(typed: string): string | undefined {
  const values: number[] = []
  for (const character of foldLookAlikes(foldGrouped(typed) ?? '')) {
    const value = VALUES.get(character)
    if (value === undefined) return undefined
    values.push(value)
  }
  return values.length === LENGTH && weigh(values) === 1 ? write(values) : undefined
}

/** The normal form in groups of four, as it is printed and read aloud: `0123-4567-89CH-KMP7`. */
export function formatSubstituteId(id: string): string {
  const groups = Array.from({ length: Math.ceil(id.length / GROUP) }, (_, at) => id.slice(at * GROUP, (at + 1) * GROUP))
  return groups.join('-')
}

/**
 * Weighs symbols as the pure systems of ISO/IEC 7064 do, by powers of a radix to a prime modulus; a good id weighs 1.
 * No power is 0, so no single change keeps the sum; all sixteen differ, so no swap of two symbols does. Neither does
 * `aa` for `bb`, and, since it is 1 and not 0, neither does a rotation.
 */
function weigh(values: readonly number[]): number {
  return values.reduce((sum, value) => (sum * RADIX + value) % MODULUS, 0)
}

function write(values: readonly number[]): string {
  return values.map((value) => SYMBOLS[value]).join('')
}
