import type { Account, Profile } from '../account.js'
import { openProfile } from '../accounts/profile.js'
import type { Keyring } from '../keyring.js'

/** Somebody who is to be mailed. */
export interface Recipient {
  account: Account
  profile: Profile
}

/** Everyone who gets one mail together. */
export interface Envelope {
  to: string
  /** At least one. */
  people: Recipient[]
}

/** One envelope for each stored address, people by login; whoever has no address is in none. */
export function envelopesFor(keyring: Keyring, accounts: Account[]): Envelope[] {
  const byAddress = new Map<string, Envelope>()
  for (const account of accounts) {
    const profile = openProfile(keyring, account)
    if (profile?.email === undefined) continue
    const envelope = byAddress.get(profile.email) ?? { to: profile.email, people: [] }
    envelope.people.push({ account, profile })
    byAddress.set(profile.email, envelope)
  }
  for (const { people } of byAddress.values())
    people.sort((one, other) => (one.account.login < other.account.login ? -1 : 1))
  return [...byAddress.values()]
}
