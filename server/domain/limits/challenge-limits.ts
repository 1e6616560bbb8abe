import type { Caller } from '../caller.js'
import type { Services } from '../ports/services.js'
import type { Limit, Unit } from '../unit.js'
import { takeFromAddress } from './limits.js'
import { takeFromNetworks, usedByNetworks } from './network-limits.js'

/** What has come within the windows that a challenge's price looks at. */
export interface ChallengeLoad {
  /** Challenges that the busiest network around the caller took, this one included, told as if it were one address. */
  issued: number
  /** Forged challenges, wrong answers and wrong solutions of the network that sent most, told likewise. */
  failed: number
  /** Challenges that people of the unit sent back, right or wrong, of a network no more than its share. */
  redeemedInUnit: number
}

/**
 * Part of a unit's limit that one address may add to the price of everybody in it. The widest network around it has 16
 * times that, a sixth: half of what costs nobody more, so that one line or its owner's neighbour alone raises nothing.
 */
const SHARE_PART = 96

interface Sender {
  unit: Unit
  caller: Caller
}

type Needs = Pick<Services, 'keyring' | 'limiter'>

/** Counts a challenge, and says what its price is made of. Throws {@link Failure} `TOO_MANY_REQUESTS`. */
export async function takeChallenge(
  services: Needs & Pick<Services, 'log' | 'now'>,
  { unit, caller }: Sender,
): Promise<ChallengeLoad> {
  const { keyring, limiter } = services
  const { used: issued } = await takeFromAddress(services, { unit, caller, act: 'challenge' })
  const [failed, redeemedInUnit] = await Promise.all([
    usedByNetworks(services, { unit, caller, bucket: 'failure', limit: unit.limits.perAddress }),
    limiter.used('unit-redeemed', keyring.of(unit.id).limitKey('unit'), unit.limits.perUnit),
  ])
  return { issued, failed, redeemedInUnit }
}

/** Counts a challenge that somebody got wrong: nothing is refused for it, the next ones of their networks cost more. */
export async function countFailure(services: Needs, { unit, caller }: Sender): Promise<void> {
  await takeFromNetworks(services, { unit, caller, bucket: 'failure', limit: unit.limits.perAddress })
}

/**
 * Counts a challenge of ours that came back, right or wrong, for the price of everybody in the unit. What was only taken,
 * or never was ours, does not count there: it costs a stranger nothing.
 */
export async function countRedeemed(services: Needs, { unit, caller }: Sender): Promise<void> {
  const { keyring, limiter } = services
  const { allowed } = await takeFromNetworks(services, { unit, caller, bucket: 'unit-share', limit: shareOf(unit) })
  if (allowed) await limiter.take('unit-redeemed', keyring.of(unit.id).limitKey('unit'), unit.limits.perUnit)
}

function shareOf({ limits: { perUnit } }: Unit): Limit {
  return { count: Math.ceil(perUnit.count / SHARE_PART), seconds: perUnit.seconds }
}
