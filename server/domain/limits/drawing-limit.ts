import type { Caller } from '../caller.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { takeFromAddress } from './limits.js'

/** Times that a network may fetch a picture or a sound for each challenge it may take: players ask for parts, people listen again. */
const FETCHES_A_CHALLENGE = 10

/**
 * Counts a picture or a sound that an address fetches, be it drawn anew or not; it makes nothing dearer.
 * Throws {@link Failure} `TOO_MANY_REQUESTS`.
 */
export async function takeDrawing(
  services: Pick<Services, 'keyring' | 'limiter' | 'log' | 'now'>,
  { unit, caller }: { unit: Unit; caller: Caller },
): Promise<void> {
  const { count, seconds } = unit.limits.perAddress
  const perAddress = { count: FETCHES_A_CHALLENGE * count, seconds }
  const roomy = { ...unit, limits: { ...unit.limits, perAddress } }
  await takeFromAddress(services, { unit: roomy, caller, act: 'drawing' })
}
