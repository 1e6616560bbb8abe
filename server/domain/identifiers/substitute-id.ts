import { generateSymbols, groupSymbols, readSymbols } from './checked-symbols.js'

/** The last one is the check symbol; fifteen random ones are 61 bits. */
const LENGTH = 16

/** A fresh substitute identifier in its normal form. */
export function generateSubstituteId(): string {
  return generateSymbols(LENGTH)
}

/** A substitute identifier in its normal form: sixteen symbols, upper case, without the dashes between groups. */
export function readSubstituteId(typed: string): string | undefined {
  return readSymbols(typed, LENGTH)
}

/** The normal form in groups of four, as it is printed and read aloud: `0123-4567-89CH-KMP7`. */
export function formatSubstituteId(id: string): string {
  return groupSymbols(id)
}
