import type {
  Account,
  AddressSetting,
  CodeForm,
  MailMark,
  StoredObjection,
  StoredTicket,
  Undelivered,
} from '../account.js'
import type { IdentifierKind } from '../identifiers/identifier.js'
import type { IdentifierSearch } from '../identifiers/identifier-keys.js'

/** Thrown by a store when another account of the unit holds a login, PESEL or substitute identifier. */
export class IdentifierTaken extends Error {
  override readonly name = 'IdentifierTaken'
  readonly kind: Exclude<IdentifierKind, 'email'>

  constructor(kind: Exclude<IdentifierKind, 'email'>) {
    super(`another account has this ${kind}`)
    this.kind = kind
  }
}

/** Thrown by a store when an account has another e-mail address than the one that a ticket was about to be mailed to. */
export class AddressChanged extends Error {
  override readonly name = 'AddressChanged'
}

/**
 * All that the school may change of an account, at once: an optional field that is left out is removed, but for `rightsAt`.
 * The status is not part of it: a writer who puts back what they have read would enable an account that somebody has
 * disabled meanwhile.
 */
export interface AccountChange extends Pick<
  Account,
  | 'login'
  | 'keys'
  | 'keyVersion'
  | 'profile'
  | 'class'
  | 'language'
  | 'role'
  | 'classes'
  | 'rightsAt'
  | 'mark'
  | 'addressWish'
  | 'addressBarred'
> {
  /** Profile and mark that were read: what another writer has changed meanwhile is not written over. */
  basedOn: Pick<Account, 'profile' | 'mark'>
  /** The address is another one: every ticket dies, and nothing is known of its mails any more. */
  ticketsDie: boolean
  /** Of that other address; left out: the one there is stays. */
  addressSet?: AddressSetting
  changedAt: Date
}

/** An account with the keys that it had when its mail was made; a decoy has no e-mail key. */
export type Addressee = Pick<Account, 'id' | 'keys'>

/** How many mails are meant for a person in the last hour and in the last day; see `mail-caps.ts` for who gets how many. */
export interface MailCaps {
  perHour: number
  perDay: number
}

/** A ticket to be written beside the mail that it counts as. */
export interface TicketGrant {
  unit: string
  id: string
  /** The e-mail key that the account had when it was read; undefined when it had none, as a decoy. */
  email: string | undefined
  ticket: StoredTicket
  mail: MailMark
  caps: MailCaps
}

/** Letters' tickets to be written, at most a hundred. */
export interface LetterGrant {
  unit: string
  /** Of the accounts. */
  ids: string[]
  /** Makes the ticket of the account as it is; undefined: it gets none. */
  draw(account: Account): StoredTicket | undefined
  at: Date
}

/** Something was typed as a code of these accounts. */
export interface CodeTry {
  unit: string
  ids: readonly string[]
  /** Hashes of those at which the try counts. */
  codes: readonly string[]
  form: CodeForm
  now: Date
}

/** A ticket in the place of a code. */
export interface CodeExchange {
  unit: string
  id: string
  /** Of the code, as it is stored. */
  hash: string
  ticket: StoredTicket
  now: Date
}

/** A word to a person that brings no ticket, to be counted among their mails. */
export interface NoticeCount {
  unit: string
  id: string
  mail: MailMark & { kind: 'notice' }
  caps: TicketGrant['caps']
  /** It is counted, and goes out whatever the caps say. */
  isKept: boolean
  /** Of the link in it; stored in the same step. */
  objection?: StoredObjection | undefined
}

/** An account is held, or (`heldUntil` left out) held no more. */
export interface HoldChange {
  unit: string
  id: string
  /** Mark of the account that was read. */
  basedOn: string
  heldUntil?: Date
  /** Hash of the objection that is spent on it. */
  objection?: string
  /** Of a hold: the password goes with it. */
  passwordGoes?: boolean
  /** Of a hold: the address there is gets no link until the office has looked. */
  barsAddress?: boolean
  /** Of the account as it then is. */
  mark: string
  at: Date
}

/** Somebody is disabled, or enabled again. */
export interface StatusChange {
  unit: string
  id: string
  /** Mark of the account that was read. */
  basedOn: string
  status: 'active' | 'disabled'
  /** Of the account as it then is. */
  mark: string
  at: Date
}

/** Other second factors of an account, or the same ones, of which one was used. */
export interface FactorChange {
  unit: string
  id: string
  /** Mark of the account that was read. */
  basedOn: string
  /** Sealed; undefined: there are none any more. */
  factors: string | undefined
  /** Of the account as it then is. */
  mark: string
  /** One is new or gone: when, and the outbox item that tells the person. */
  told?: { at: Date; notice: string }
}

/** A page of accounts that were gone through. */
export interface RewrittenPage {
  /** Where the next page begins; undefined behind the last. */
  next: string | undefined
  written: number
  /** Changed by somebody else meanwhile, or stopped by another account with the same identifier: left as they are. */
  missed: number
}

/** A new password, and the ticket that pays for it. */
export interface TicketSpending {
  unit: string
  id: string
  /** Of the ticket, as it is stored. */
  hash: string
  /** Of the account that was read with it. */
  mark: string
  /** Of the account with the new password. */
  newMark: string
  now: Date
  /** Sealed. */
  passwordHash: string
  /** Of the account that was read; left out when nobody has noted it. */
  passwordBehind?: AddressSetting
  /** Id of the outbox item that tells the person. */
  notice: string
}

/** A new password in the place of the one that its owner has shown. */
export interface PasswordChange extends Pick<
  TicketSpending,
  'unit' | 'id' | 'now' | 'passwordHash' | 'newMark' | 'notice'
> {
  /** Mark and sealed password of the account that was read. */
  basedOn: Pick<Required<Account>, 'mark' | 'passwordHash'>
}

/**
 * Accounts of all units. Login, PESEL and substitute identifier are unique in a unit, however many write at once.
 * Every method touches one unit alone, and all throw {@link Failure} `UNAVAILABLE` while the store does not answer.
 */
export interface AccountStore {
  /** Writes a new account. Throws {@link IdentifierTaken}. */
  add(account: Account): Promise<void>
  /**
   * Replaces what the change names, in one step; undefined when the account is gone or no longer what the change is
   * based on. Throws {@link IdentifierTaken}.
   */
  change(unit: string, id: string, change: AccountChange): Promise<Account | undefined>
  /** Accounts that hold one of the keys, decoys left out. One query whatever is found. */
  find(unit: string, search: IdentifierSearch): Promise<Account[]>
  /** The account of a login; `keys` are its login keys, one for each data key that it may be stored under. */
  findByLogin(unit: string, keys: string[]): Promise<Account | undefined>
  findById(unit: string, id: string): Promise<Account | undefined>
  /** All accounts of a unit by login, decoys left out, read in pages; only those behind `after` if it is given. */
  list(unit: string, after?: string): AsyncIterable<Account>
  /** Accounts of a unit with `changedAt` not before `since`, the earliest first, decoys left out, read in pages. */
  changedSince(unit: string, since: Date): AsyncIterable<Account>
  /**
   * Writes another status over the account as it was read, by its mark, and `rightsAt`; a disabled account loses all
   * tickets. False when somebody else was faster.
   */
  setStatus(change: StatusChange): Promise<boolean>
  /** Writes second factors over the account as it was read, by its mark. Of many at once one wins; false for the others. */
  setFactors(change: FactorChange): Promise<boolean>
  /**
   * Writes a hold, or its end, over the account as it was read, by its mark, and `rightsAt`; a held account loses all
   * tickets and the objection, and what the hold says. False when somebody else was faster, or has spent the objection.
   */
  setHold(change: HoldChange): Promise<boolean>
  /**
   * Adds a ticket and counts the mail, in one step. A ticket and a mark of the same request are replaced, so that a
   * retry is not counted twice; dead tickets and marks older than a day are dropped by the way.
   * False when a cap is reached, which is written down in the same step, or the account is held, or neither active nor a
   * decoy. Throws {@link AddressChanged} when its
   * e-mail key is no longer the grant's: who reads the old mailbox gets no ticket that lives.
   */
  grantTicket(grant: TicketGrant): Promise<boolean>
  /**
   * Writes into each account, in one step, the ticket that is drawn of the very account that it is written over; what the
   * same request got before is replaced. No mail is counted. Hashes of the tickets that are stored now, by account: who is
   * disabled or held gets none.
   */
  grantLetters(grant: LetterGrant): Promise<Map<string, string>>
  /**
   * Counts a try at those live codes of the accounts, so that tries at once count too; a write in each, whether it has a
   * code or not. The accounts after it, without those that are gone.
   */
  countCodeTry(attempt: CodeTry): Promise<Account[]>
  /**
   * Writes the ticket in the place of the code, in one step, if that is alive and the account usable; the ticket that the
   * code stood beside stays. Of many at once one wins; false for the others.
   */
  exchangeCode(exchange: CodeExchange): Promise<boolean>
  /** Counts a notice, in one step; a retry counts once. False when a cap is reached, or there is no such account. */
  countNotice(count: NoticeCount): Promise<boolean>
  /**
   * Sets the password, removes every ticket, notes the notice: all in one step, and only if the ticket is alive and the
   * account active, with the mark that was read. Of many at once one wins. The account after the change, or undefined.
   */
  spendTicket(spending: TicketSpending): Promise<Account | undefined>
  /**
   * Sets the password over the one that was read, removes every ticket, notes the notice: all in one step, and only if the
   * account is active. Of many at once one wins. The account after the change, or undefined.
   */
  changePassword(change: PasswordChange): Promise<Account | undefined>
  /**
   * Notes what was mailed last, and when, and forgets that a mail could not be delivered. `to` is one account at the
   * least; one whose e-mail key is another by now stays as it is: nothing is known of mails to the new address. With
   * `keepsWord` the word that the address is wrong stays: a relay takes mails to wrong ones too.
   */
  noteMailed(unit: string, to: Addressee[], mail: MailMark & { keepsWord?: boolean }): Promise<void>
  /** Notes, of the same accounts, that a mail could not be delivered, or (undefined) that nothing is wrong any more. */
  markDelivery(unit: string, to: Addressee[], undelivered: Undelivered | undefined, now: Date): Promise<void>
  /**
   * Goes through a page of the unit's accounts, decoys too, behind `after` (empty: from the first on), and writes what
   * `change` makes of each over the very one that was read; undefined leaves it as it is.
   */
  rewritePage(unit: string, after: string, change: (account: Account) => Account | undefined): Promise<RewrittenPage>
}
