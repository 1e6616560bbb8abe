import { FAILURE_CODES, type FailureCode } from '../contract/failure-code.js'

/** What can go wrong in a browser: the server's codes, and what the server never hears of. */
export type ClientFailureCode = FailureCode | 'UNREACHABLE' | 'INSECURE_CONTEXT'

/** Something that did not work, by its stable code; what a person reads is in the messages. */
export class ClientFailure extends Error {
  readonly code: ClientFailureCode
  /** With `PASSWORD_REJECTED`: the server's reason. */
  readonly reason: string | undefined
  /** With `TOO_MANY_REQUESTS`: seconds until another try makes sense. */
  readonly retryAfter: number | undefined

  constructor(code: ClientFailureCode, data?: { reason?: unknown; retryAfter?: unknown }) {
    super(code)
    this.code = code
    this.reason = data?.reason as string | undefined
    this.retryAfter = Number(data?.retryAfter) || undefined
  }
}

/** Reads any thrown thing; whatever carries no code of the server means that the server could not be reached. */
export function toFailure(error: unknown): ClientFailure {
  if (error instanceof ClientFailure) return error
  const data = (error as { data?: { code?: unknown; reason?: unknown; retryAfter?: unknown } } | undefined)?.data
  return new ClientFailure(FAILURE_CODES.find((code) => code === data?.code) ?? 'UNREACHABLE', data)
}
