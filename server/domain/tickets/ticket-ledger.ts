import type { Account, MailMark, StoredTicket } from '../account.js'
import { isHeld, isUsable } from '../is-usable.js'
import { countedMails, isCapped, isCappedForNotices, mailCountsUntil } from '../limits/mail-caps.js'
import { MOST_TOLD } from '../limits/wish-count.js'
import { AddressChanged, type CodeExchange, type NoticeCount, type TicketGrant } from '../ports/account-store.js'

/** However long an activation holds and however many mails a unit allows: the ticket that ends first goes first. */
export const MOST_TICKETS = 50

/** The part of an account that a grant changes. */
export type Ledger = Pick<Account, 'tickets' | 'mails' | 'capped'>

/** All of an account that goes out of date by itself. */
export type Ageing = Ledger & Pick<Account, 'objections'>

/**
 * The ledger with one more ticket and mail, or undefined when a cap is reached or the account is disabled or held. What the same
 * request got before is replaced, what is dead is dropped; every store grants by this rule. Throws {@link AddressChanged}.
 */
export function grantedLedger(
  { status, heldUntil, keys, tickets, mails, capped }: Ledger & Pick<Account, 'status' | 'heldUntil' | 'keys'>,
  { email, ticket, mail, caps }: Omit<TicketGrant, 'unit' | 'id'>,
): Ledger | undefined {
  if (status === 'disabled' || isHeld({ heldUntil }, mail.at)) return undefined
  if (keys.email !== email) throw new AddressChanged()
  // every unknown wish writes to a decoy: nothing piles up in it, and no cap ends the equal work
  if (status === 'decoy') return { tickets: [ticket], mails: [mail] }
  const earlier = withoutRequest(countedMails(mails, mail.at), mail)
  if (isCapped(earlier, caps, mail)) return undefined
  return {
    tickets: withTicket(tickets, ticket, mail.at),
    mails: [...earlier, mail],
    ...(capped && { capped: countedMails(capped, mail.at) }),
  }
}

/**
 * The ledger with a letter's ticket in the place of the former one's, or undefined for whom nothing may be opened. It is no
 * mail and meets no cap: who hands it out is the school.
 */
export function letteredLedger(
  { status, heldUntil, tickets, mails, capped }: Ledger & Pick<Account, 'status' | 'heldUntil'>,
  ticket: StoredTicket,
  at: Date,
): Ledger | undefined {
  if (!isUsable({ status, ...(heldUntil && { heldUntil }) }, at)) return undefined
  return { tickets: withTicket(tickets, ticket, at), mails, ...(capped && { capped }) }
}

/**
 * The ledger with a wish for which there is no mail, when a cap is why `grantedLedger` gives none: a write for a write, so
 * that a capped person costs what everybody costs. The school's own wish is no sign that somebody asks.
 */
export function cappedLedger(
  { status, heldUntil, tickets, mails, capped = [] }: Ledger & Pick<Account, 'status' | 'heldUntil'>,
  { mail }: Pick<TicketGrant, 'mail'>,
): Ledger | undefined {
  if (status !== 'active' || isHeld({ heldUntil }, mail.at) || mail.network === undefined) return undefined
  const earlier = withoutRequest(countedMails(capped, mail.at), mail)
  return { tickets, mails, capped: [...earlier, mail].slice(-MOST_TOLD) }
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

/**
 * The ledger with another ticket in the place of a live code, or undefined when there is none: it was exchanged, or has
 * ended, or nobody gets in by the account. The link beside the code lives on.
 */
export function exchangedLedger(
  account: Ledger & Pick<Account, 'status' | 'heldUntil'>,
  { hash, ticket, now }: Omit<CodeExchange, 'unit' | 'id'>,
): Ledger | undefined {
  const { tickets, mails, capped } = account
  if (!isUsable(account, now)) return undefined
  const live = liveTickets(tickets, now)
  const paying = live.find(({ code }) => code !== undefined && code.hash === hash && code.expiresAt > now)
  if (paying === undefined) return undefined
  const left = live.map(({ code, ...each }): StoredTicket => (code && code.hash !== hash ? { ...each, code } : each))
  return { tickets: [...left, ticket].slice(-MOST_TICKETS), mails, ...(capped && { capped }) }
}

/** The ledger, and the links to object, without what is out of date. */
export function sweptLedger({ tickets, mails, capped, objections }: Ageing, now: Date): Ageing {
  return {
    ...(objections && { objections: objections.filter(({ expiresAt }) => expiresAt > now) }),
    tickets: liveTickets(tickets, now),
    mails: countedMails(mails, now),
    ...(capped && { capped: countedMails(capped, now) }),
  }
}

/** When the first of these entries goes out of date; undefined when there is none. */
export function ledgerSweepAt({ tickets, mails, capped = [], objections = [] }: Ageing): Date | undefined {
  const ends = [
    ...[...tickets, ...objections].map(({ expiresAt }) => expiresAt),
    ...[...mails, ...capped].map(mailCountsUntil),
  ]
  return ends.length === 0 ? undefined : new Date(Math.min(...ends.map((end) => end.getTime())))
}

/** A retry of the same request is not counted twice. */
function withoutRequest(marks: MailMark[], { request }: MailMark): MailMark[] {
  return marks.filter((mark) => mark.request !== request)
}

/** The living ones with another one, which takes the place of its request's former one. */
function withTicket(tickets: StoredTicket[], ticket: StoredTicket, at: Date): StoredTicket[] {
  const others = liveTickets(tickets, at).filter(({ request }) => request !== ticket.request)
  // a flood of mails must not end a letter, which lives longest
  const first = others.length < MOST_TICKETS ? undefined : firstToEnd(others)
  return [...others.filter((other) => other !== first), ticket]
}

function firstToEnd([first, ...rest]: StoredTicket[]): StoredTicket | undefined {
  return rest.reduce((soonest, other) => (soonest && soonest.expiresAt <= other.expiresAt ? soonest : other), first)
}

function liveTickets(tickets: StoredTicket[], now: Date): StoredTicket[] {
  return tickets.filter(({ expiresAt }) => expiresAt > now)
}
