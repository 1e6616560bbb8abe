import type { Account, StoredTicket } from '../account.js'
import { isHeld } from '../is-usable.js'
import { countedMails, isCapped, isCappedForNotices, mailCountsUntil } from '../limits/mail-caps.js'
import { AddressChanged, type NoticeCount, type TicketGrant } from '../ports/account-store.js'

/** However long an activation holds and however many mails a unit allows: the oldest ticket goes first. */
export const MOST_TICKETS = 50

/** The part of an account that a grant changes. */
export type Ledger = Pick<Account, 'tickets' | 'mails'>

/**
 * The ledger with one more ticket and mail, or undefined when a cap is reached or the account is disabled or held. What the same
 * request got before is replaced, what is dead is dropped; every store grants by this rule. Throws {@link AddressChanged}.
 */
export function grantedLedger(
  { status, heldUntil, keys, tickets, mails }: Ledger & Pick<Account, 'status' | 'heldUntil' | 'keys'>,
  { email, ticket, mail, caps }: Omit<TicketGrant, 'unit' | 'id'>,
): Ledger | undefined {
  if (status === 'disabled' || isHeld({ heldUntil }, mail.at)) return undefined
  if (keys.email !== email) throw new AddressChanged()
  // every unknown wish writes to a decoy: nothing piles up in it, and no cap ends the equal work
  if (status === 'decoy') return { tickets: [ticket], mails: [mail] }
  const earlier = countedMails(mails, mail.at).filter(({ request }) => request !== mail.request)
  if (isCapped(earlier, caps, mail.at)) return undefined
  const others = liveTickets(tickets, mail.at).filter(({ request }) => request !== ticket.request)
  return { tickets: [...others, ticket].slice(-MOST_TICKETS), mails: [...earlier, mail] }
}

/**
 * The ledger with one more notice, or undefined when the day's cap is reached and the notice is not kept. One that was
 * counted before is counted once.
 */
export function noticedLedger(
  { tickets, mails }: Ledger,
  { mail, caps, isKept }: Pick<NoticeCount, 'mail' | 'caps' | 'isKept'>,
): Ledger | undefined {
  const earlier = countedMails(mails, mail.at).filter(({ request }) => request !== mail.request)
  if (!isKept && isCappedForNotices(earlier, caps, mail.at)) return undefined
  return { tickets: liveTickets(tickets, mail.at), mails: [...earlier, mail] }
}

/** The ledger without what is out of date. */
export function sweptLedger({ tickets, mails }: Ledger, now: Date): Ledger {
  return { tickets: liveTickets(tickets, now), mails: countedMails(mails, now) }
}

/** When the first entry of the ledger goes out of date; undefined when it is empty. */
export function ledgerSweepAt({ tickets, mails }: Ledger): Date | undefined {
  const ends = [...tickets.map(({ expiresAt }) => expiresAt), ...mails.map(mailCountsUntil)]
  return ends.length === 0 ? undefined : new Date(Math.min(...ends.map((end) => end.getTime())))
}

function liveTickets(tickets: StoredTicket[], now: Date): StoredTicket[] {
  return tickets.filter(({ expiresAt }) => expiresAt > now)
}
