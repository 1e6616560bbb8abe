import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible'
import type { Limiter } from '../../domain/ports/limiter.js'
import type { Limit } from '../../domain/unit.js'

/** Counters by rate-limiter-flexible: one of its limiters for each bucket and limit, made when first needed. */
export function createLimiter(make: (bucket: string, limit: Limit) => RateLimiterAbstract): Limiter {
  const made = new Map<string, RateLimiterAbstract>()
  const limiterFor = (bucket: string, limit: Limit): RateLimiterAbstract => {
    // a counter means nothing under another limit: one that the units file changes starts anew
    const name = `${bucket} ${limit.count}/${limit.seconds}`
    const known = made.get(name) ?? make(name, limit)
    made.set(name, known)
    return known
  }
  return {
    async take(bucket, key, limit) {
      try {
        return { allowed: true, ...figures(await limiterFor(bucket, limit).consume(key)) }
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        const { used, retryAfter } = figures(refusal)
        // a key that the limiter has blocked in memory is refused without a look at its counter, as if nothing was used
        return { allowed: false, used: Math.max(used, limit.count + 1), retryAfter }
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
