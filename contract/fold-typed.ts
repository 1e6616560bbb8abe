import { IDENTIFIER_MAX_LENGTH } from './field-lengths.js'

/** Control, format, private and unassigned characters, lone surrogates, and letters that are drawn as nothing. */
const INVISIBLE = /[\p{C}\p{Default_Ignorable_Code_Point}]/u
const NOT_ASCII = /[^\0-\x7f]/u
const ASCII_SIGN = /[!-~]/
/** Full-width ASCII, as East Asian keyboards type it: a width, not another spelling. */
const FULL_WIDTH = /[\uff01-\uff5e]/

/**
 * The part of normalisation that all kinds of identifiers share: trim, NFKC (UAX #15), lower case by Unicode's default
 * mapping whatever the language, NFKC again. Undefined when the text is too long, has an invisible character, or has
 * one that all this would turn into ASCII (the Kelvin sign into `k`, `İ` into `i` and a dot): such a text is refused,
 * never read as somebody else's spelling. No letter is folded into another script's.
 */
export function foldTyped(typed: string): string | undefined {
  const trimmed = typed.trim()
  if (trimmed.length > IDENTIFIER_MAX_LENGTH || INVISIBLE.test(trimmed)) return undefined
  if (!NOT_ASCII.test(trimmed)) return trimmed.toLowerCase()
  for (const character of trimmed) if (turnsIntoAscii(character)) return undefined
  return fold(trimmed)
}

function fold(text: string): string {
  // lower case may compose anew: J with a caron is two characters, j with a caron is one
  return text.normalize('NFKC').toLowerCase().normalize('NFKC')
}

function turnsIntoAscii(character: string): boolean {
  return character > '\x7f' && !FULL_WIDTH.test(character) && ASCII_SIGN.test(fold(character))
}
