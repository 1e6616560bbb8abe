import type { UndeliveredReason } from '../account.js'
import type { RecoveryRequest } from '../ports/outbox.js'
import type { Services } from '../services.js'
import type { Unit } from '../unit.js'
import { noteUndelivered } from './note-undelivered.js'

/** Whoever asked got no mail for a day: the school is to see it, with the reason of the last failure. */
export async function giveUpRequest(
  services: Pick<Services, 'accounts' | 'log' | 'now' | 'outbox'>,
  unit: Unit,
  request: RecoveryRequest,
  lastReason: UndeliveredReason,
): Promise<void> {
  const found = await services.accounts.find(unit.id, request.search)
  const people = found.filter(
    ({ id, status, keys }) => status === 'active' && keys.email !== undefined && !request.mailed.includes(id),
  )
  // what was said of one address says nothing of another
  const addresses = new Set(people.map(({ keys }) => keys.email))
  const reason = addresses.size === 1 ? lastReason : 'expired'
  await noteUndelivered(services, unit, { people, reason, item: request.id })
  services.log.warn('mail.given-up', { unit: unit.id, accounts: people.length, reason })
}
