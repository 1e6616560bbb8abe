import type { Language } from '../../../contract/language.js'
import type { Unit } from '../unit.js'

/** Whom a letter is for, and all that it may tell of them: no PESEL, no address, no login. */
export interface LetterRecipient {
  firstName: string
  lastName: string
  /** Empty when there is none. */
  class: string
  /** Absent: the unit's first. */
  language?: Language
  /** In groups. */
  substituteId: string
  /** Without an e-mail address no mail can come, and the letter says so unless it opens the account itself. */
  hasEmail: boolean
  /** What opens the account. */
  access?: LetterAccess
}

/** What somebody gets in with who holds nothing but the letter. */
export interface LetterAccess {
  /** Opens the page that takes the password: the ticket is in it. */
  link: string
  /** In groups; typed together with the substitute identifier, it is worth the same. */
  code: string
  /** When both end. */
  until: Date
}

/** What is to be printed. */
export interface LetterOrder {
  unit: Pick<Unit, 'name' | 'contact' | 'textsIn' | 'languages'>
  /** Of the page where one asks for access. */
  address: string
  /** The same page as a link that opens in a language. */
  linkIn(this: void, language: Language): string
  /** Of the page where a code is typed. */
  codeAddress: string
  /** In the order of the pages; those of one class stand together. */
  recipients: Iterable<LetterRecipient> | AsyncIterable<LetterRecipient>
  /** Logins of those who get none for want of a name: said on the screen, above the pages, and not printed. */
  nameless?: readonly string[]
  /** In large type: two pages a person, of which the second holds nothing to get in with. */
  isLarge?: boolean
}

/**
 * One HTML document in pieces: a page for each recipient, and after each class the list on which they sign.
 * Throws `RangeError` when the address has no room on a letter.
 */
export type WriteLetters = (order: LetterOrder) => AsyncIterable<string>

/** Letters over HTTP. */
export interface LetterWriter {
  write: WriteLetters
  /** `Content-Security-Policy` of the document: all that it may do. */
  policy: string
}
