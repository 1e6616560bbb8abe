import type { Account, StoredTicket } from '../account.js'

/**
 * Whether a ticket can be of the account as it is: setting a password takes every ticket away, so that one to a first
 * password beside a password was put back by somebody who can write into the database.
 */
export function isOfNow(
  { passwordHash }: Pick<Account, 'passwordHash'>,
  { purpose }: Pick<StoredTicket, 'purpose'>,
): boolean {
  return purpose === 'recovery' || passwordHash === undefined
}
