import type { Limiter, LimitVerdict } from '../../domain/ports/limiter.js'
import type { Limit } from '../../domain/unit.js'
import type { Count, Counters } from './counters.js'
import type { StoredLimiter } from './stored-limiter.js'

/** Up to this part of a limit a server counts by itself: almost everybody stays below, and costs the database nothing. */
const OWN_PART = 16

/**
 * Counters in memory of a fixed size. With `shared`, those that are busy go on in the store, where servers count them
 * together: each of several servers lets no more than a sixteenth of a limit pass unseen.
 */
export function createStrangerLimiter(counters: Counters, shared?: StoredLimiter): Limiter {
  return {
    async take(bucket, key, limit) {
      const mine = counters.add(nameOf(bucket, key), 1_000 * limit.seconds)
      const own = Math.floor(limit.count / OWN_PART)
      if (shared === undefined || mine.used <= own || mine.used > limit.count) return verdict(mine, limit)
      const points = mine.used === own + 1 ? mine.used : 1
      const seconds = Math.max(1, mine.endsAt - Date.now()) / 1_000
      const ours = await shared.take(bucket, key, limit, { points, seconds })
      return { ...ours, used: Math.max(ours.used, mine.used) }
    },
    async used(bucket, key, limit) {
      const mine = counters.used(nameOf(bucket, key))
      if (shared === undefined || mine <= Math.floor(limit.count / OWN_PART) || mine > limit.count) return mine
      return Math.max(mine, await shared.used(bucket, key, limit))
    },
    async forget(bucket, key, limit) {
      counters.forget(nameOf(bucket, key))
      await shared?.forget(bucket, key, limit)
    },
  }
}

function nameOf(bucket: string, key: string): string {
  return `${bucket} ${key}`
}

function verdict({ used, endsAt }: Count, { count }: Limit): LimitVerdict {
  return { allowed: used <= count, used, retryAfter: Math.max(1, Math.ceil((endsAt - Date.now()) / 1_000)) }
}
