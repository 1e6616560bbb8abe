import type { Account, StoredObjection } from '../account.js'
import type { Keyring } from '../keyring.js'

const PURPOSE = 'address that may object'

type Owner = Pick<Account, 'unit' | 'id'>

/** Seals the former address whose reader may object to a change. */
export function sealObjector(keyring: Keyring, { unit, id }: Owner, address: string): string {
  return keyring.of(unit).seal(PURPOSE, id, address)
}

/** That address; undefined when it was sealed with a key that is not at hand. */
export function objectorOf(
  keyring: Keyring,
  { unit, id }: Owner,
  { former }: Pick<StoredObjection, 'former'>,
): string | undefined {
  return keyring.of(unit).open(PURPOSE, id, former)
}

/** The objection under the newest key of its unit. */
export function rekeyedObjection(keyring: Keyring, account: Owner, objection: StoredObjection): StoredObjection {
  const former = objectorOf(keyring, account, objection)
  return {
    ...objection,
    hash: keyring.of(account.unit).followTicket(objection.hash),
    ...(former !== undefined && { former: sealObjector(keyring, account, former) }),
  }
}
