import type { Account, StoredTicket } from '../account.js'
import type { Caller } from '../caller.js'
import { Failure } from '../failure.js'
import { takeFromAddress } from '../limits/limits.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { readTicket } from './ticket.js'

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
  const claim = readTicket(shown.ticket)
  const account =
    claim && (await services.accounts.findByTicket({ ...claim, unit: shown.unit.id, now: services.now() }))
  const ticket = account?.tickets.find((candidate) => candidate.hash === claim?.hash)
  if (account === undefined || ticket === undefined) throw new Failure('TICKET_INVALID')
  return { account, ticket }
}
