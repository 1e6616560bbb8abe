import type { Account, StoredTicket } from '../account.js'
import { isUsable } from '../is-usable.js'
import type { Caller } from '../caller.js'
import { Failure } from '../failure.js'
import { takeFromAddress } from '../limits/limits.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { isOfNow } from './is-of-now.js'
import { isTicketOf, readTicket } from './ticket.js'

/** Somebody holds a link up. */
export interface TicketShown {
  unit: Unit
  caller: Caller
  ticket: string
}

/** A ticket that is alive, and whose it is. */
export interface LiveTicket {
  account: Account
  ticket: StoredTicket
}

/**
 * Finds the account of a ticket and spends nothing. Malformed, unknown, used and expired are one and the same
 * {@link Failure} `TICKET_INVALID`, and every try counts towards `TOO_MANY_REQUESTS`.
 */
export async function findLiveTicket(
  services: Pick<Services, 'accounts' | 'keyring' | 'limiter' | 'log' | 'now'>,
  shown: TicketShown,
): Promise<LiveTicket> {
  await takeFromAddress(services, { ...shown, act: 'ticket' })
  return readLiveTicket(services, shown)
}

/** The same without counting it: of somebody who was counted a moment ago. */
export async function readLiveTicket(
  services: Pick<Services, 'accounts' | 'keyring' | 'now'>,
  shown: Pick<TicketShown, 'unit' | 'ticket'>,
): Promise<LiveTicket> {
  const claim = readTicket(shown.ticket)
  const unit = shown.unit.id
  if (claim === undefined) throw new Failure('TICKET_INVALID')
  const account = await services.accounts.findById(unit, claim.id)
  const now = services.now()
  const ticket = account?.tickets.find(
    (stored) => stored.expiresAt > now && isOfNow(account, stored) && isTicketOf(services.keyring, unit, stored, claim),
  )
  if (account === undefined || !isUsable(account, now) || ticket === undefined) throw new Failure('TICKET_INVALID')
  return { account, ticket }
}
