import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible'
import type { Bucket } from '../../domain/ports/buckets.js'
import type { Limiter, LimitVerdict } from '../../domain/ports/limiter.js'
import type { Limit } from '../../domain/unit.js'

/** Counters that lie in a store. */
export interface StoredLimiter extends Limiter {
  /** Counts several at once, in a window that ends `seconds` from now if it begins with them. */
  take(bucket: Bucket, key: string, limit: Limit, several?: { points: number; seconds: number }): Promise<LimitVerdict>
}

/** Counters by rate-limiter-flexible: one of its limiters for each bucket and limit, made when first needed. */
export function createStoredLimiter(make: (bucket: Bucket, limit: Limit) => RateLimiterAbstract): StoredLimiter {
  const made = new Map<string, RateLimiterAbstract>()
  const limiterFor = (bucket: Bucket, limit: Limit): RateLimiterAbstract => {
    const name = `${bucket} ${limit.count}/${limit.seconds}`
    const known = made.get(name) ?? make(bucket, limit)
    made.set(name, known)
    return known
  }
  return {
    async take(bucket, key, limit, { points, seconds } = { points: 1, seconds: limit.seconds }) {
      try {
        const options = { customDuration: seconds }
        return { allowed: true, ...figures(await limiterFor(bucket, limit).consume(key, points, options)) }
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        return { allowed: false, ...figures(refusal) }
      }
    },
    async used(bucket, key, limit) {
      return (await limiterFor(bucket, limit).get(key))?.consumedPoints ?? 0
    },
    async forget(bucket, key, limit) {
      await limiterFor(bucket, limit).delete(key)
    },
  }
}

function figures({ consumedPoints, msBeforeNext }: RateLimiterRes): { used: number; retryAfter: number } {
  return { used: consumedPoints, retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1_000)) }
}
