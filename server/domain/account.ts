import type { Author } from './author.js'
import type { IdentifierKeys } from './identifiers/identifier-keys.js'
import type { Language } from '../../contract/language.js'
import type { StaffRole } from '../../contract/role.js'

/** Why a link was mailed: the account never had a password, or the person asks for a new one. */
export type TicketPurpose = 'activation' | 'recovery'

/** What is stored of a ticket: never the secret itself. */
export interface StoredTicket {
  /** Keyed hash of the 32 secret bytes, bound to account, purpose and end; see `ticketHash`. */
  hash: string
  purpose: TicketPurpose
  expiresAt: Date
  /** The request that it answers: a retry of the same request replaces it. */
  request: string
  /** The code beside the link; absent once it was exchanged. */
  code?: StoredCode
}

/** What is stored of a code: never the code itself. */
export interface StoredCode {
  /** Keyed hash, bound to account, the ticket's purpose and the code's own end. */
  hash: string
  expiresAt: Date
  /** How often something of that form was typed for the account while the code was alive; see `code-tries.ts`. */
  tries?: Partial<Record<CodeForm, number>>
}

/** Eight digits beside a mailed link, or ten symbols on a letter. */
export type CodeForm = 'mail' | 'letter'

/** What is stored of a link with which a change of the address can be objected to: never the secret itself. */
export interface StoredObjection {
  /** Keyed hash of the secret bytes, bound to account, change and end. */
  hash: string
  /** The change that was told; a retry of the same mail replaces it. */
  change: string
  /** When the address was changed. */
  at: Date
  /** The address that was told, sealed: what was set from there is not a thief's. */
  former: string
  expiresAt: Date
}

/** One mail counted against the person's cap, or a wish for one. */
export interface MailMark {
  request: string
  at: Date
  /** A word of what was done, with no link for a password in it; absent: a mail with such a link. */
  kind?: 'notice'
  /** Keyed name, in this account alone, of the network that asked for it; absent when nobody asked and the school sent it. */
  network?: string
}

/**
 * Why mail does not reach a person: what the school is told, so that it can mend it.
 *
 * | reason | is |
 * |---|---|
 * | `no-such-address` | the address, or the host behind it, is not there |
 * | `mailbox-full` | nothing more fits in |
 * | `blocked` | the rules of a mail server keep our mail out |
 * | `refused` | a mail server will never take it, and does not say why |
 * | `expired` | no mail server took it for a day |
 * | `bounced` | it was taken and came back, for a reason that is none of these |
 * | `no-address` | the person asked, and the school knows no address |
 */
export type UndeliveredReason =
  | 'no-such-address'
  | 'mailbox-full'
  | 'blocked'
  | 'refused'
  | 'expired'
  | 'bounced'
  | 'no-address'

/** The last mail, or wish for one, that reached nobody. */
export interface Undelivered {
  at: Date
  reason: UndeliveredReason
}

/** How an address came to an account. */
export interface AddressSetting {
  at: Date
  /** It came in the place of another one, or to an account with a password; absent: the account had neither. */
  isChange?: true
  /** Of a change soon after another one: when the first of them was made. */
  runAt?: Date
  /** Absent: the operator. */
  by?: Author
}

/** Another address that a teacher asks for, where the office has to agree. */
export interface AddressWish {
  /** Sealed; of an empty text: there is to be none. */
  email: string
  /** Of the teacher. */
  login: string
  at: Date
}

/** A person's account in a unit, as it is stored: everything personal is a key or sealed. */
export interface Account {
  /** 16 random bytes in lower-case hex. */
  id: string
  unit: string
  /** As the school wrote it. */
  login: string
  /** A `decoy` belongs to nobody: it is written to when nobody has the identifier, so that the work is equal. */
  status: 'active' | 'disabled' | 'decoy'
  keys: IdentifierKeys
  /** Which of the unit's data keys the identifier keys were made with. */
  keyVersion: string
  /** Sealed {@link Profile}. */
  profile: string
  /** Binds role, classes, status, keys and second factors together: what does not fit it was not written by us, and is not used. */
  mark: string
  /** When the e-mail address there is became the account's, and who wrote it down; absent: nobody has noted it. */
  addressSet?: AddressSetting
  addressWish?: AddressWish
  /** School class, such as `4b`; empty when there is none, and for a teacher. */
  class: string
  /** Absent: a member. */
  role?: StaffRole
  /** Of a teacher: the classes that are theirs. */
  classes?: string[]
  /** When the role was last another one, or the account disabled, enabled or held: sessions from before are over. */
  rightsAt?: Date
  /**
   * Until when nobody gets in by the account, since whoever reads its former address says that a change was not theirs.
   * The office may end it before.
   */
  heldUntil?: Date
  /**
   * Somebody objected to the address there is, and the office has not looked at it since: no link goes there, not after
   * the hold either.
   */
  addressBarred?: true
  /** What the school says the person reads; absent: the language they asked in. */
  language?: Language
  /** Sealed PHC string of argon2id; absent until the person sets a password. */
  passwordHash?: string
  /** When the person last set it. */
  passwordSetAt?: Date
  /** `addressSet` as it was then: who wrote down the address from which the password was set. */
  passwordBehind?: AddressSetting
  /** The notice that tells the person of the last password change. */
  passwordNotice?: string
  /** Second factors, sealed whole, see `second-factors.ts`; absent: a password is all that is asked for. */
  factors?: string
  /** The notice that tells the person of the last second factor that is new or gone. */
  factorNotice?: string
  tickets: StoredTicket[]
  objections?: StoredObjection[]
  mails: MailMark[]
  /** Wishes of the last day for which no mail went out, since the caps were reached; the latest, and not all of a flood. */
  capped?: MailMark[]
  /**
   * When the last mail with a link went out, which is when a mail server took it; absent when none ever did, or none to
   * the address there is now.
   */
  mailedAt?: Date
  /** The request or invitation which that mail answered: tells its bounce from those of older mails. */
  mailedFor?: string
  undelivered?: Undelivered
  createdAt: Date
  /** Moved by every write that somebody who looks at a list of people could see. */
  changedAt: Date
}

/** The part of an account that is readable with the key alone. */
export interface Profile {
  /** Normalised address; absent when the person has none. */
  email?: string
  substituteId: string
  firstName: string
  lastName: string
}
