import { SUBSTITUTE_ID_LENGTH } from '../../../contract/field-lengths.js'
import { generateSymbols, groupSymbols, readSymbols } from './checked-symbols.js'

/** A fresh substitute identifier in its normal form. */
export function generateSubstituteId(): string {
  return generateSymbols(SUBSTITUTE_ID_LENGTH)
}

/** A substitute identifier in its normal form: sixteen symbols, upper case, without the dashes between groups. */
export function readSubstituteId(typed: string): string | undefined {
  return readSymbols(typed, SUBSTITUTE_ID_LENGTH)
}

/** The normal form in groups of four, as it is printed and read aloud: `0123-4567-89CH-KMP7`. */
export function formatSubstituteId(id: string): string {
  return groupSymbols(id)
}
