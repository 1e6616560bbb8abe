import type { Caller } from '../caller.js'
import type { LimitVerdict } from '../ports/limiter.js'
import type { Services } from '../ports/services.js'
import type { Limit, Unit } from '../unit.js'
import { takeFromNetworks } from './network-limits.js'
import { tooMany } from './too-many.js'
import { OVERALL_LIMIT } from './unit-limits.js'

/** Rows a day by which a teacher may learn that an identifier is somebody's: enough for classes, too few to guess by. */
const CLAIMS: Limit = { count: 120, seconds: 86_400 }

/** A second click on the same class is answered at once: it would find everybody invited. */
const INVITATIONS: Limit = { count: 1, seconds: 60 }

/** What an address does, each in a bucket of its own. */
export type AddressAct = 'challenge' | 'drawing' | 'request' | 'ticket' | 'code' | 'panel-sign-in'

type Needs = Pick<Services, 'keyring' | 'limiter' | 'log'>

/** Counts an act of an address and says how busy the address is. Throws {@link Failure} `TOO_MANY_REQUESTS`. */
export async function takeFromAddress(
  { keyring, limiter, log, now }: Needs & Pick<Services, 'now'>,
  { unit, caller, act }: { unit: Unit; caller: Caller; act: AddressAct },
): Promise<LimitVerdict> {
  const verdict = await takeFromNetworks(
    { keyring, limiter },
    { unit, caller, bucket: act, limit: unit.limits.perAddress },
  )
  if (!verdict.allowed) {
    log.info('limit.address', { unit: unit.id, act, client: keyring.own.clientHash(caller.address, now()) })
    throw tooMany(verdict)
  }
  return verdict
}

/** Counts a request of a unit, and of all units. Throws {@link Failure} `TOO_MANY_REQUESTS`. */
export async function takeFromUnit({ keyring, limiter, log }: Needs, unit: Unit): Promise<void> {
  const [ofUnit, overall] = await Promise.all([
    limiter.take('unit', keyring.of(unit.id).limitKey('unit'), unit.limits.perUnit),
    limiter.take('overall', keyring.own.limitKey('overall'), OVERALL_LIMIT),
  ])
  const refused = [ofUnit, overall].find((verdict) => !verdict.allowed)
  if (refused === undefined) return
  log.warn('limit.unit', { unit: unit.id, overall: !overall.allowed })
  throw tooMany(refused)
}

/**
 * Counts a row in which somebody at the panel says that a person has an identifier. It counts before anybody looks whose
 * the identifier is, so that a free one counts as much as a taken one. Throws `TOO_MANY_REQUESTS`.
 */
export async function takeFromClaims({ keyring, limiter, log }: Needs, unit: Unit, account: string): Promise<void> {
  const verdict = await limiter.take('claim', keyring.of(unit.id).limitKey('claim', account), CLAIMS)
  if (verdict.allowed) return
  log.warn('limit.claims', { unit: unit.id })
  throw tooMany(verdict)
}

/** Throws what {@link takeFromClaims} would throw now, and counts nothing while that would throw nothing. */
export async function refuseSpentClaims(services: Needs, unit: Unit, account: string): Promise<void> {
  const { keyring, limiter } = services
  const used = await limiter.used('claim', keyring.of(unit.id).limitKey('claim', account), CLAIMS)
  if (used >= CLAIMS.count) await takeFromClaims(services, unit, account)
}

/** Counts that many are invited at once, those of a class or of the unit. Throws `TOO_MANY_REQUESTS`. */
export async function takeFromInvitations(
  { keyring, limiter }: Pick<Needs, 'keyring' | 'limiter'>,
  unit: Unit,
  scope: string[],
): Promise<void> {
  const verdict = await limiter.take('invite', keyring.of(unit.id).limitKey('invite', ...scope), INVITATIONS)
  if (!verdict.allowed) throw tooMany(verdict)
}
