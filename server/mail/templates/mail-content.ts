import type { Language } from '../../../contract/language.js'

/** One fact about an account. */
export interface LetterFact {
  label: string
  value: string
  /** What the label means, for whoever never met it. */
  hint?: string
}

/** What opens the page that takes the new password. */
export interface LetterAction {
  label: string
  link: string
  /** Until when it works. */
  until: string
  /** What to do when pressing it does nothing. */
  fallback: string
}

/** What a letter says of one account. */
export interface LetterAccount {
  facts: LetterFact[]
  action?: LetterAction
}

/** A few sentences under a heading of their own. */
export interface LetterSection {
  title: string
  text: string[]
}

/** A mail as its reader sees it, before it becomes text or HTML. Nothing in it holds a line break. */
export interface Letter {
  language: Language
  subject: string
  /** Name of the unit. */
  sender: string
  title: string
  greeting: string
  intro: string[]
  accounts: LetterAccount[]
  notes: string[]
  sections: LetterSection[]
  footer: string
}
