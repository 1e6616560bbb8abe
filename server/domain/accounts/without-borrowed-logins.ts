import type { Account } from '../account.js'
import type { IdentifierSearch } from '../identifiers/identifier-keys.js'

/**
 * The accounts that an identifier finds, without those whose login is an address that somebody with a password had before
 * they were made: by that text its owner is meant. Whoever had such a login first keeps it, so that nobody is kept out by an
 * address that is given to another account later.
 */
export function withoutBorrowedLogins(found: readonly Account[], search: IdentifierSearch): Account[] {
  const owners = found.filter(({ keys: { email } }) => email !== undefined && search.email.includes(email))
  const isBorrowed = (account: Account): boolean =>
    search.login.includes(account.keys.login) &&
    !owners.includes(account) &&
    owners.some((owner) => owner.passwordHash !== undefined && hasAddressSince(owner) < account.createdAt)
  return found.filter((account) => !isBorrowed(account))
}

function hasAddressSince({ addressSet, createdAt }: Account): Date {
  return addressSet?.at ?? createdAt
}
