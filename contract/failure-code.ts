/**
 * Every code that a caller of the server can meet, as it stands in a tRPC error's `data.code`; nothing else of an error
 * leaves the server. What goes wrong before the server answers has codes of its own, which are the browser's.
 */
export const FAILURE_CODES = [
  'CAPTCHA_WRONG',
  'CAPTCHA_EXPIRED',
  'TICKET_INVALID',
  'PASSWORD_REJECTED',
  'TOO_MANY_REQUESTS',
  'UNIT_UNKNOWN',
  'INPUT_INVALID',
  'UNAUTHORIZED',
  'OFFICE_ONLY',
  'REAUTHENTICATE',
  'UNAVAILABLE',
] as const

/** One of {@link FAILURE_CODES}. */
export type FailureCode = (typeof FAILURE_CODES)[number]
