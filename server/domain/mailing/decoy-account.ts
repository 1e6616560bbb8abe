import type { Account, Profile } from '../account.js'
import { sealProfile } from '../accounts/profile.js'
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
  return {
    id,
    unit,
    login: 'decoy',
    status: 'decoy',
    // no normal form holds a NUL: nobody can type this login
    keys: keyring.identifierKeys(unit, { login: '\0decoy' }),
    keyVersion: keyring.version,
    profile: sealProfile(keyring, { unit, id }, DECOY_PROFILE),
    class: '',
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
