import type { Account } from '../account.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'

/** Marks people who asked and whom no mail can reach, for the school to see. */
export async function noteNoAddress(
  { accounts, now }: Pick<Services, 'accounts' | 'now'>,
  unit: Unit,
  people: Account[],
): Promise<void> {
  const at = now()
  await accounts.markDelivery(unit.id, people, { at, reason: 'no-address' }, at)
}
