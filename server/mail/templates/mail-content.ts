import type { Language } from '../../../contract/language.js'

/** One fact about an account. */
export interface MailFact {
  label: string
  value: string
  /** What the label means, for whoever never met it. */
  hint?: string
}

/** What opens the page that takes the new password. */
export interface MailAction {
  label: string
  link: string
  /** Until when it works. */
  until: string
  /** What to do when pressing it does nothing. */
  fallback: string
  code?: MailCode
}

/** What is typed where the link is of no use. */
export interface MailCode {
  label: string
  /** In groups. */
  value: string
  /** What to do with it; the address of the page follows. */
  where: string
  page: string
  /** Until when it works. */
  until: string
}

/** What a mail says of one account. */
export interface MailAccount {
  facts: MailFact[]
  action?: MailAction
}

/** A few sentences under a heading of their own. */
export interface MailSection {
  title: string
  text: string[]
}

/** Words that may stand in a sentence of a mail and are in a language of their own. */
export interface MailWords {
  text: string
  language: Language
}

/** A mail as its reader sees it, before it becomes text or HTML. Nothing in it holds a line break. */
export interface MailContent {
  language: Language
  subject: string
  /** Name of the unit. */
  sender: string
  title: string
  greeting: string
  intro: string[]
  accounts: MailAccount[]
  notes: string[]
  sections: MailSection[]
  footer: string
  /** What the unit says of itself; the longest first, since one may hold another. */
  unitWords: MailWords[]
}
