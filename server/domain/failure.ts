/** Every code that a caller can meet; nothing else of an error leaves the server. */
export type FailureCode =
  | 'CAPTCHA_WRONG'
  | 'CAPTCHA_EXPIRED'
  | 'TICKET_INVALID'
  | 'PASSWORD_REJECTED'
  | 'TOO_MANY_REQUESTS'
  | 'UNIT_UNKNOWN'
  | 'INPUT_INVALID'
  | 'UNAUTHORIZED'
  | 'UNAVAILABLE'

/** What a failure may say beside its code. */
export interface FailureFacts {
  /** Why a password was refused. */
  reason?: string
  /** Seconds until another try makes sense. */
  retryAfter?: number
  /** For our own log, never for the caller. */
  cause?: unknown
}

/** An outcome that the caller is told by its `code`; the message is for our log alone. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code: FailureCode
  readonly reason: string | undefined
  readonly retryAfter: number | undefined

  constructor(code: FailureCode, facts: FailureFacts = {}) {
    super(code, { cause: facts.cause })
    this.code = code
    this.reason = facts.reason
    this.retryAfter = facts.retryAfter
  }
}
