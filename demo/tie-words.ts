/** Keeps one-letter Polish words with the word after them, and e-mail in one piece, as good typesetting has it. */
export function tieWords(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}-])([aiouwz]) /giu, '$1\u00a0').replaceAll('e-mail', 'e\u2011mail')
}
