/**
 * Words of one letter in Polish, English, Ukrainian and Russian, which lead to the next word. One list for all four: none
 * of them means something else in another, and the name and contact of a unit are Polish in mails of every language.
 */
const LEADING_WORD = /^[(„“«"]*[aiouwzавзиійкосуяє]$/iu

/** `24`, `2,5`: something that is counted follows, such as `godziny`, `kg` or `%`. */
const NUMBER = /^[(„“«"]*\d{1,4}(?:[.,]\d+)?$/u
const COUNTED = /^[\p{L}%°]/u

/** `tel.`, `godz.`, `ul.`, `nr`: a number follows, and it counts nothing. */
const ABBREVIATION = /^[(„“«"]*(?:\p{L}{1,4}\.|nr|№|§)$/iu

/**
 * A text in pieces within which no line should end, so that it is whole again when they are joined by spaces: a word of one
 * letter stays with the next one, a number with what it counts, with its `tel.` or `godz.`, and with the other digits of a
 * telephone number. What has no space in it, such as a link or a login, is never more than a part of a piece.
 */
export function linePieces(text: string): string[] {
  const pieces: string[] = []
  let last = ''
  let isLabelled = false
  for (const word of text.split(' ')) {
    const continuesNumber = /^\+?\d/.test(word) && (/\d$/.test(last) || ABBREVIATION.test(last))
    const isCounted = !isLabelled && NUMBER.test(last) && COUNTED.test(word) && !LEADING_WORD.test(word)
    const piece = pieces.at(-1)
    if (piece !== undefined && (continuesNumber || isCounted || LEADING_WORD.test(last)))
      pieces[pieces.length - 1] = `${piece} ${word}`
    else pieces.push(word)
    isLabelled = continuesNumber
    last = word
  }
  return pieces
}
