import { initTRPC, TRPCError, type TRPC_ERROR_CODE_KEY } from '@trpc/server'
import type { FailureCode } from '../../../contract/failure-code.js'
import { Failure } from '../../domain/failure.js'
import type { Context } from './context.js'

/** All that a caller learns of a failure: `data` of the tRPC error. */
export interface FailureData {
  code: FailureCode
  httpStatus: number
  /** With `PASSWORD_REJECTED`, and `INPUT_INVALID` and `UNAUTHORIZED` of the school's side: reasons with spaces between. */
  reason?: string
  /** With `TOO_MANY_REQUESTS` and `UNAVAILABLE`: seconds. */
  retryAfter?: number
}

const TRPC_CODES: Record<FailureCode, TRPC_ERROR_CODE_KEY> = {
  CAPTCHA_WRONG: 'BAD_REQUEST',
  CAPTCHA_EXPIRED: 'BAD_REQUEST',
  TICKET_INVALID: 'BAD_REQUEST',
  PASSWORD_REJECTED: 'BAD_REQUEST',
  TOO_MANY_REQUESTS: 'TOO_MANY_REQUESTS',
  UNIT_UNKNOWN: 'NOT_FOUND',
  INPUT_INVALID: 'BAD_REQUEST',
  UNAUTHORIZED: 'UNAUTHORIZED',
  OFFICE_ONLY: 'FORBIDDEN',
  REAUTHENTICATE: 'FORBIDDEN',
  UNAVAILABLE: 'SERVICE_UNAVAILABLE',
}

/** Turns a domain failure into what tRPC throws; anything else passes through and is told as `UNAVAILABLE`. */
export function toTRPCError(error: unknown): unknown {
  return error instanceof Failure ? new TRPCError({ code: TRPC_CODES[error.code], cause: error }) : error
}

/** The failure behind a tRPC error: our own, bad input, or the one answer to everything unexpected. */
export function failureOf(error: TRPCError): Failure {
  if (error.cause instanceof Failure) return error.cause
  return error.code === 'INTERNAL_SERVER_ERROR' ? new Failure('UNAVAILABLE') : new Failure('INPUT_INVALID')
}

const t = initTRPC.context<Context>().create({
  isDev: false, // else the stack goes out in error.data
  errorFormatter({ shape, error }) {
    const failure = failureOf(error)
    const data: FailureData = { code: failure.code, httpStatus: shape.data.httpStatus }
    if (failure.reason !== undefined) data.reason = failure.reason
    if (failure.retryAfter !== undefined) data.retryAfter = failure.retryAfter
    return { code: shape.code, message: failure.code, data }
  },
})

export const router = t.router

/** Where every procedure starts: domain failures leave as tRPC errors with their code. */
export const procedure = t.procedure.use(async ({ next }) => {
  const result = await next()
  if (!result.ok && result.error.cause instanceof Failure) throw toTRPCError(result.error.cause)
  return result
})
