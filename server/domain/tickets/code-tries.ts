import type { Account, CodeForm, StoredCode, StoredTicket } from '../account.js'
import type { CodeTry } from '../ports/account-store.js'
import { isLetterCode } from './code.js'
import { isOfNow } from './is-of-now.js'

/**
 * Tries at a code, from everywhere together: 20 of eight digits find it once in five million times, 1,000 of nine random
 * symbols once in a hundred million.
 */
const MOST_TRIES: Readonly<Record<CodeForm, number>> = { mail: 20, letter: 1_000 }

type CountedTry = Pick<CodeTry, 'codes' | 'form' | 'now'>

/** A ticket whose code is alive. */
export type CodedTicket = StoredTicket & { code: StoredCode }

/** Which form a code has, in normal form. */
export function formOf(code: string): CodeForm {
  return isLetterCode(code) ? 'letter' : 'mail'
}

/** The account's tickets with a code that another try may find. */
export function triableTickets(
  account: Pick<Account, 'tickets' | 'passwordHash'>,
  { form, now }: { form: CodeForm; now: Date },
): CodedTicket[] {
  return liveCodes(account.tickets, now).filter(
    (ticket) => isOfNow(account, ticket) && triesOf(ticket.code, form) < MOST_TRIES[form],
  )
}

/** The same after a try was counted at them, this one: what the last of the tries finds is found. */
export function heardTickets({ tickets }: Pick<Account, 'tickets'>, { codes, form, now }: CountedTry): CodedTicket[] {
  return liveCodes(tickets, now).filter(
    ({ code }) => codes.includes(code.hash) && triesOf(code, form) <= MOST_TRIES[form],
  )
}

/** The tickets with one more try counted at those codes that are alive. */
export function countedTries(tickets: readonly StoredTicket[], { codes, form, now }: CountedTry): StoredTicket[] {
  return tickets.map((ticket) => {
    const { code } = ticket
    if (code === undefined || code.expiresAt <= now || !codes.includes(code.hash)) return ticket
    return { ...ticket, code: { ...code, tries: { ...code.tries, [form]: triesOf(code, form) + 1 } } }
  })
}

function liveCodes(tickets: readonly StoredTicket[], now: Date): CodedTicket[] {
  return tickets.filter(
    (ticket): ticket is CodedTicket =>
      ticket.expiresAt > now && ticket.code !== undefined && ticket.code.expiresAt > now,
  )
}

function triesOf({ tries }: StoredCode, form: CodeForm): number {
  return tries?.[form] ?? 0
}
