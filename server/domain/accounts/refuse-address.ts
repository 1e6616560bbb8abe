import type { RowReason } from '../../../contract/row-reason.js'
import type { Account } from '../account.js'
import type { Author } from '../author.js'
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
 * to another mailbox while the former one hears nothing of it: so the row is refused when its author has no word to a
 * former address left that day, unless that word has places of its own, or the address is again the one that the password
 * was set from.
 */
export async function refuseAddress(
  services: Pick<Services, 'keyring' | 'limiter' | 'log' | 'now'>,
  { unit, known, read, by }: { unit: Unit; known: Account; read: ReadRow; by: Author },
): Promise<RowReason[]> {
  const { keyring } = services
  const next = read.identifiers.email
  const former = openProfile(keyring, known)?.email
  const password = openPassword(keyring, known)
  if (next === undefined || former === undefined || next === former || password === undefined) return []
  if (counted.has(read)) return []
  counted.add(read)
  const move = { by, account: known.id, needsShare: needsShare(password, former, next) }
  return (await takeFromAddressMoves(services, unit, move)) ? [] : ['EMAIL_LATER']
}

/** Whether the word to the former address is one of its author's share, and is counted when the address is changed. */
export function needsShare({ from }: SealedPassword, former: string, next: string | undefined): boolean {
  return from !== former && from !== next
}
