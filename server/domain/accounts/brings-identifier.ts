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
  const { email, pesel } = read.identifiers
  if (known === undefined || pesel || (email && !seesAddresses)) return true
  return (['email', 'substitute'] as const).some((kind) => bringsOther(keyring, { known, read, kind }))
}

/** Whether a row puts another identifier of this kind in an account's place; no matter under which data key it lies. */
export function bringsOther(
  keyring: Keyring,
  { known, read, kind }: { known: Account; read: ReadRow; kind: 'email' | 'pesel' | 'substitute' },
): boolean {
  const value = read.identifiers[kind]
  if (!value) return false
  const nothing = { email: undefined, login: undefined, pesel: undefined, substitute: undefined }
  const search = keyring.of(known.unit).identifierSearch('', { ...nothing, [kind]: value })
  return !search[kind].includes(known.keys[kind] ?? '')
}
