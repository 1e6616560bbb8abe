import type { Account } from '../account.js'

/** A mail that did not arrive, or was never sent. */
export interface LostMail {
  /** Id of the outbox item that it answered. */
  item: string
  /** When the item was written down. */
  at: Date
}

/**
 * Whether more is known of an account than that this mail was lost: a later mail went out, or was lost as well, or the
 * person has set a password and so got in.
 */
export function isOvertaken(
  { mailedAt, mailedFor, passwordSetAt, undelivered }: Account,
  { item, at }: LostMail,
): boolean {
  const isSince = (time: Date | undefined): boolean => time !== undefined && time > at
  // the lost mail itself went out after its item was written down, so that its time alone tells nothing; where nobody
  // noted which item the last mail answered, it may be that very mail
  return (
    isSince(passwordSetAt) ||
    // that somebody says that the address is wrong tells less than the mail that comes back from it
    (undelivered?.reason !== 'said-wrong' && isSince(undelivered?.at)) ||
    (isSince(mailedAt) && mailedFor !== undefined && mailedFor !== item)
  )
}
