import { randomBytes } from 'node:crypto'
import type { Account, StoredObjection } from '../account.js'
import { OBJECTION_MS } from '../accounts/address-standing.js'
import { sealObjector } from '../accounts/objector-seal.js'
import type { Keyring } from '../keyring.js'
import { readTicket, ticketText } from '../tickets/ticket.js'

/** Of one account; those that came first stay, so that no flood of changes takes the link away that is out already. */
const MOST_OBJECTIONS = 50
const SECRET_BYTES = 32

/** The secret of the link in a mail, and what is stored of it. */
export interface Objection {
  /** 64 characters of base64url, as a ticket's. */
  text: string
  stored: StoredObjection
}

/** Makes the secret with which one change of an account's address can be objected to. */
export function createObjection(
  keyring: Keyring,
  { unit, id }: Pick<Account, 'unit' | 'id'>,
  { change, at, former, now }: { change: string; at: Date; former: string; now: Date },
): Objection {
  const secret = randomBytes(SECRET_BYTES)
  const expiresAt = new Date(now.getTime() + OBJECTION_MS)
  const hash = keyring.of(unit).ticketHash({ account: id, purpose: purposeOf(change), expiresAt, secret })
  const sealed = sealObjector(keyring, { unit, id }, former)
  return { text: ticketText(id, secret), stored: { hash, change, at, former: sealed, expiresAt } }
}

/** Id of the account that a link is for; undefined when it has not the form of one. */
export function accountOfObjection(text: string): string | undefined {
  return readTicket(text)?.id
}

/** What is stored of a link that somebody holds up; undefined unless it is alive and of this account. */
export function liveObjection(
  keyring: Keyring,
  { unit, id, objections = [] }: Pick<Account, 'unit' | 'id' | 'objections'>,
  { text, now }: { text: string; now: Date },
): StoredObjection | undefined {
  const claim = readTicket(text)
  if (claim?.id !== id) return undefined
  return objections.find(
    ({ hash, change, expiresAt }) =>
      expiresAt > now &&
      keyring.of(unit).isTicket(hash, { account: id, purpose: purposeOf(change), expiresAt, secret: claim.secret }),
  )
}

/** The objections of an account with one more, which takes the place of an earlier one to the same change. */
export function withObjection(
  objections: readonly StoredObjection[] = [],
  added: StoredObjection,
  now: Date,
): StoredObjection[] {
  const others = objections.filter(({ change, expiresAt }) => expiresAt > now && change !== added.change)
  return [...others, added].slice(0, MOST_OBJECTIONS)
}

function purposeOf(change: string): string {
  return `objection ${change}`
}
