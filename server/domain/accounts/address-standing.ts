import type { Account, AddressSetting } from '../account.js'
import type { FormerAddress } from '../outbox/queue-address-notices.js'
import type { SealedPassword } from './password-seal.js'

/** How long whoever reads the former address may say that a change was not theirs. */
export const OBJECTION_MS = 7 * 86_400_000

type Known = Pick<Account, 'addressSet' | 'passwordHash' | 'passwordSetAt' | 'passwordBehind'>

/** A change of an account's address: from one, or none, to another, or none. */
export interface ChangedAddress {
  former: string | undefined
  next: string | undefined
  /** Of the account, as it was before. */
  password: SealedPassword | undefined
  at: Date
}

/** Addresses that the account had before a change. */
export interface FormerAddresses {
  /** The one that it had last. */
  former?: FormerAddress
  /** The one from which the password was set, when that is neither the former nor the next one. */
  earlier?: FormerAddress
}

/**
 * Who is to hear of a change. The mailbox that the password was set from does too, since what the school changed in
 * between may have reached nobody: but not of one change soon after another, as it has heard of that and can still object.
 */
export function formerAddresses(known: Known, move: ChangedAddress): FormerAddresses {
  const { former, next, password, at } = move
  const { addressSet: set } = known
  const from = password?.from
  const isAlone = former === undefined || set === undefined || !isNew(set, at) || isOffices(set)
  const hasEarlier = from !== undefined && from !== former && from !== next && isAlone
  return {
    ...(former !== undefined && {
      former: { address: former, isKept: isKept(known, move), isDoubtful: isDoubtful(known, move) },
    }),
    ...(hasEarlier && { earlier: { address: from, isKept: true, isDoubtful: isPasswordDoubtful(known) } }),
  }
}

/** What is to be known of an address that comes to an account which was there before. */
export function nextSetting(known: Known, { by, at }: Pick<AddressSetting, 'by' | 'at'>): AddressSetting {
  const { addressSet, passwordHash } = known
  const isChange = addressSet !== undefined || passwordHash !== undefined
  const run = addressSet !== undefined && isNew(addressSet, at) ? (addressSet.runAt ?? addressSet.at) : undefined
  return { at, ...(isChange && { isChange }), ...(run && { runAt: run }), ...(by && { by }) }
}

/**
 * Whether the word to an address that gives way has places of its own: what the password was set from, what was there for a
 * while or by the office's word, and the first of those that came one soon after another. The rest are within a person's
 * caps, so that no such chain uses up what the owner may ask for.
 */
function isKept({ addressSet: set }: Known, { former, password, at }: ChangedAddress): boolean {
  if (password === undefined) return false
  return password.from === former || set?.runAt === undefined || !isNew(set, at) || isOffices(set)
}

/** Whether a thief may read an address that gives way to another one, so that it holds nobody. */
function isDoubtful({ addressSet: set, passwordSetAt }: Known, { former, password, at }: ChangedAddress): boolean {
  if (set === undefined || !isNew(set, at)) return false
  // an owner's has come back itself when the password was set from it before the first of these changes
  if (password?.from === former) return passwordSetAt === undefined || passwordSetAt >= (set.runAt ?? set.at)
  return !isOffices(set)
}

/** Whether the password was set from an address that had just come, which may be a thief's. */
function isPasswordDoubtful({ passwordBehind, passwordSetAt }: Known): boolean {
  return passwordBehind !== undefined && passwordSetAt !== undefined && isNew(passwordBehind, passwordSetAt)
}

/** Whether it took another one's place, so short a time ago that whoever read that one may still object. */
function isNew({ at, isChange }: AddressSetting, now: Date): boolean {
  return isChange === true && now.getTime() - at.getTime() <= OBJECTION_MS
}

function isOffices({ by }: AddressSetting): boolean {
  return by === undefined || by.role === 'office'
}
