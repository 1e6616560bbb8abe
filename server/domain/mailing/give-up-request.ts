import type { Account, UndeliveredReason } from '../account.js'
import type { Invitation, RecoveryRequest } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { asRequest } from '../invitations/invitation.js'
import { isOvertaken } from './is-overtaken.js'
import { noteUndelivered } from './note-undelivered.js'

type Needs = Pick<Services, 'accounts' | 'log' | 'now' | 'outbox'>

/**
 * Whoever asked, or was invited, got no mail for a day: the school is to see it, with the reason of the last failure,
 * unless more is known of them by now.
 */
export async function giveUpRequest(
  services: Needs,
  unit: Unit,
  request: RecoveryRequest | Invitation,
  lastReason: UndeliveredReason,
): Promise<void> {
  const found = await wantedBy(services, unit, request)
  const { id: item } = request.kind === 'invitation' ? asRequest(request) : request
  const people = found.filter(
    (each) =>
      each.status === 'active' &&
      each.keys.email !== undefined &&
      !request.mailed.includes(each.id) &&
      !isOvertaken(each, { item, at: request.createdAt }),
  )
  // what was said of one address says nothing of another
  const addresses = new Set(people.map(({ keys }) => keys.email))
  const reason = addresses.size === 1 ? lastReason : 'expired'
  await noteUndelivered(services, unit, { people, reason, item })
  services.log.warn('mail.given-up', { unit: unit.id, accounts: people.length, reason })
}

async function wantedBy({ accounts }: Needs, unit: Unit, request: RecoveryRequest | Invitation): Promise<Account[]> {
  if (request.kind === 'recovery') return accounts.find(unit.id, request.search)
  const invited = await accounts.findById(unit.id, request.account)
  // who has set a password meanwhile waits for no invitation
  return invited === undefined || (invited.passwordHash !== undefined && !request.isRenewal) ? [] : [invited]
}
