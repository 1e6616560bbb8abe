import type { Caller } from '../caller.js'
import type { Bucket } from '../ports/buckets.js'
import type { LimitVerdict } from '../ports/limiter.js'
import type { Services } from '../ports/services.js'
import type { Limit, Unit } from '../unit.js'

/** Something that people do from somewhere. */
export interface NetworkAct {
  unit: Unit
  caller: Pick<Caller, 'networks'>
  bucket: Bucket
  /** What else the counters are told apart by, such as a login. */
  scope?: readonly string[]
  /** Of one address; a wider network has more of it. */
  limit: Limit
}

type Needs = Pick<Services, 'keyring' | 'limiter'>

/**
 * Counts an act in every network around a caller, the narrowest first: who is refused there takes nothing from their
 * neighbours. `used` is that of the busiest network, told as if it were one address.
 */
export async function takeFromNetworks(
  { keyring, limiter }: Needs,
  { unit, caller, bucket, scope = [], limit }: NetworkAct,
): Promise<LimitVerdict> {
  let busiest: LimitVerdict | undefined
  for (const { name, times } of caller.networks) {
    const key = keyring.of(unit.id).limitKey('address', name, ...scope)
    const verdict = await limiter.take(bucket, key, { ...limit, count: limit.count * times })
    const told = { ...verdict, used: verdict.used / times }
    if (!verdict.allowed) return told
    if (busiest === undefined || told.used > busiest.used) busiest = told
  }
  if (busiest === undefined) throw new RangeError('a caller has at least one network')
  return busiest
}

/** How many acts the busiest network around a caller has had, told as if it were one address; counts nothing. */
export async function usedByNetworks(
  { keyring, limiter }: Needs,
  { unit, caller, bucket, scope = [], limit }: NetworkAct,
): Promise<number> {
  const used = await Promise.all(
    caller.networks.map(async ({ name, times }) => {
      const key = keyring.of(unit.id).limitKey('address', name, ...scope)
      return (await limiter.used(bucket, key, { ...limit, count: limit.count * times })) / times
    }),
  )
  return Math.max(...used)
}

/** Empties the counters of all networks around a caller. */
export async function forgetNetworks({ keyring, limiter }: Needs, acts: readonly NetworkAct[]): Promise<void> {
  await Promise.all(
    acts.flatMap(({ unit, caller, bucket, scope = [], limit }) =>
      caller.networks.map(({ name, times }) => {
        const key = keyring.of(unit.id).limitKey('address', name, ...scope)
        return limiter.forget(bucket, key, { ...limit, count: limit.count * times })
      }),
    ),
  )
}
