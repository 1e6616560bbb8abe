import type { Role } from '../../../contract/role.js'
import type { Account, AddressSetting, Undelivered } from '../account.js'
import { wishedEmail } from '../accounts/address-wish.js'
import { openProfile } from '../accounts/profile.js'
import { hasSecondFactor } from '../has-second-factor.js'
import { formatSubstituteId } from '../identifiers/substitute-id.js'
import type { Keyring } from '../keyring.js'
import type { Language } from '../../../contract/language.js'
import { letterEnd, mailedTickets } from '../tickets/letter-ticket.js'
import { searchText, sortKey } from './person-texts.js'

/** An account as the directory holds it: opened, and with nothing that lets anybody in. */
export interface Person {
  id: string
  login: string
  /** Empty, as the last name is, when there is none or it is sealed with a key that is not at hand. */
  firstName: string
  lastName: string
  /** Empty when there is none. */
  email: string
  /** In groups, as it is printed. */
  substituteId: string
  hasPesel: boolean
  class: string
  role: Role
  classes: readonly string[]
  language: Language | undefined
  status: 'active' | 'disabled'
  heldUntil: Date | undefined
  hasFactor: boolean
  addressBarred: boolean
  /** Another address that a teacher asks the office for; empty: none is to be left. */
  addressWish: { email: string; login: string } | undefined
  hasPassword: boolean
  passwordSetAt: Date | undefined
  passwordBehind: AddressSetting | undefined
  mailedAt: Date | undefined
  /** Until when the last of the mailed tickets is alive. */
  ticketUntil: Date | undefined
  /** Until when a letter opens the account. */
  letterUntil: Date | undefined
  undelivered: Undelivered | undefined
  /** When the caps last refused a wish in their name; undefined when a mail was let through since, or a password set. */
  cappedAt: Date | undefined
  /** Names a sealing of the profile: the same mark, the same names. */
  sealMark: string
  sortKey: string
  searchText: string
}

/**
 * Characters of a sealed profile's end, 72 bits of its tag. Twelve, since of a text this short V8 makes a copy, where a
 * longer one would keep the whole sealed profile alive.
 */
const MARK_LENGTH = 12

/** Opens an account; what is sealed is opened again only if it is not what `before` was opened from. */
export function readPerson(keyring: Keyring, account: Account, before: Person | undefined): Person {
  const sealMark = account.profile.slice(-MARK_LENGTH)
  const names = before?.sealMark === sealMark ? before : openNames(keyring, account)
  const { firstName, lastName, email, substituteId, sortKey: key, searchText: text } = names
  return {
    id: account.id,
    login: account.login,
    firstName,
    lastName,
    email,
    substituteId,
    hasPesel: account.keys.pesel !== undefined,
    class: account.class,
    role: account.role ?? 'member',
    classes: account.classes ?? [],
    language: account.language,
    status: account.status === 'disabled' ? 'disabled' : 'active',
    heldUntil: account.heldUntil,
    hasFactor: hasSecondFactor(account),
    addressBarred: account.addressBarred === true,
    addressWish: openWish(keyring, account),
    hasPassword: account.passwordHash !== undefined,
    passwordSetAt: account.passwordSetAt,
    passwordBehind: account.passwordBehind,
    mailedAt: account.mailedAt,
    ticketUntil: lastOf(mailedTickets(account).map(({ expiresAt }) => expiresAt)),
    letterUntil: letterEnd(account),
    undelivered: account.undelivered,
    cappedAt: cappedAt(account),
    sealMark,
    sortKey: key,
    searchText: text,
  }
}

function openWish(keyring: Keyring, account: Account): Person['addressWish'] {
  const email = wishedEmail(keyring, account)
  return account.addressWish && email !== undefined ? { email, login: account.addressWish.login } : undefined
}

type Names = Pick<Person, 'firstName' | 'lastName' | 'email' | 'substituteId' | 'sortKey' | 'searchText'>

function openNames(keyring: Keyring, account: Account): Names {
  const { firstName = '', lastName = '', email = '', substituteId = '' } = openProfile(keyring, account) ?? {}
  const names = { firstName, lastName, email, login: account.login }
  return {
    firstName,
    lastName,
    email,
    substituteId: substituteId && formatSubstituteId(substituteId),
    sortKey: sortKey(names),
    searchText: searchText(names, substituteId),
  }
}

function cappedAt({ capped = [], mails, passwordSetAt }: Account): Date | undefined {
  const last = lastOf(capped.map(({ at }) => at))
  const isSince = (at: Date | undefined): boolean => at !== undefined && last !== undefined && at > last
  return mails.some(({ at, kind }) => kind === undefined && isSince(at)) || isSince(passwordSetAt) ? undefined : last
}

function lastOf(times: Date[]): Date | undefined {
  return times.length === 0 ? undefined : new Date(Math.max(...times.map((time) => time.getTime())))
}
