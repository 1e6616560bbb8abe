import type { DemoPerson } from './people.js'

/** Addresses that the demo's mail server refuses, with its words. */
export const REFUSED_ADDRESSES: Readonly<Record<string, string>> = {
  'adam.zajac@poczat.example': '550 5.1.1 no such mailbox here',
  'ewa.krol@poczta.example': '552 5.2.2 the mailbox is full',
}

/** More parents; `how` is `set` for whoever has a password, `none` for no address, or an address of its own. */
type Classmate = [firstName: string, lastName: string, ofClass: string, how?: string]

const CLASSMATES: Classmate[] = [
  ['Adam', 'Zając', '4b', 'adam.zajac@poczat.example'],
  ['Ewa', 'Król', '4b', 'ewa.krol@poczta.example'],
  ['Barbara', 'Świątek', '4b'],
  ['Cezary', 'Łoś', '4b', 'set'],
  ['Dorota', 'Żuk', '4b', 'set'],
  ['Grzegorz', 'Ćwik', '4b'],
  ['Irena', 'Wróbel', '4b', 'none'],
  ['Jacek', 'Sikora', '4b', 'set'],
  ['Katarzyna', 'Dudek', '4b'],
  ['', '', '4b'],
  ['Leszek', 'Czyżyk', '7a'],
  ['Marta', 'Sowa', '7a', 'set'],
  ['Norbert', 'Kos', '7a'],
  ['Оксана', 'Шевченко', '7a'],
  ['Paweł', 'Gil', '7a', 'none'],
  ['Róża', 'Kruk', '7a', 'set'],
  ['Sławomir', 'Bocian', '5c'],
  ['Teresa', 'Kaczka', '5c', 'set'],
  ['Urszula', 'Dzięcioł', '5c'],
  ['Wojciech', 'Żuraw', '5c'],
]

/** More people of the same classes, so that the panel has something to show; nobody real, as {@link DemoPerson} says. */
export function classmates(password: string): Pick<DemoPerson, 'row' | 'password'>[] {
  return CLASSMATES.map(([firstName, lastName, ofClass, how = ''], at) => {
    const login = `rodzic.${ofClass}.${at + 1}`
    const email = how.includes('@') ? how : how === 'none' ? '' : `${login}@poczta.example`
    const row = { login, email, firstName, lastName, class: ofClass }
    return how === 'set' ? { row, password } : { row }
  })
}
