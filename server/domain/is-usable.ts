import type { Account } from './account.js'

/** Whether the person at a former address has said that a change was not theirs, and nobody has looked at it yet. */
export function isHeld({ heldUntil }: { heldUntil?: Date | undefined }, now: Date): boolean {
  return heldUntil !== undefined && heldUntil > now
}

/** Whether the office has to look at what somebody objected to: an account is held, or was and its address is barred. */
export function awaitsOffice(
  account: { heldUntil?: Date | undefined; addressBarred?: boolean | undefined },
  now: Date,
): boolean {
  return account.addressBarred === true || isHeld(account, now)
}

/** Whether a link may be mailed to the account's address. */
export function mayBeMailed(account: Pick<Account, 'status' | 'heldUntil' | 'addressBarred'>, now: Date): boolean {
  return isUsable(account, now) && account.addressBarred === undefined
}

/** Whether anybody may get in by the account, or be mailed a way to: a held one is to everybody as a disabled one. */
export function isUsable(account: Pick<Account, 'status' | 'heldUntil'>, now: Date): boolean {
  return account.status === 'active' && !isHeld(account, now)
}
