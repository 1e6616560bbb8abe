import { Failure } from '../failure.js'
import type { LimitVerdict } from '../ports/limiter.js'

/** The failure of a bucket that is full. */
export function tooMany({ retryAfter }: LimitVerdict): Failure {
  return new Failure('TOO_MANY_REQUESTS', { retryAfter })
}
