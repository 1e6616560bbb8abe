import type { PeselFault } from './pesel.js'

/** What is wrong with one person as the school writes them down, by form, file or API; in a failure's `reason`. */
export type RowReason =
  | 'LOGIN_MISSING'
  | 'LOGIN_INVALID'
  | 'LOGIN_IS_PESEL'
  | 'EMAIL_INVALID'
  | 'EMAIL_LATER'
  | `PESEL_${PeselFault}`
  | 'PESEL_MISPLACED'
  | 'SUBSTITUTE_ID_INVALID'
  | 'NAME_INVALID'
  | 'CLASS_INVALID'
  | 'LANGUAGE_UNKNOWN'
  | 'LOGIN_TAKEN'
  | 'PESEL_TAKEN'
  | 'SUBSTITUTE_ID_TAKEN'
  | 'CLASS_NOT_YOURS'
