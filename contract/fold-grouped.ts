import { IDENTIFIER_MAX_LENGTH } from './field-lengths.js'
import { foldTyped } from './fold-typed.js'

/** What people and paper put between groups: white space, dashes of any length, marks that come with pasting. */
const SEPARATORS = /[\s\p{Pd}\u2212\p{Cf}]/gu

/** {@link foldTyped} for identifiers that check themselves and are written in groups: separators are dropped first. */
export function foldGrouped(typed: string): string | undefined {
  const trimmed = typed.trim()
  return trimmed.length > IDENTIFIER_MAX_LENGTH ? undefined : foldTyped(trimmed.replace(SEPARATORS, ''))
}
