import type { Forms } from '../../../ui/i18n/plural.js'

/** Why a new password was refused; the server's words for it, and `OTHER` for one that this version does not know. */
export type PasswordReason = 'TOO_SHORT' | 'TOO_LONG' | 'COMMON' | 'LIKE_LOGIN' | 'LIKE_UNIT' | 'NOT_TEXT' | 'OTHER'

/** What a person meets once the form is being sent, and after; loaded when the form is first touched. */
export interface LaterMessages {
  /** What to do about a failure that belongs to no field; `OTHER` for what a person can do nothing about. */
  failures: {
    /** By minutes. */
    TOO_MANY_REQUESTS: Forms
    UNREACHABLE: string
    UNAVAILABLE: string
    CAPTCHA_EXPIRED: string
    OTHER: string
  }
  /** Said when an answer takes longer than two seconds. */
  slow: string

  request: {
    refreshed: string
    answerWrong: string
    answerExpired: string
    identifierInvalid: string
    working: string
    sending: string
    showPicture: string
  }

  /** In place of the picture's words, while there is a sound. */
  sound: {
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
    nothing: string
    nothingAddress: string
    nothingSchool: string
    again: string
  }

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
    submit: string
    saving: string
    rejected: Record<PasswordReason, string>
  }

  done: { title: string; lead: string; login: string; signIn: string }
  expired: { title: string; lead: string; again: string }
  insecure: { title: string; lead: string; link: string }
  misconfigured: { title: string; lead: string; webmaster(unit: string, server: string): string }
}
