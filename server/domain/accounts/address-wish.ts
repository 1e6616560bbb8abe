import type { Account, AddressWish } from '../account.js'
import type { Keyring } from '../keyring.js'
import type { ReadRow } from './account-row.js'
import { openProfile } from './profile.js'
import type { RowRights } from './row-rights.js'

const PURPOSE = 'address wish'

/** What a row does with the address, when another one may have to wait for the office. */
export interface JudgedAddress {
  /** The row as far as it is carried out now. */
  read: ReadRow
  /** What waits from now on; undefined when nothing does. */
  wish: AddressWish | undefined
  /** What the history says of it. */
  told?: 'wished' | 'refused'
}

/**
 * Takes another address out of a row when whoever sends it may only ask for it: behind the account is a password, and
 * whoever reads the new mailbox could set another. A row that names the address itself, by whoever may change it, answers
 * what was asked for: with that address it is granted, with any other it is refused.
 */
export function judgeAddress(
  keyring: Keyring,
  known: Account,
  { read, rights, at }: { read: ReadRow; rights: RowRights | undefined; at: Date },
): JudgedAddress {
  const { email, ...others } = read.identifiers
  if (email === undefined) return { read, wish: known.addressWish }
  const former = openProfile(keyring, known)?.email ?? ''
  const login = email === former ? undefined : rights?.asksOffice?.(known)
  if (login !== undefined) {
    const waiting = wishedEmail(keyring, known)
    const wish = { email: keyring.of(known.unit).seal(PURPOSE, known.id, email), login, at }
    const rest = { ...read, identifiers: others }
    return waiting === email ? { read: rest, wish: known.addressWish } : { read: rest, wish, told: 'wished' }
  }
  const isRefused = known.addressWish !== undefined && email === former
  return { read, wish: undefined, ...(isRefused && { told: 'refused' }) }
}

/** The address that waits for the office, empty for none; undefined when nothing waits, or it cannot be opened. */
export function wishedEmail(
  keyring: Keyring,
  { unit, id, addressWish }: Pick<Account, 'unit' | 'id' | 'addressWish'>,
): string | undefined {
  return addressWish && keyring.of(unit).open(PURPOSE, id, addressWish.email)
}

/** The wish under the newest key of its unit. */
export function resealedWish(keyring: Keyring, account: Account): AddressWish | undefined {
  const email = wishedEmail(keyring, account)
  const { unit, id, addressWish } = account
  return addressWish && email !== undefined
    ? { ...addressWish, email: keyring.of(unit).seal(PURPOSE, id, email) }
    : addressWish
}
