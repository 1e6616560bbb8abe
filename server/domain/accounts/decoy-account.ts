import type { Account, Profile } from '../account.js'
import { markAccount } from './account-mark.js'
import { sealProfile } from './profile.js'
import { derivedId } from '../derived-id.js'
import type { Keyring } from '../keyring.js'
import type { AccountStore } from '../ports/account-store.js'

/** Looks like anybody's, so that composing its mail costs what composing anybody's costs. */
export const DECOY_PROFILE: Required<Profile> = {
  email: 'nobody@klucznik.invalid',
  substituteId: '',
  firstName: 'Wanda',
  lastName: 'Nikt',
}

/** The unit's decoy: written to when nobody has the identifier, found by nobody, mailed to nobody. */
export function decoyAccount(keyring: Keyring, unit: string, now: Date): Account {
  const id = derivedId(`klucznik decoy ${unit}`)
  const keys = keyring.of(unit)
  const rights = {
    id,
    unit,
    status: 'decoy' as const,
    // no normal form holds a NUL: nobody can type this login
    keys: keys.identifierKeys({ login: '\0decoy' }),
    keyVersion: keys.version,
    class: '',
  }
  return {
    ...rights,
    // no login has a bracket: it never stands beside another of the same name
    login: '(decoy)',
    mark: markAccount(keyring, rights),
    profile: sealProfile(keyring, { unit, id }, DECOY_PROFILE),
    tickets: [],
    mails: [],
    createdAt: now,
    changedAt: now,
  }
}

/** Makes sure that the unit's decoy stands in the store. */
export async function ensureDecoy(accounts: AccountStore, decoy: Account): Promise<void> {
  if ((await accounts.findById(decoy.unit, decoy.id)) !== undefined) return
  try {
    await accounts.add(decoy)
  } catch (error) {
    // somebody was first; which of its keys stopped this one is the store's affair
    if ((await accounts.findById(decoy.unit, decoy.id)) === undefined) throw error
  }
}
