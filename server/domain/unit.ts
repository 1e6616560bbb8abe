import type { Language } from '../../contract/language.js'
import type { SystemKey } from './system-key.js'

/** So many within so many seconds; written `300/600` in the units file. */
export interface Limit {
  count: number
  seconds: number
}

/** A school's own system that is told what happens to accounts. */
export interface Webhook {
  /** https; http for this machine alone. */
  url: string
  /** Signs what is sent. */
  secret: string
}

/** One local government unit (JST), the tenant: accounts, keys, limits, mails and origins belong to exactly one. */
export interface Unit {
  /** Stands in paths and links: lower-case ASCII letters, digits and dashes. */
  id: string
  /** As people know it: `Gmina Przykładowo`; said to them by `unitText`, in their language where there is one. */
  name: string
  /** Sender of its mails: an address, or `Name <address>`. */
  from: string
  /** Origins whose pages may call the server, as `https://host[:port]`. */
  origins: string[]
  languages: Language[]
  /** Whom a parent turns to, said in every mail: a telephone number or an address. */
  contact: string
  /** Name and contact in each language, where the units file gives them so. */
  textsIn?: Partial<Record<'name' | 'contact', Partial<Record<Language, string>>>>
  /** Where the unit declares how accessible its pages are (Act of 4 April 2019, article 10). */
  accessibilityUrl?: string
  /** Where the unit says what it does with people's data (GDPR, article 13). */
  privacyUrl?: string
  /** Where one signs in with what one has set. */
  signInUrl?: string
  /** Page that mailed links open; the hosted page by default. */
  recoveryUrl?: string
  /** Of the school's own systems. */
  systemKeys: SystemKey[]
  webhook?: Webhook
  ticketMinutes: number
  activationHours: number
  /** In code points. */
  passwordMinLength: number
  /** Whether who works at the school is told of a second factor, or needs one; whoever has one is asked for it in any case. */
  staffSecondFactor: 'off' | 'offered' | 'required'
  /**
   * Whether people may give another e-mail address on a page of their own, once they have shown that they read it: not at
   * all, with the office's consent, or by themselves.
   */
  emailChange: 'off' | 'approved' | 'free'
  /** Whose letters carry what opens the account: nobody's, theirs who have no e-mail address, or everybody's. */
  letterCodes: 'off' | 'without-email' | 'all'
  /** Days for which that holds. */
  letterDays: number
  /** Days for which it is remembered who did what. */
  auditDays: number
  captcha: {
    /** Which way the widget offers first. */
    first: 'picture' | 'work'
    /** Multiplies the work of every challenge. */
    workFactor: number
  }
  limits: {
    perAddress: Limit
    perIdentifier: Limit
    perUnit: Limit
    mailsPerHour: number
    mailsPerDay: number
  }
}
