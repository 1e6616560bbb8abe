import type { TicketPurpose, UndeliveredReason } from '../account.js'
import type { Language } from '../../../contract/language.js'
import type { Unit } from '../unit.js'

/** One account that a mail lets in. */
export interface AccessEntry {
  login: string
  firstName: string
  lastName: string
  /** Empty when there is none. */
  class: string
  purpose: TicketPurpose
  /** Address of the page that takes the new password, with the ticket in its fragment. */
  link: string
  expiresAt: Date
  /** In its normal form: what is typed where the link is of no use. */
  code: { text: string; expiresAt: Date }
}

/** What every mail has. */
interface AnyMail {
  unit: Unit
  /** The stored address, normalised. */
  to: string
  language: Language
  /** Stable over retries: becomes the `Message-ID`, so that a duplicate can be told. */
  id: string
}

/** Logins and links, all accounts of one address in one mail. */
export interface AccessMail extends AnyMail {
  kind: 'access'
  entries: AccessEntry[]
  /** Address of the page where a code is typed: the operator's own, whatever page the links lead to. */
  codePage: string
  /** When this mail was asked for, and how often, it included, within the last day; absent when the school sends it unasked. */
  asked?: { at: Date; times: number }
}

/** The password of one account was set. */
export interface PasswordSetMail extends AnyMail {
  kind: 'password-set'
  login: string
  at: Date
}

/** The address of one account is another one. */
export interface AddressChangedMail extends AnyMail {
  kind: 'address-changed'
  /** Which of the two reads this; `restored`: the former one, which is the account's again. */
  which: 'former' | 'removed' | 'new' | 'restored'
  login: string
  at: Date
  /** Where a reader of the former address says that the change was not theirs; absent: there is no password to guard. */
  objection?: { link: string; expiresAt: Date }
}

/** A second factor of one account is new or gone. */
export interface FactorsChangedMail extends AnyMail {
  kind: 'factors-changed'
  change: 'added' | 'removed'
  login: string
  at: Date
}

/** Asks a mailbox whether its reader wants it to be an account's. */
export interface AddressProofMail extends AnyMail {
  kind: 'address-proof'
  login: string
  /** When it was asked for. */
  at: Date
  /** Of a page with a button. */
  link: string
  expiresAt: Date
}

/** What Klucznik mails. */
export type Mail = AccessMail | PasswordSetMail | AddressChangedMail | AddressProofMail | FactorsChangedMail

/** Thrown when the mail server will never take this mail (SMTP 5xx for the recipient, RFC 5321 4.2.1). */
export class MailRefused extends Error {
  override readonly name = 'MailRefused'
  readonly reason: UndeliveredReason

  constructor(message: string, reason: UndeliveredReason = 'refused') {
    super(message)
    this.reason = reason
  }
}

/** Thrown when the mail should be tried again; the reason is what the school is told if it never goes out. */
export class MailDelayed extends Error {
  override readonly name: string = 'MailDelayed'
  readonly reason: UndeliveredReason

  constructor(message: string, reason: UndeliveredReason = 'expired') {
    super(message)
    this.reason = reason
  }
}

/** Hands mails to the relay. */
export interface Mailer {
  /** Resolves when the relay has taken the mail. Throws {@link MailRefused}; any other error, such as {@link MailDelayed}, means: try again later. */
  send(mail: Mail): Promise<void>
  /** Composes the mail as `send` does, and lets nothing out. */
  rehearse(mail: Mail): Promise<void>
}
