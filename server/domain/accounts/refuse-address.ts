import type { RowReason } from '../../../contract/row-reason.js'
import type { Account } from '../account.js'
import type { Author } from '../author.js'
import { formerAddresses } from './address-standing.js'
import { takeFromAddressMoves } from '../limits/address-limits.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import type { ReadRow } from './account-row.js'
import { openPassword, type SealedPassword } from './password-seal.js'
import { openProfile } from './profile.js'

/** Rows that were counted: one that is tried again, since somebody else wrote meanwhile, counts once. */
const counted = new WeakSet<ReadRow>()

/**
 * Counts that a row, which is about to be stored, gives somebody with a password another address. An account must not go
 * to another mailbox while the former one hears nothing of it, nor must a mailbox be filled with such words: so the row is
 * refused when there is no place for one more that day.
 */
export async function refuseAddress(
  services: Pick<Services, 'keyring' | 'limiter' | 'log' | 'now'>,
  { unit, known, read, by }: { unit: Unit; known: Account; read: ReadRow; by: Author },
): Promise<RowReason[]> {
  const { keyring, now } = services
  const { email } = read.identifiers
  const next = email || undefined
  const former = openProfile(keyring, known)?.email
  const password = openPassword(keyring, known)
  if (email === undefined || next === former || password === undefined) return []
  const change = { former, next, password, at: now() }
  const told = Object.values(formerAddresses(known, change))
  if (told.length === 0 || counted.has(read)) return []
  counted.add(read)
  const kept = told
    .filter(({ isKept }) => isKept)
    .map(({ address }) => ({ to: address, isOwn: address === password.from }))
  const move = { by, account: known.id, kept, needsShare: needsShare(password, change) }
  return (await takeFromAddressMoves(services, unit, move)) ? [] : ['EMAIL_LATER']
}

/** Whether the word to the former address is one of its author's share, and is counted when the address is changed. */
export function needsShare(
  { from }: SealedPassword,
  { former, next }: { former: string | undefined; next: string | undefined },
): boolean {
  return from !== former && from !== next
}
