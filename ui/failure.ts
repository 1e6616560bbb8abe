import { FAILURE_CODES, type FailureCode } from '../contract/failure-code.js'

/** What can go wrong in a browser: the server's codes, and what the server never hears of; `BROKEN` is an error of our own. */
export type ClientFailureCode = FailureCode | 'UNREACHABLE' | 'INSECURE_CONTEXT' | 'BROKEN' | 'BROWSER_TOO_OLD'

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

/**
 * Reads any thrown thing. What the language and the browser throw is an error of our own, or of a page that breaks the
 * language, and stands in the console too; whatever else carries no code of the server means that it could not be reached.
 */
export function toFailure(error: unknown): ClientFailure {
  if (error instanceof ClientFailure) return error
  // work that is dropped halfway breaks nothing, nor does a challenge that nobody can do, for which altcha-lib throws an Error
  if (error instanceof Error && !/^(Abort)?Error$/.test(error.name)) {
    console.error('klucznik: BROKEN', error)
    return new ClientFailure('BROKEN')
  }
  const data = (error as { data?: { code?: unknown; reason?: unknown; retryAfter?: unknown } } | undefined)?.data
  return new ClientFailure(FAILURE_CODES.find((code) => code === data?.code) ?? 'UNREACHABLE', data)
}

/** Waits for what comes over the network: whatever it rejects with, the server could not be reached. */
export function reached<T>(answer: Promise<T>): Promise<T> {
  return answer.catch(() => {
    throw new ClientFailure('UNREACHABLE')
  })
}
