import type { Author } from '../author.js'
import type { Language } from '../../../contract/language.js'
import type { IdentifierSearch } from '../identifiers/identifier-keys.js'
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

/** Somebody asked for a mail: the keys of what they typed, and nothing of what they typed itself. */
export interface RecoveryRequest extends OutboxEntry {
  kind: 'recovery'
  search: IdentifierSearch
  /** The newest of the unit's data keys when the search was made: the unit may be keyed anew meanwhile. */
  keyVersion: string
  /** Keyed name of the network that asks, see `asking-network.ts`. */
  network: string
  language: Language
  /** Ids of accounts whose mail is out: when the item is tried again they get none. */
  mailed: string[]
}

/** Somebody says that the address which the school has of whom they name is wrong or gone: the school is to see it. */
export interface AddressWord extends OutboxEntry {
  kind: 'address-word'
  search: IdentifierSearch
  /** The newest of the unit's data keys when the search was made. */
  keyVersion: string
}

/**
 * Tells a person that their password was set. It is queued before the password is written, so that no crash between the
 * two loses it. It counts only when the account then names it as its `passwordNotice`; else no such password was written.
 */
export interface PasswordNotice extends OutboxEntry {
  kind: 'password-set'
  account: string
  /** This was the account's first password. */
  isFirst?: boolean
  /** The call to the school's own system is queued: when the item is tried again, no second one is. */
  isTold?: boolean
}

/**
 * Tells an address that an account has it no more, or has it from now on. It is queued before the account is written; when
 * its turn comes and the account's address is not what it says, the change was never written and nothing is mailed.
 */
export interface AddressNotice extends OutboxEntry {
  kind: 'address-changed'
  account: string
  /** Who reads it: the `former` address, the `new` one, or (`removed`) a former one in whose place there is none. */
  which: 'former' | 'removed' | 'new'
  /** Where it goes; sealed, as every address is. */
  address: string
  /** Who changed it; absent: the operator. */
  by?: Author
  /** The word has places of its own, see `address-standing.ts`. */
  isKept?: boolean
  /** It was counted for whoever changed it when they did. */
  isCounted?: boolean
  /** A thief may read it: whoever does cannot object. */
  isDoubtful?: boolean
  /** It was the account's before the `former` one, and the password was set from it. */
  isEarlier?: boolean
}

/**
 * Tells a person that a second factor of theirs is new or gone. It is queued before the account is written, and counts only
 * when the account then names it as its `factorNotice`.
 */
export interface FactorsChanged extends OutboxEntry {
  kind: 'factors-changed'
  account: string
  change: 'added' | 'removed'
  /** Who took them away; absent: the person, or the operator. */
  by?: Author
}

/** Somebody wants another e-mail address: it gets a link, which shows that they read it. */
export interface AddressProofRequest extends OutboxEntry {
  kind: 'address-proof'
  account: string
  /** Where it goes; sealed, as every address is. */
  address: string
  /** The mail's language, if the account names none. */
  language: Language
}

/**
 * The school invites somebody: they get the mail that a request of their own would bring them. All invitations of
 * an account to the same address have the same id, so that only one of them waits at a time.
 */
export interface Invitation extends OutboxEntry {
  kind: 'invitation'
  account: string
  /** The mail's language, if the account names none. */
  language: Language
  /** Who invited first; absent: the operator. */
  by?: Author
  /** They had a password, and get a link to a new one; absent: the invitation is for nobody who has one by then. */
  isRenewal?: boolean
  /** The account's id once its mail is out. */
  mailed: string[]
}

/** Tells a school's own system what happened to an account. These calls have a queue of their own. */
export interface WebhookCall extends OutboxEntry {
  kind: 'webhook'
  event: WebhookEvent
  login: string
  /** When it happened. */
  at: Date
}

/** Something to be mailed. */
export type OutboxItem =
  | RecoveryRequest
  | AddressWord
  | PasswordNotice
  | AddressNotice
  | AddressProofRequest
  | FactorsChanged
  | Invitation

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
 * What is still to be sent, shared by all servers. An item stays until it is finished, whichever server crashes.
 *
 * A worker claims an item, works on it under the lease that it got, and then finishes or postpones it. When the lease has
 * run out and another worker has claimed the item, methods that take the old lease do nothing and answer false.
 */
export interface Outbox {
  /** Queues an item. When one with its id waits already, that one stays as it is and the answer is false. */
  add(item: OutboxItem | WebhookCall): Promise<boolean>
  /** Queues many and answers how many of them were new. When it throws, some may be queued. */
  addAll(items: OutboxItem[]): Promise<number>
  /** Leases the mail that has been due the longest and that nobody else works on; one of many claims at once gets it. */
  claim(claim: Claim): Promise<OutboxItem | undefined>
  /** The same for calls to the schools' systems: one that hangs holds up no mail. */
  claimWebhook(claim: Claim): Promise<WebhookCall | undefined>
  /** Notes accounts whose mail is out. */
  markMailed(held: Lease, accounts: string[]): Promise<boolean>
  /** Notes that the call to the school's own system is queued. */
  markTold(held: Lease): Promise<boolean>
  /** Gives the item back, not to be worked on before `dueAt`; one more attempt is counted. */
  postpone(held: Lease, dueAt: Date): Promise<boolean>
  /** Removes the item. */
  finish(held: Lease): Promise<boolean>
  /** How many items wait, calls to the schools' systems included; for metrics. */
  count(): Promise<number>
}
