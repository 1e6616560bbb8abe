import type { UndeliveredReason } from '../account.js'
import type { RecoveryRequest } from '../ports/outbox.js'
import type { Services } from '../services.js'
import type { Unit } from '../unit.js'

/** Whoever asked got no mail for a day: the school is to see it, with the reason of the last failure. */
export async function giveUpRequest(
  { accounts, log, now }: Pick<Services, 'accounts' | 'log' | 'now'>,
  unit: Unit,
  request: RecoveryRequest,
  lastReason: UndeliveredReason,
): Promise<void> {
  const found = await accounts.find(unit.id, request.search)
  const missed = found.filter(
    ({ id, status, keys }) => status === 'active' && keys.email !== undefined && !request.mailed.includes(id),
  )
  const ids = missed.map(({ id }) => id)
  // what was said of one address says nothing of another
  const addresses = new Set(missed.map(({ keys }) => keys.email))
  const reason = addresses.size === 1 ? lastReason : 'expired'
  await accounts.markDelivery(unit.id, ids, { at: now(), reason })
  log.warn('mail.given-up', { unit: unit.id, accounts: ids.length, reason })
}
