import type { AccountStore } from './account-store.js'
import type { AuditLog } from './audit-log.js'
import type { KeyStore } from './key-store.js'
import type { Limiter } from './limiter.js'
import type { Outbox } from './outbox.js'
import type { SessionStore } from './session-store.js'
import type { SpentChallenges } from './spent-challenges.js'

/** Everything that outlives a request, in one database. */
export interface Store {
  accounts: AccountStore
  audit: AuditLog
  keys: KeyStore
  outbox: Outbox
  sessions: SessionStore
  spent: SpentChallenges
  limiter: Limiter
  /** Rejects while the database does not answer. */
  ping(): Promise<void>
  /** Drops what is out of date: spent challenges, dead tickets, old mail marks, sessions, audit entries. */
  sweep(now: Date): Promise<void>
  close(): Promise<void>
}
