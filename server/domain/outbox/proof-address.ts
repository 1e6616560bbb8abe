import type { Account } from '../account.js'
import type { Keyring } from '../keyring.js'
import type { AddressProofRequest } from '../ports/outbox.js'

const PURPOSE = 'address to be proven'

/** Seals the address that a mail is to go to, while it waits. */
export function sealProofAddress(keyring: Keyring, { unit, id }: Pick<Account, 'unit' | 'id'>, email: string): string {
  return keyring.of(unit).seal(PURPOSE, id, email)
}

/** The address that the mail goes to; undefined when it was sealed with a key that is not at hand. */
export function openProofAddress(
  keyring: Keyring,
  { unit, account, address }: AddressProofRequest,
): string | undefined {
  return keyring.of(unit).openQueued(PURPOSE, account, address)
}
