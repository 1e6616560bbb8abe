import type { Account } from '../account.js'
import type { Keyring } from '../keyring.js'

const PURPOSE = 'password hash'

/** A password as it is sealed in its account. */
export interface SealedPassword {
  phc: string
  /** Address that the account had when the password was set: its mailbox, and no later one, is told what becomes of it. */
  from?: string | undefined
}

/** Seals a PHC string, bound to this account of this unit: a stolen store alone can be guessed at by nobody. */
export function sealPasswordHash(
  keyring: Keyring,
  { unit, id }: Pick<Account, 'unit' | 'id'>,
  phc: string,
  from?: string,
): string {
  return keyring.of(unit).seal(PURPOSE, id, JSON.stringify({ phc, from } satisfies SealedPassword))
}

/** The PHC string; undefined without a password, or when what is stored was changed or is another account's. */
export function openPasswordHash(
  keyring: Keyring,
  account: Pick<Account, 'unit' | 'id' | 'passwordHash'>,
): string | undefined {
  return openPassword(keyring, account)?.phc
}

/** All that is sealed with a password; undefined as for {@link openPasswordHash}. */
export function openPassword(
  keyring: Keyring,
  { unit, id, passwordHash }: Pick<Account, 'unit' | 'id' | 'passwordHash'>,
): SealedPassword | undefined {
  const text = passwordHash === undefined ? undefined : keyring.of(unit).open(PURPOSE, id, passwordHash)
  // nobody but us seals, so that the form is ours
  return text === undefined ? undefined : (JSON.parse(text) as SealedPassword)
}
