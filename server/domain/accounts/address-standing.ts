import type { Account, AddressSetting } from '../account.js'
import { OBJECTION_MS } from '../holds/objection.js'
import type { SealedPassword } from './password-seal.js'

type Known = Pick<Account, 'addressSet' | 'passwordHash' | 'passwordSetAt' | 'passwordBehind'>

/** Whether a thief may read an address that gives way to another one, so that it holds nobody. */
export function isDoubtful(
  { addressSet, passwordSetAt }: Known,
  { former, password, at }: { former: string; password: SealedPassword | undefined; at: Date },
): boolean {
  if (addressSet === undefined || !isNew(addressSet, at)) return false
  // an owner's has come back itself when the password was set from it before the first of these changes
  const { runAt = addressSet.at } = addressSet
  if (password?.from === former) return passwordSetAt === undefined || passwordSetAt >= runAt
  return !isOffices(addressSet)
}

/**
 * The address from which the password was set, where it is neither the former nor the next one, and is to hear of a
 * change all the same: not of one soon after another, of which it has heard and can still object to.
 */
export function earlierAddress(
  { addressSet }: Known,
  {
    former,
    next,
    password,
    at,
  }: Pick<AddressSetting, 'at'> & {
    former: string | undefined
    next: string | undefined
    password: SealedPassword | undefined
  },
): string | undefined {
  const from = password?.from
  if (from === former || from === next) return undefined
  const isLater = addressSet === undefined || !isNew(addressSet, at) || isOffices(addressSet)
  return isLater || former === undefined ? from : undefined
}

/**
 * Whether the word to an address that gives way has places of its own: what the password was set from, what was there for a
 * while or by the office's word, and the first of those that came one soon after another. The rest are within a person's
 * caps, so that no such chain uses up what the owner may ask for.
 */
export function isKept(
  { addressSet }: Known,
  { former, password, at }: { former: string; password: SealedPassword | undefined; at: Date },
): boolean {
  if (password === undefined) return false
  return password.from === former || addressSet?.runAt === undefined || !isNew(addressSet, at) || isOffices(addressSet)
}

/** Whether the password was set from an address that had just come, which may be a thief's. */
export function isPasswordDoubtful({ passwordBehind, passwordSetAt }: Known): boolean {
  return passwordBehind !== undefined && passwordSetAt !== undefined && isNew(passwordBehind, passwordSetAt)
}

/** What is to be known of an address that comes to an account which was there before. */
export function nextSetting(known: Known, { by, at }: Pick<AddressSetting, 'by' | 'at'>): AddressSetting {
  const { addressSet, passwordHash } = known
  const isChange = addressSet !== undefined || passwordHash !== undefined
  const run = addressSet !== undefined && isNew(addressSet, at) ? (addressSet.runAt ?? addressSet.at) : undefined
  return { at, ...(isChange && { isChange }), ...(run && { runAt: run }), ...(by && { by }) }
}

/** Whether it took another one's place, so short a time ago that whoever read that one may still object. */
function isNew({ at, isChange }: AddressSetting, now: Date): boolean {
  return isChange === true && now.getTime() - at.getTime() <= OBJECTION_MS
}

function isOffices({ by }: AddressSetting): boolean {
  return by === undefined || by.role === 'office'
}
