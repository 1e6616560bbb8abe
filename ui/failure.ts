/** The server's codes, as they stand in a tRPC error's `data.code`. */
const SERVER_CODES = [
  'CAPTCHA_WRONG',
  'CAPTCHA_EXPIRED',
  'TICKET_INVALID',
  'PASSWORD_REJECTED',
  'TOO_MANY_REQUESTS',
  'UNIT_UNKNOWN',
  'INPUT_INVALID',
  'UNAUTHORIZED',
  'UNAVAILABLE',
] as const

/** What can go wrong, as `klucznik-failure` tells it: the server's codes and the element's own two. */
export type FailureCode = (typeof SERVER_CODES)[number] | 'UNREACHABLE' | 'INSECURE_CONTEXT'

/** Something that did not work, by its stable code; what a person reads is in the messages. */
export class WidgetFailure extends Error {
  readonly code: FailureCode
  /** With `PASSWORD_REJECTED`: the server's reason. */
  readonly reason: string | undefined
  /** With `TOO_MANY_REQUESTS`: seconds until another try makes sense. */
  readonly retryAfter: number | undefined

  constructor(code: FailureCode, data?: { reason?: unknown; retryAfter?: unknown }) {
    super(code)
    this.code = code
    this.reason = data?.reason as string | undefined
    this.retryAfter = Number(data?.retryAfter) || undefined
  }
}

/** Reads any thrown thing; whatever carries no code of the server means that the server could not be reached. */
export function toFailure(error: unknown): WidgetFailure {
  if (error instanceof WidgetFailure) return error
  const data = (error as { data?: { code?: unknown; reason?: unknown; retryAfter?: unknown } } | undefined)?.data
  return new WidgetFailure(SERVER_CODES.find((code) => code === data?.code) ?? 'UNREACHABLE', data)
}
