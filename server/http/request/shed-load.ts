import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'
import { Failure } from '../../domain/failure.js'
import type { Patience } from './patience.js'

/** After how many seconds to come again when the event loop is held up. */
const RETRY_AFTER_SECONDS = 10

/**
 * What is refused first while the event loop is held up, and how long a turn must last for it, in parts of `patience.lag`.
 * What only strangers need goes first. A parent who sends, and a school's system that asks whether a password is right,
 * go last.
 */
export const SHED_AT = { drawing: 1 / 4, 'sign-in': 1 / 2, call: 1, send: 4 } as const

/** A kind of work, by when it is refused. */
export type Shedding = keyof typeof SHED_AT

const OF_PROCEDURES = new Map<string, Shedding>([
  ['accounts.verify', 'send'],
  ['recovery.request', 'send'],
  ['recovery.exchange', 'send'],
  ['recovery.inspect', 'send'],
  ['recovery.complete', 'send'],
])

/** When calls of a procedure are refused. */
export function sheddingOf(procedure: string): Shedding {
  return OF_PROCEDURES.get(procedure) ?? 'call'
}

/** Whether this kind of work is refused while turns last so many milliseconds; never with a patience of 0. */
export function isShed(kind: Shedding, { lag, patience }: { lag: number; patience: number }): boolean {
  return patience > 0 && lag > SHED_AT[kind] * patience
}

/** Throws {@link Failure} `UNAVAILABLE` for work that has to wait until the event loop keeps up. */
export type RefuseUnderLoad = (kind: Shedding) => void

/** Watches how long turns of the event loop last, on average over a second. */
export async function shedLoad(
  app: FastifyInstance,
  { lag: patience }: Pick<Patience, 'lag'>,
): Promise<RefuseUnderLoad> {
  // it only measures: one threshold for all would hit a parent's send as soon as a picture
  await app.register(underPressure)
  return (kind) => {
    const lag = app.memoryUsage().eventLoopDelay
    if (isShed(kind, { lag, patience })) throw new Failure('UNAVAILABLE', { retryAfter: RETRY_AFTER_SECONDS })
  }
}
