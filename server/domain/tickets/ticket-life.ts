import type { Account, TicketPurpose } from '../account.js'
import type { Unit } from '../unit.js'

/** Minutes for which a ticket of somebody who has a password holds, unless the unit says otherwise. */
export const TICKET_MINUTES = { least: 5, default: 60, most: 24 * 60 } as const

/** Hours for which a ticket for the first password holds, unless the unit says otherwise. */
export const ACTIVATION_HOURS = { least: 1, default: 48, most: 14 * 24 } as const

/** Minutes for which the code beside a link to another password holds at the most; a first password's code lives as its link. */
const CODE_MINUTES = 60

/** What a ticket is for, and until when it holds. */
export interface TicketLife {
  purpose: TicketPurpose
  expiresAt: Date
}

/** The life of a ticket that is made for an account now. */
export function ticketLife(
  unit: Pick<Unit, 'activationHours' | 'ticketMinutes'>,
  account: Pick<Account, 'passwordHash'>,
  now: Date,
): TicketLife {
  const purpose = ticketPurpose(account)
  const minutes = purpose === 'activation' ? unit.activationHours * 60 : unit.ticketMinutes
  return { purpose, expiresAt: new Date(now.getTime() + minutes * 60_000) }
}

/** What a ticket of an account is for by now. */
export function ticketPurpose({ passwordHash }: Pick<Account, 'passwordHash'>): TicketPurpose {
  return passwordHash === undefined ? 'activation' : 'recovery'
}

/** When the code beside a ticket's link ends, which is made now. */
export function codeEnd({ purpose, expiresAt }: TicketLife, now: Date): Date {
  if (purpose === 'activation') return expiresAt
  return new Date(Math.min(expiresAt.getTime(), now.getTime() + CODE_MINUTES * 60_000))
}
