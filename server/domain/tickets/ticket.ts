import { randomBytes } from 'node:crypto'
import type { StoredTicket } from '../account.js'
import type { Keyring } from '../keyring.js'
import type { TicketLife } from './ticket-life.js'

const ID_BYTES = 16
const TICKET_SECRET_BYTES = 32
const TEXT_LENGTH = ((ID_BYTES + TICKET_SECRET_BYTES) * 4) / 3

/** A ticket on its way into a mail. */
export interface Ticket {
  /** 64 characters of base64url: the account's id and 32 random bytes. */
  text: string
  /** Keyed hash of the random bytes, bound to account, purpose and end: all that is stored. */
  hash: string
}

/** What a ticket's text says: whose it is, and its secret. */
export interface TicketClaim {
  /** Id of the account. */
  id: string
  /** 32 bytes. */
  secret: Buffer
}

/** Whose account a ticket is for. */
export interface TicketOwner {
  unit: string
  /** 32 hex digits. */
  id: string
}

/** Makes a ticket for the account, which opens nothing but it, for nothing but its purpose, until its end. */
export function createTicket(keyring: Keyring, { unit, id }: TicketOwner, { purpose, expiresAt }: TicketLife): Ticket {
  const secret = randomBytes(TICKET_SECRET_BYTES)
  return {
    text: ticketText(id, secret),
    hash: keyring.of(unit).ticketHash({ account: id, purpose, expiresAt, secret }),
  }
}

/** An account's id and a secret as one text that stands in a link. */
export function ticketText(id: string, secret: Buffer): string {
  return Buffer.concat([Buffer.from(id, 'hex'), secret]).toString('base64url')
}

/** Undefined unless the text has exactly the form of a ticket. */
export function readTicket(text: string): TicketClaim | undefined {
  if (text.length !== TEXT_LENGTH) return undefined
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== ID_BYTES + TICKET_SECRET_BYTES) return undefined
  return { id: bytes.subarray(0, ID_BYTES).toString('hex'), secret: bytes.subarray(ID_BYTES) }
}

/** Whether what is stored is of the ticket that somebody claims to hold, and neither moved nor prolonged. */
export function isTicketOf(
  keyring: Keyring,
  unit: string,
  { hash, purpose, expiresAt }: Pick<StoredTicket, 'hash' | 'purpose' | 'expiresAt'>,
  { id, secret }: TicketClaim,
): boolean {
  return keyring.of(unit).isTicket(hash, { account: id, purpose, expiresAt, secret })
}
