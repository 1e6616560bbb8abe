import type { Person } from '../directory/person.js'

/** Who gets a letter. */
export interface LetterChoice {
  /** Of this class alone; case does not matter. */
  class?: string | undefined
  /** Also those who have set a password. */
  all: boolean
}

/** Who gets one, and who does not. */
export interface ChosenRecipients {
  /** By class, and in each as the panel lists people: by surname, as a Polish list goes. */
  recipients: Person[]
  /** Classes of the active people, in order. */
  classes: string[]
  /** Who has set a password and is left out for it. */
  havePassword: number
  /** Logins: nobody can be handed a letter that bears no name. */
  nameless: string[]
  /** Sealed with a key that is not at hand. */
  unreadable: number
}

const { compare } = new Intl.Collator('pl', { numeric: true })

/** Picks from people those that a letter is for; a disabled one gets none. */
export function chooseRecipients(people: Iterable<Person>, { class: wanted, all }: LetterChoice): ChosenRecipients {
  const chosen: ChosenRecipients = { recipients: [], classes: [], havePassword: 0, nameless: [], unreadable: 0 }
  const classes = new Set<string>()
  const found: Person[] = []
  for (const person of people) {
    if (person.status !== 'active') continue
    if (person.class !== '') classes.add(person.class)
    if (wanted !== undefined && fold(person.class) !== fold(wanted)) continue
    if (person.hasPassword && !all) chosen.havePassword++
    else if (person.substituteId === '') chosen.unreadable++
    else if (person.firstName === '' && person.lastName === '') chosen.nameless.push(person.login)
    else found.push(person)
  }
  chosen.recipients = found.sort(byClassAndName)
  chosen.classes = [...classes].toSorted(compare)
  return chosen
}

function byClassAndName(one: Person, other: Person): number {
  return (
    compare(one.class, other.class) ||
    // `4b` and `4B` may be equal to a collator, and still are two classes
    Number(one.class > other.class) - Number(one.class < other.class) ||
    Number(one.sortKey > other.sortKey) - Number(one.sortKey < other.sortKey)
  )
}

function fold(name: string): string {
  return name.trim().normalize('NFC').toLowerCase()
}
