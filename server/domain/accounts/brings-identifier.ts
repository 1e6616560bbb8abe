import type { Account } from '../account.js'
import type { Keyring } from '../keyring.js'
import type { ReadRow } from './account-row.js'

/**
 * Whether a row brings an identifier that its account has not, as far as its sender may know. A PESEL always does, and so
 * does an address that the sender cannot see: that a row with the right one goes through would tell that it is right.
 */
export function bringsIdentifier(
  keyring: Keyring,
  { known, read, seesAddresses }: { known: Account | undefined; read: ReadRow; seesAddresses: boolean },
): boolean {
  const { email, pesel, substitute } = read.identifiers
  if (known === undefined || pesel || (email && !seesAddresses)) return true
  const readings = {
    email: email || undefined,
    login: undefined,
    pesel: undefined,
    substitute: substitute || undefined,
  }
  const search = keyring.of(known.unit).identifierSearch('', readings)
  const { keys } = known
  return (
    (Boolean(email) && !search.email.includes(keys.email ?? '')) ||
    (Boolean(substitute) && !search.substitute.includes(keys.substitute ?? ''))
  )
}
