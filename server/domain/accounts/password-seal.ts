import type { Account } from '../account.js'
import type { Keyring } from '../keyring.js'

const PURPOSE = 'password hash'

/** Seals a PHC string, bound to this account of this unit: a stolen store alone can be guessed at by nobody. */
export function sealPasswordHash(keyring: Keyring, { unit, id }: Pick<Account, 'unit' | 'id'>, phc: string): string {
  return keyring.of(unit).seal(PURPOSE, id, phc)
}

/** The PHC string; undefined without a password, or when what is stored was changed or is another account's. */
export function openPasswordHash(
  keyring: Keyring,
  { unit, id, passwordHash }: Pick<Account, 'unit' | 'id' | 'passwordHash'>,
): string | undefined {
  return passwordHash === undefined ? undefined : keyring.of(unit).open(PURPOSE, id, passwordHash)
}
