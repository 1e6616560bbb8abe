import { foldLetters } from '../fold-letters.js'

interface Names {
  firstName: string
  lastName: string
  email: string
  login: string
}

/** Sorts behind every letter, so that `ą` comes after all of `a` and before `b`, as in a Polish list. */
const AFTER = '\uffff'
const POLISH = /[ąćęłńóśźż]/g
const BASE: Readonly<Record<string, string>> = {
  ą: 'a',
  ć: 'c',
  ę: 'e',
  ł: 'l',
  ń: 'n',
  ó: 'o',
  ś: 's',
  ź: `z`,
  ż: `z${AFTER}`,
}

/** What a list is sorted by, with `<`: last name, first name, login. A collator would take ten times as long. */
export function sortKey({ firstName, lastName, login }: Names): string {
  // people without a name stand at the end
  return [lastName || AFTER, firstName, login].map(polishOrder).join('\0')
}

function polishOrder(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(POLISH, (letter) => `${BASE[letter] ?? letter}${AFTER}`)
}

/** What is searched, folded: names, login, address, substitute identifier, with a line feed before each. */
export function searchText({ firstName, lastName, email, login }: Names, substituteId: string): string {
  return foldLetters(['', firstName, lastName, login, email, substituteId].join('\n'))
}

/** The words of a query, folded; each has to stand somewhere in what is searched. Dashes of a substitute identifier go. */
export function searchWords(query: string): string[] {
  return foldLetters(query)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => (/^[0-9a-z]{4}(-[0-9a-z]{1,4})+$/.test(word) ? word.replaceAll('-', '') : word))
}
