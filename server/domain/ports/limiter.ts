import type { Limit } from '../unit.js'
import type { Bucket } from './buckets.js'

/** What a bucket says after one more was put in. */
export interface LimitVerdict {
  allowed: boolean
  /** How many came within the current window, this one included; once refused, at least one more than the limit. */
  used: number
  /** Seconds until the window ends. */
  retryAfter: number
}

/** Counters with windows that end, in the buckets of `buckets.ts`. Keys are keyed hashes, never addresses or identifiers. */
export interface Limiter {
  take(bucket: Bucket, key: string, limit: Limit): Promise<LimitVerdict>
  /** How many came within the current window, without counting. */
  used(bucket: Bucket, key: string, limit: Limit): Promise<number>
  /** Empties one counter. */
  forget(bucket: Bucket, key: string, limit: Limit): Promise<void>
}
