import type { AccountStore } from './account-store.js'
import type { Limiter } from './limiter.js'
import type { Outbox } from './outbox.js'
import type { SpentChallenges } from './spent-challenges.js'

/** Everything that outlives a request, in one database. */
export interface Store {
  accounts: AccountStore
  outbox: Outbox
  spent: SpentChallenges
  limiter: Limiter
  /** Rejects while the database does not answer. */
  ping(): Promise<void>
  /** Drops what is out of date: spent challenges, dead tickets, old mail marks. */
  sweep(now: Date): Promise<void>
  close(): Promise<void>
}
