const CODE_OF_A = 65
const CODE_OF_Z = 90

/**
 * Sorted words in one text, each as the number of letters it shares with the word before (`A` none, `B` one, … `Z` 25)
 * and the rest of it: `kot`, `kotek` becomes `AkotDek`. Words hold no capital ASCII letters; lines are broken anywhere,
 * and those that begin with `#` say where the words come from.
 */
export function decodeFrontCoded(coded: string): Set<string> {
  const text = coded.replace(/^#.*$/gm, '').replace(/\s/g, '')
  const words = new Set<string>()
  let word = ''
  for (let from = 0, to = 0; from < text.length; from = to) {
    to = from + 1
    while (to < text.length && !isCapital(text.charCodeAt(to))) to += 1
    word = word.slice(0, text.charCodeAt(from) - CODE_OF_A) + text.slice(from + 1, to)
    words.add(word)
  }
  return words
}

function isCapital(code: number): boolean {
  return code >= CODE_OF_A && code <= CODE_OF_Z
}
