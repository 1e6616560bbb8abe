import type { Account, StoredTicket } from '../account.js'
import { derivedId } from '../derived-id.js'
import type { Keyring } from '../keyring.js'
import type { Unit } from '../unit.js'
import { codeHash, createLetterCode } from './code.js'
import { createTicket } from './ticket.js'
import { ticketPurpose, type TicketLife } from './ticket-life.js'

/** Days for which a letter opens the account, unless the unit says otherwise. */
export const LETTER_DAYS = { least: 1, default: 30, most: 90 } as const

const DAY_MS = 24 * 60 * 60_000

/** A ticket on its way onto a letter, and what is stored of it. */
export interface LetterTicket {
  /** Of the ticket. */
  text: string
  /** In its normal form; it is worth the ticket. */
  code: string
  stored: StoredTicket
}

/** Makes a letter's ticket, and its code, which ends with it. */
export function createLetterTicket(
  keyring: Keyring,
  unit: Pick<Unit, 'letterDays'>,
  account: Pick<Account, 'unit' | 'id' | 'passwordHash'>,
  now: Date,
): LetterTicket {
  const expiresAt = letterEndOf(unit, now)
  const life: TicketLife = { purpose: ticketPurpose(account), expiresAt }
  const { text, hash } = createTicket(keyring, account, life)
  const code = createLetterCode()
  const stored = {
    hash,
    ...life,
    request: letterRequest(account.id),
    code: { hash: codeHash(keyring, account, life, code), expiresAt },
  }
  return { text, code, stored }
}

/** Until when a letter that is printed now opens the account. */
export function letterEndOf({ letterDays }: Pick<Unit, 'letterDays'>, now: Date): Date {
  return new Date(now.getTime() + letterDays * DAY_MS)
}

/** Until when a letter opens, or opened, the account; undefined when there is none. */
export function letterEnd({ id, tickets }: Pick<Account, 'id' | 'tickets'>): Date | undefined {
  return tickets.find((ticket) => isLetterTicket(id, ticket))?.expiresAt
}

/** Tickets that were mailed. */
export function mailedTickets({ id, tickets }: Pick<Account, 'id' | 'tickets'>): StoredTicket[] {
  return tickets.filter((ticket) => !isLetterTicket(id, ticket))
}

function isLetterTicket(account: string, { request }: Pick<StoredTicket, 'request'>): boolean {
  return request === letterRequest(account)
}

/** All letters of an account answer one request: a newer one's ticket takes the place of the older one's. */
function letterRequest(account: string): string {
  return derivedId(JSON.stringify(['letter', account]))
}
