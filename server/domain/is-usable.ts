import type { Account } from './account.js'

/** Whether the person at a former address has said that a change was not theirs, and nobody has looked at it yet. */
export function isHeld({ heldUntil }: { heldUntil?: Date | undefined }, now: Date): boolean {
  return heldUntil !== undefined && heldUntil > now
}

/** Whether anybody may get in by the account, or be mailed a way to: a held one is to everybody as a disabled one. */
export function isUsable(account: Pick<Account, 'status' | 'heldUntil'>, now: Date): boolean {
  return account.status === 'active' && !isHeld(account, now)
}
