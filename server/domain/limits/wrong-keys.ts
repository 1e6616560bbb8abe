import type { Caller } from '../caller.js'
import type { Services } from '../ports/services.js'
import type { Limit, Unit } from '../unit.js'
import { takeFromNetworks } from './network-limits.js'
import { tooMany } from './too-many.js'

/** Keys that open nothing, from one network, before it is told to wait. */
const WRONG_KEYS: Limit = { count: 30, seconds: 600 }

/**
 * Counts a key that opens nothing. A good one is never counted and never asks: a stranger who shares its network cannot
 * keep it out. Throws {@link Failure} `TOO_MANY_REQUESTS` when the network has shown too many.
 */
export async function takeFromWrongKeys(
  services: Pick<Services, 'keyring' | 'limiter'>,
  { unit, caller }: { unit: Unit; caller: Caller },
): Promise<void> {
  const verdict = await takeFromNetworks(services, { unit, caller, bucket: 'wrong-key', limit: WRONG_KEYS })
  if (!verdict.allowed) throw tooMany(verdict)
}
