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

/** Part of the challenges of an address that may be waits or sounds without work: they cost a script nothing, and few people need one. */
const WAITS_PART = 15
/** However small the limit is. */
const LEAST_WAITS = 3

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
  const { used: issued } = await takeFromAddress(services, { unit, caller, act: 'challenge' })
  return { issued, ...(await cameBack(services, { unit, caller })) }
}

/**
 * Counts a wait in a bucket of its own, and says what its length is made of: whoever begins many waits longer, as if they
 * took as large a part of their challenges. Throws {@link Failure} `TOO_MANY_REQUESTS`.
 */
export async function takeWait(
  services: Needs & Pick<Services, 'log' | 'now'>,
  { unit, caller }: Sender,
): Promise<ChallengeLoad> {
  const { perAddress } = unit.limits
  const part = await takeFreely(services, { unit, caller })
  const taken = await usedByNetworks(services, { unit, caller, bucket: 'challenge', limit: perAddress })
  return {
    issued: Math.max(taken, part * perAddress.count),
    ...(await cameBack(services, { unit, caller })),
  }
}

/**
 * Counts what costs a script nothing, and says which part of what its networks may have of that is used. Throws
 * {@link Failure} `TOO_MANY_REQUESTS`.
 */
export async function takeFreely(
  services: Needs & Pick<Services, 'log' | 'now'>,
  { unit, caller }: Sender,
): Promise<number> {
  const { perAddress } = unit.limits
  const count = Math.max(LEAST_WAITS, Math.floor(perAddress.count / WAITS_PART))
  const scarce = { ...unit, limits: { ...unit.limits, perAddress: { ...perAddress, count } } }
  const { used } = await takeFromAddress(services, { unit: scarce, caller, act: 'wait' })
  return used / count
}

async function cameBack(services: Needs, { unit, caller }: Sender): Promise<Omit<ChallengeLoad, 'issued'>> {
  const { keyring, limiter } = services
  // first: keys that are late throw here, and nothing is under way then that nobody waits for
  const key = keyring.of(unit.id).limitKey('unit')
  const [failed, redeemedInUnit] = await Promise.all([
    usedByNetworks(services, { unit, caller, bucket: 'failure', limit: unit.limits.perAddress }),
    limiter.used('unit-redeemed', key, unit.limits.perUnit),
  ])
  return { failed, redeemedInUnit }
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
