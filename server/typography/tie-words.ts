import { linePieces } from './line-pieces.js'

const SPACE = '\u00a0'
const HYPHEN = '\u2011'

/** The word, inflected or not; `e-mail@gmina.pl` and `e-mail.nowak` are none. */
const EMAIL = /(?<=^[(„“«"]*e)-(?=mail\p{L}{0,4}[)”"».,:;!?]*$)/iu

/**
 * A text for HTML whose lines break well: with no-break spaces inside its {@link linePieces}, and `e-mail` in one piece.
 * It is for sentences alone: what people copy, such as a link or a login, stays as it is.
 */
export function tieWords(text: string): string {
  const words = text.includes('-') ? text.split(' ').map((word) => word.replace(EMAIL, HYPHEN)) : [text]
  return linePieces(words.join(' '))
    .map((piece) => piece.replaceAll(' ', SPACE))
    .join(' ')
}
