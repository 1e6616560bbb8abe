import type { CommonPasswords } from './common-passwords.js'
import type { PasswordHasher } from './password-hasher.js'
import type { Keyring } from '../keyring.js'
import type { KeyStore } from './key-store.js'
import type { AccountStore } from './account-store.js'
import type { AuditLog } from './audit-log.js'
import type { Challenges } from './challenges.js'
import type { EventLog } from './event-log.js'
import type { Limiter } from './limiter.js'
import type { Mailer } from './mailer.js'
import type { Outbox } from './outbox.js'
import type { Passkeys } from './passkeys.js'
import type { SessionStore } from './session-store.js'
import type { SpentChallenges } from './spent-challenges.js'
import type { Unit } from '../unit.js'

/** Everything that the domain works with, made and wired at start; each function picks what it needs. */
export interface Services {
  accounts: AccountStore
  audit: AuditLog
  challenges: Challenges
  commonPasswords: CommonPasswords
  hasher: PasswordHasher
  keyring: Keyring
  /** Where the units' data keys lie, sealed. */
  keys: KeyStore
  limiter: Limiter
  log: EventLog
  mailer: Mailer
  now: () => Date
  outbox: Outbox
  passkeys: Passkeys
  /** Where people reach this server, with no slash at the end: links are built from it, never from a request. */
  publicUrl: string
  sessions: SessionStore
  spent: SpentChallenges
  units: ReadonlyMap<string, Unit>
}
