import type { Account, MailMark, StoredTicket } from '../account.js'
import { AddressChanged, type TicketGrant } from '../ports/account-store.js'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** However long an activation holds and however many mails a unit allows: the oldest ticket goes first. */
const MOST_TICKETS = 50

/** The part of an account that a grant changes. */
export type Ledger = Pick<Account, 'tickets' | 'mails'>

/**
 * The ledger with one more ticket and mail, or undefined when a cap is reached or the account is disabled. What the same
 * request got before is replaced, what is dead is dropped; every store grants by this rule. Throws {@link AddressChanged}.
 */
export function grantedLedger(
  { status, keys, tickets, mails }: Ledger & Pick<Account, 'status' | 'keys'>,
  { email, ticket, mail, caps }: Omit<TicketGrant, 'unit' | 'id'>,
): Ledger | undefined {
  if (status === 'disabled') return undefined
  if (keys.email !== email) throw new AddressChanged()
  // every unknown wish writes to a decoy: nothing piles up in it, and no cap ends the equal work
  if (status === 'decoy') return { tickets: [ticket], mails: [mail] }
  const earlier = liveMails(mails, mail.at).filter(({ request }) => request !== mail.request)
  const lastHour = earlier.filter(({ at }) => at.getTime() > mail.at.getTime() - HOUR_MS)
  if (lastHour.length >= caps.perHour || earlier.length >= caps.perDay) return undefined
  const others = liveTickets(tickets, mail.at).filter(({ request }) => request !== ticket.request)
  return { tickets: [...others, ticket].slice(-MOST_TICKETS), mails: [...earlier, mail] }
}

/** When the caps let another mail of the person through; not later than now when they do so already. */
export function capsFreeAt(mails: readonly MailMark[], { perHour, perDay }: TicketGrant['caps']): Date {
  const times = mails.map(({ at }) => at.getTime()).toSorted((one, other) => other - one)
  const freed = (cap: number, after: number): number => (times[cap - 1] ?? -Infinity) + after
  return new Date(Math.max(0, freed(perHour, HOUR_MS), freed(perDay, DAY_MS)))
}

/** The ledger without what is out of date. */
export function sweptLedger({ tickets, mails }: Ledger, now: Date): Ledger {
  return { tickets: liveTickets(tickets, now), mails: liveMails(mails, now) }
}

/** When the first entry of the ledger goes out of date; undefined when it is empty. */
export function ledgerSweepAt({ tickets, mails }: Ledger): Date | undefined {
  const times = [
    ...tickets.map(({ expiresAt }) => expiresAt.getTime()),
    ...mails.map(({ at }) => at.getTime() + DAY_MS),
  ]
  return times.length === 0 ? undefined : new Date(Math.min(...times))
}

function liveTickets(tickets: StoredTicket[], now: Date): StoredTicket[] {
  return tickets.filter(({ expiresAt }) => expiresAt > now)
}

function liveMails(mails: MailMark[], now: Date): MailMark[] {
  return mails.filter(({ at }) => at.getTime() > now.getTime() - DAY_MS)
}
