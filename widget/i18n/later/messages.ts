import type { Language } from '../../../contract/language.js'
import type { PasswordReason } from '../../../contract/password-reason.js'
import type { FailureTexts } from '../../../ui/i18n/failure-texts.js'
import type { Forms } from '../../../ui/i18n/plural.js'

/** What a person meets once the form is being sent, and after; loaded when the form is first touched. */
export interface LaterMessages {
  /** Which one they are in: pages that are linked to open in it. */
  language: Language
  /** What a person can do about a failure. */
  failures: FailureTexts & { CAPTCHA_EXPIRED: string }
  /** Said when an answer takes longer than two seconds. */
  slow: string

  request: {
    refreshed: string
    answerWrong: string
    answerExpired: string
    identifierInvalid: string
    /** Of what can be nobody's identifier, by what it looks like. */
    emailWrong: string
    peselWrong: string
    substituteWrong: string
    /** Of what may be a login and looks like something else that was mistyped. */
    emailDoubted: string
    peselDoubted: string
    substituteDoubted: string
    loginDoubted: string
    working: string
    sending: string
    showPicture: string
  }

  /** In place of the picture's words, while there is a sound. */
  sound: {
    answer: string
    refresh: string
    answerHint: string
    answerMissing: string
    answerWrong: string
    answerExpired: string
    ready: string
    playing: string
    failed: string
    pause: string
    resume: string
    again: string
  }

  /** With nothing to type. */
  work: { lead: string; progress: string; done: string }

  sent: {
    title: string
    lead: string
    where: string
    /** Before what was typed. */
    typed: string
    nothing: string
    nothingTyped: string
    nothingAddress: string
    nothingSchool: string
    again: string
    /** That the mail has a code too; the button or link beside it is {@link LaterMessages.code}'s. */
    code: string
  }

  /** Where the code beside a link is typed. */
  code: {
    title: string
    /** Leads here. */
    have: string
    lead: string
    code: string
    hint: string
    hintOfLetter: string
    /** Switch between a code of a mail and one of a letter. */
    ofMail: string
    ofLetter: string
    /** Above the fields that every request has. */
    rest: string
    missing: string
    malformed: string
    wrong: string
    submit: string
    checking: string
    /** Leads to the request for a mail. */
    ask: string
  }

  /** That the address which the school has is wrong or gone. */
  addressWord: { title: string; lead: string; submit: string; sending: string; done: string }

  password: {
    title: string
    titleActivation: string
    login: string
    until(time: string): string
    password: string
    /** By the least number of characters. */
    rule: Forms
    tip: string
    /** By the number of characters. */
    missing: Forms
    enough: string
    empty: string
    show: string
    hide: string
    shown: string
    hidden: string
    /** Before the others whom the same mail has links for. */
    all: string
    submit: string
    saving: string
    /** By why it was refused; `OTHER` for a reason that this version does not know. */
    rejected: Record<PasswordReason | 'OTHER', string>
  }

  done: {
    title: string
    lead: string
    login: string
    logins: string
    /** Before the logins whose link was gone by then. */
    left: string
    signIn: string
  }
  /** A link that was cut short or changed on its way. */
  broken: { title: string; lead: string }
  expired: { title: string; lead: string; again: string }
  /** The page was loaded anew; `until` when the link works. */
  reloaded: { title: string; lead: string; until(time: string): string; code: string }
  insecure: { title: string; lead: string; link: string }
  misconfigured: { title: string; lead: string; webmaster(unit: string, server: string): string }
}
