import type { Account } from '../account.js'
import { openProfile } from '../accounts/profile.js'
import type { LetterRecipient } from '../ports/letter-writer.js'
import type { Services } from '../services.js'
import type { Unit } from '../unit.js'

/** Who gets a letter. */
export interface LetterChoice {
  unit: Pick<Unit, 'id'>
  /** Of this class alone; case does not matter. */
  class?: string | undefined
  /** Also those who have set a password. */
  all: boolean
  /** Whose accounts there are at all for whoever chooses; left out: everybody's. */
  among?: (account: Account) => boolean
}

/** Who gets one, and how many do not. */
export interface ChosenRecipients {
  /** By class, then by surname, as a Polish list goes. */
  recipients: LetterRecipient[]
  /** Classes of the unit's active accounts, in order. */
  classes: string[]
  /** Who has set a password and is left out for it. */
  havePassword: number
  /** Logins: nobody can be handed a letter that bears no name. */
  nameless: string[]
  /** Sealed with a key that is not at hand. */
  unreadable: number
}

const { compare } = new Intl.Collator('pl', { numeric: true })

/** Goes through a unit's active accounts and picks those that a letter is for. */
export async function chooseRecipients(
  { accounts, keyring }: Pick<Services, 'accounts' | 'keyring'>,
  { unit, class: wanted, all, among = () => true }: LetterChoice,
): Promise<ChosenRecipients> {
  const chosen: ChosenRecipients = { recipients: [], classes: [], havePassword: 0, nameless: [], unreadable: 0 }
  const classes = new Set<string>()
  for await (const account of accounts.list(unit.id)) {
    if (account.status !== 'active' || !among(account)) continue
    if (account.class !== '') classes.add(account.class)
    if (wanted !== undefined && fold(account.class) !== fold(wanted)) continue
    if (account.passwordHash !== undefined && !all) {
      chosen.havePassword++
      continue
    }
    const recipient = recipientOf(keyring, account)
    if (recipient === undefined) chosen.unreadable++
    else if (recipient.firstName === '' && recipient.lastName === '') chosen.nameless.push(account.login)
    else chosen.recipients.push(recipient)
  }
  chosen.recipients.sort(byClassAndName)
  chosen.classes = [...classes].toSorted(compare)
  return chosen
}

function recipientOf(keyring: Services['keyring'], account: Account): LetterRecipient | undefined {
  const profile = openProfile(keyring, account)
  return (
    profile && {
      firstName: profile.firstName,
      lastName: profile.lastName,
      class: account.class,
      ...(account.language && { language: account.language }),
      substituteId: profile.substituteId,
      hasEmail: profile.email !== undefined,
    }
  )
}

function byClassAndName(one: LetterRecipient, other: LetterRecipient): number {
  return (
    compare(one.class, other.class) ||
    // `4b` and `4B` may be equal to a collator, and still are two classes
    Number(one.class > other.class) - Number(one.class < other.class) ||
    compare(one.lastName, other.lastName) ||
    compare(one.firstName, other.firstName)
  )
}

function fold(name: string): string {
  return name.trim().normalize('NFC').toLowerCase()
}
