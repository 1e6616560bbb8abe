import { BUCKETS, type Bucket } from '../../domain/ports/buckets.js'
import type { Limiter } from '../../domain/ports/limiter.js'
import { Counters } from './counters.js'
import type { StoredLimiter } from './stored-limiter.js'
import { createStrangerLimiter } from './stranger-limiter.js'

/** Counters of strangers that a process holds at most: 7 MB. */
const COUNTERS = 262_144

/** Rows that limits take in a store; when there are more, the fewest tries go first. */
export const LIMIT_ROWS = 1_000_000

/** Counts what protects a person in the store, and strangers in memory; `shared` when several servers use the store. */
export function createLimiter(stored: StoredLimiter, { shared }: { shared: boolean }): Limiter {
  const strangers = createStrangerLimiter(new Counters(COUNTERS), shared ? stored : undefined)
  const limiterOf = (bucket: Bucket): Limiter => (BUCKETS[bucket] === 'person' ? stored : strangers)
  return {
    take: (bucket, key, limit) => limiterOf(bucket).take(bucket, key, limit),
    used: (bucket, key, limit) => limiterOf(bucket).used(bucket, key, limit),
    forget: (bucket, key, limit) => limiterOf(bucket).forget(bucket, key, limit),
  }
}
