import type { Caller } from '../caller.js'
import type { Services } from '../ports/services.js'
import type { Limit, Unit } from '../unit.js'
import { countedIdentifier } from './counted-identifier.js'
import { takeFromNetworks, usedByNetworks, type NetworkAct } from './network-limits.js'

/** Wrong passwords, from a network or for an identifier, after which a challenge is asked for as well. */
const WRONG: Limit = { count: 3, seconds: 900 }

interface Tried {
  unit: Unit
  caller: Pick<Caller, 'networks'>
  /** As it was typed; undefined where nothing is typed yet. */
  identifier: string | undefined
}

type Needs = Pick<Services, 'keyring' | 'limiter'>

/** Counts a wrong password, where it came from and for what was typed, whether or not somebody has that. */
export async function countWrongSignIn(services: Needs, tried: Tried & { identifier: string }): Promise<void> {
  await services.limiter.take('sign-in-wrong', keyOf(services, tried.unit, tried.identifier), WRONG)
  await takeFromNetworks(services, ofNetworks(tried))
}

/** Whether there were so many that a challenge is to be answered too. */
export async function hasManyWrongSignIns(services: Needs, tried: Tried): Promise<boolean> {
  const { unit, identifier } = tried
  if ((await usedByNetworks(services, ofNetworks(tried))) >= WRONG.count) return true
  if (identifier === undefined) return false
  return (await services.limiter.used('sign-in-wrong', keyOf(services, unit, identifier), WRONG)) >= WRONG.count
}

/** Forgets those for an identifier: its owner has set a new password. */
export async function forgetWrongSignIns(
  services: Needs,
  { unit, identifier }: { unit: Unit; identifier: string },
): Promise<void> {
  await services.limiter.forget('sign-in-wrong', keyOf(services, unit, identifier), WRONG)
}

function keyOf({ keyring }: Pick<Needs, 'keyring'>, unit: Unit, identifier: string): string {
  return keyring.of(unit.id).limitKey('sign-in', countedIdentifier(identifier))
}

function ofNetworks({ unit, caller }: Tried): NetworkAct {
  return { unit, caller, bucket: 'sign-in-wrong-network', limit: WRONG }
}
