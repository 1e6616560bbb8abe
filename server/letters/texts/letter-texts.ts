/** Everything that letters and their lists say in one language. What stands in quotes there is what the widget shows. */
export interface LetterTexts {
  /** For the screen, above the pages. */
  hint: string
  /** Below it, when there are people without a name. */
  nameless(logins: string): string
  title: string
  outside: { toHand: string; class: string }
  intro: string
  address: string
  scan: string
  identifier: { label: string; hint: string }
  steps: { title: string; items: string[] }
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
    fold: string
  }
}
