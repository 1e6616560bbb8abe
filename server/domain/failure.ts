import type { FailureCode } from '../../contract/failure-code.js'

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
