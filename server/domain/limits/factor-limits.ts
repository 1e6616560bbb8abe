import type { Bucket } from '../ports/buckets.js'
import type { Services } from '../ports/services.js'
import type { Limit, Unit } from '../unit.js'
import { DAY_SECONDS } from './day-of.js'
import { tooMany } from './too-many.js'

/** Wrong codes before tries become few. Whoever tries knows the password already. */
const TRIES: Limit = { count: 5, seconds: 900 }
/** The same in a day. */
const TRIES_A_DAY: Limit = { count: 20, seconds: DAY_SECONDS }

/**
 * Each with its tries beyond: the owner is never kept out for good, and a new password lets them in at once. Three of a
 * million codes are right at a time, and there are 44 tries a day: who goes on for a year has a chance of one in twenty.
 */
const TIERS: readonly { bucket: Bucket; limit: Limit; trickle: Bucket; beyond: Limit }[] = [
  { bucket: 'factor', limit: TRIES, trickle: 'factor-trickle', beyond: { count: 1, seconds: 900 } },
  { bucket: 'factor-day', limit: TRIES_A_DAY, trickle: 'factor-day-trickle', beyond: { count: 1, seconds: 3_600 } },
]

type Needs = Pick<Services, 'keyring' | 'limiter' | 'log'>

/** Counts a code that somebody types, before it is looked at, so that tries at once count too. Throws `TOO_MANY_REQUESTS`. */
export async function takeFromFactor({ keyring, limiter, log }: Needs, unit: Unit, account: string): Promise<void> {
  const key = keyring.of(unit.id).limitKey('factor', account)
  for (const { bucket, limit, trickle, beyond } of TIERS) {
    if ((await limiter.take(bucket, key, limit)).allowed) continue
    const left = await limiter.take(trickle, key, beyond)
    log.warn('limit.factor', { unit: unit.id, allowed: left.allowed })
    if (!left.allowed) throw tooMany(left)
  }
}

/** Forgets the tries: the owner has shown up, or has a password that nobody else knows. */
export async function forgetFactorTries(
  { keyring, limiter }: Pick<Needs, 'keyring' | 'limiter'>,
  unit: Unit,
  account: string,
): Promise<void> {
  const key = keyring.of(unit.id).limitKey('factor', account)
  await Promise.all(
    TIERS.flatMap(({ bucket, limit, trickle, beyond }) => [
      limiter.forget(bucket, key, limit),
      limiter.forget(trickle, key, beyond),
    ]),
  )
}
