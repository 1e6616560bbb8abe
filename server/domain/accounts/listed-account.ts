import type { Account, UndeliveredReason } from '../account.js'
import { openProfile } from './profile.js'
import { formatSubstituteId } from '../identifiers/substitute-id.js'
import type { Keyring } from '../keyring.js'

/** What the school's own people may see of an account: no address, no PESEL, no hash. */
export interface ListedAccount {
  login: string
  /** In groups, as it is printed for the person; null when the profile is sealed with a key that is not at hand. */
  substituteId: string | null
  firstName: string | null
  lastName: string | null
  class: string
  language: string | null
  hasEmail: boolean
  hasPassword: boolean
  status: 'active' | 'disabled'
  /** Why the last mail did not arrive; null when nothing is known to be wrong. */
  undelivered: { reason: UndeliveredReason; at: string } | null
}

/** Opens what is sealed of an account and leaves out what nobody needs to see. */
export function listAccount(keyring: Keyring, account: Account): ListedAccount {
  const profile = openProfile(keyring, account)
  const { undelivered } = account
  return {
    login: account.login,
    substituteId: profile === undefined ? null : formatSubstituteId(profile.substituteId),
    firstName: profile?.firstName ?? null,
    lastName: profile?.lastName ?? null,
    class: account.class,
    language: account.language ?? null,
    hasEmail: account.keys.email !== undefined,
    hasPassword: account.passwordHash !== undefined,
    status: account.status === 'disabled' ? 'disabled' : 'active',
    undelivered: undelivered === undefined ? null : { reason: undelivered.reason, at: undelivered.at.toISOString() },
  }
}
