import type { Account, Profile } from '../account.js'
import type { Keyring } from '../keyring.js'

/** Seals what is personal, bound to this account of this unit: it opens in no other document. */
export function sealProfile(keyring: Keyring, { unit, id }: Pick<Account, 'unit' | 'id'>, profile: Profile): string {
  return keyring.of(unit).seal('profile', id, JSON.stringify(profile))
}

/** Undefined when it was changed, moved, or sealed with a key that is not at hand. */
export function openProfile(keyring: Keyring, { unit, id, profile }: Account): Profile | undefined {
  const text = keyring.of(unit).open('profile', id, profile)
  return text === undefined ? undefined : (JSON.parse(text) as Profile)
}
