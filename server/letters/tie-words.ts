const SPACE = '\u00a0'
const HYPHEN = '\u2011'

/**
 * Puts no-break spaces where no line should end: after a one-letter word, before the number of `tel. 12`, and within a
 * telephone number; and keeps `e-mail` in one piece.
 */
export function tieWords(text: string): string {
  return text
    .replace(/(?<=(?:^|[\s(„«“])\p{L}) /gu, SPACE)
    .replace(/(?<=\d|(?:^|\s)\p{L}{1,4}\.) (?=\d)/gu, SPACE)
    .replace(/\be-mail/gi, (word) => word.replace('-', HYPHEN))
}
