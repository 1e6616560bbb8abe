const SPACE = '\u00a0'

/**
 * Puts no-break spaces where no line should end: after a one-content word, before the number of
 * `tel. 12` or `godz. 14:05`, and within a telephone number.
 */
export function tieWords(text: string): string {
  return text.replace(/(?<=(?:^|[\s(„«“])\p{L}) /gu, SPACE).replace(/(?<=\d|(?:^|\s)\p{L}{1,4}\.) (?=\d)/gu, SPACE)
}

/** Takes them out again. */
export function untieWords(text: string): string {
  return text.replaceAll(SPACE, ' ')
}
