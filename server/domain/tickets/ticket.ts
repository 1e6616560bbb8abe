import { createHash, randomBytes } from 'node:crypto'

const ID_BYTES = 16
const SECRET_BYTES = 32
const TEXT_LENGTH = ((ID_BYTES + SECRET_BYTES) * 4) / 3

/** A ticket on its way into a mail. */
export interface Ticket {
  /** 64 characters of base64url: the account's id and 32 random bytes. */
  text: string
  /** SHA-256 of the random bytes, base64url: all that is stored. */
  hash: string
}

/** What a ticket's text says: whose it is, and the hash to look for. */
export interface TicketClaim {
  id: string
  hash: string
}

/** Makes a ticket for the account with this id (32 hex digits). */
export function createTicket(id: string): Ticket {
  const secret = randomBytes(SECRET_BYTES)
  return { text: Buffer.concat([Buffer.from(id, 'hex'), secret]).toString('base64url'), hash: hashOf(secret) }
}

/** Undefined unless the text has exactly the form of a ticket. */
export function readTicket(text: string): TicketClaim | undefined {
  if (text.length !== TEXT_LENGTH) return undefined
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== ID_BYTES + SECRET_BYTES) return undefined
  return { id: bytes.subarray(0, ID_BYTES).toString('hex'), hash: hashOf(bytes.subarray(ID_BYTES)) }
}

function hashOf(secret: Buffer): string {
  return createHash('sha256').update(secret).digest('base64url')
}
