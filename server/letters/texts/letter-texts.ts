/** Everything that letters and their lists say in one language. What stands in quotes there is what the widget shows. */
export interface LetterTexts {
  /** For the screen, above the pages. */
  hint: string
  /** The same in large type. */
  hintLarge: string
  /** Below it, when there are people without a name. */
  nameless(logins: string): string
  title: string
  outside: { toHand: string; class: string }
  intro: string
  address: string
  scan: string
  identifier: { label: string; hint: string }
  steps: { title: string; items: string[] }
  /** Where the letter opens the account. */
  code: {
    intro: string
    label: string
    /** A day in words. */
    until(day: string): string
    hint: string
    items: string[]
  }
  noEmail: string
  help: string
  secrecy: string
  register: {
    title: string
    noClass: string
    letters: string
    number: string
    name: string
    date: string
    signature: string
    /** Head of the column that says whose letter opens their account, with what stands in it and what that means. */
    code: string
    yes: string
    codes: string
    fold: string
  }
}
