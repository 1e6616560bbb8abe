import type { Language } from '../../../contract/language.js'
import type { IdentifierSearch } from '../identifiers/identifier.js'
import type { WebhookEvent } from './webhook-event.js'

interface OutboxEntry {
  /** 32 hex digits in lower case: random, unless the same thing must not wait twice. */
  id: string
  unit: string
  createdAt: Date
  /** Not to be worked on before. */
  dueAt: Date
  /** How often it was put off. */
  attempts: number
}

/** An accepted wish for a recovery mail: identifier keys, and nothing that was typed. */
export interface RecoveryRequest extends OutboxEntry {
  kind: 'recovery'
  search: IdentifierSearch
  language: Language
  /** Ids of accounts whose mail is out, so that a retry leaves them alone. */
  mailed: string[]
}

/** The word to a person that the password was set; void unless the account carries its id. */
export interface PasswordNotice extends OutboxEntry {
  kind: 'password-set'
  account: string
  /** It was the account's first password. */
  isFirst?: boolean
  /** The word to the school's own system has been queued, so that a retry does not repeat it. */
  isTold?: boolean
}

/** The word to an address that is no more, or from now on is, an account's; void unless it is so when its turn comes. */
export interface AddressNotice extends OutboxEntry {
  kind: 'address-changed'
  account: string
  /** `removed`: the former one, and no other came in its place. */
  which: 'former' | 'removed' | 'new'
  /** Sealed, as every address is: mail must reach it. */
  address: string
}

/**
 * The school asks somebody in: the mail that a first request would bring, without the request. Its id is that of every
 * invitation of the account to the same address.
 */
export interface Invitation extends OutboxEntry {
  kind: 'invitation'
  account: string
  /** For an account that says none. */
  language: Language
  /** The account's id once its mail is out. */
  mailed: string[]
}

/** A word to a school's own system, in a queue of its own. */
export interface WebhookCall extends OutboxEntry {
  kind: 'webhook'
  event: WebhookEvent
  login: string
  /** When it happened. */
  at: Date
}

/** One piece of work for the worker that mails. */
export type OutboxItem = RecoveryRequest | PasswordNotice | AddressNotice | Invitation

/** Somebody asks for the next item that is due `now`, to work on it alone `until` then. */
export interface Claim {
  /** 16 random bytes in lower-case hex, new for each claim. */
  lease: string
  now: Date
  until: Date
}

/** What a claim got: whoever holds an unexpired lease alone may work on the item. */
export interface Lease {
  id: string
  lease: string
}

/**
 * What is still to be sent, shared by all servers. An item stays until it is finished, whoever crashes.
 * Methods that take a lease do nothing and answer false when the lease was lost to another worker.
 */
export interface Outbox {
  /** An item whose id is waiting already stays as it is, and the answer is false. */
  add(item: OutboxItem | WebhookCall): Promise<boolean>
  /** The same for many; returns how many were new. When it fails, some of them may be there. */
  addAll(items: OutboxItem[]): Promise<number>
  /** Leases the mail that is due the longest and under no live lease; atomic over all servers. */
  claim(claim: Claim): Promise<OutboxItem | undefined>
  /** The same for what goes to the schools' systems: a system that hangs holds up no mail. */
  claimWebhook(claim: Claim): Promise<WebhookCall | undefined>
  /** Notes accounts whose mail is out. */
  markMailed(held: Lease, accounts: string[]): Promise<boolean>
  /** Notes that the word to the school's own system is queued. */
  markTold(held: Lease): Promise<boolean>
  /** Puts the item off and releases it; one more attempt is counted. */
  postpone(held: Lease, dueAt: Date): Promise<boolean>
  /** Removes the item. */
  finish(held: Lease): Promise<boolean>
  /** How many items wait, for metrics. */
  count(): Promise<number>
}
