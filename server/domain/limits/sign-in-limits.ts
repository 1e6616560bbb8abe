import { readLogin } from '../identifiers/login.js'
import type { Services } from '../ports/services.js'
import type { Limit, Unit } from '../unit.js'
import { tooMany } from './too-many.js'

/** Where somebody signs in: by a school's system, of whose visitors we know nothing, or at the panel, from a network. */
export type Door = 'api' | { panel: string }

/** Wrong passwords before tries become few. */
const TRIES: Limit = { count: 10, seconds: 900 }
/** Wrong passwords for one login at the panel from all networks together: one stranger alone keeps no owner out. */
const TRIES_FROM_EVERYWHERE: Limit = { count: 100, seconds: 900 }
/** Tries beyond those: whoever guesses gets nowhere, and whoever owns the login is not kept out for good. */
const TRICKLE: Limit = { count: 1, seconds: 10 }

type Needs = Pick<Services, 'keyring' | 'limiter' | 'log'>

interface SignInTry {
  unit: Unit
  /** As it was typed. */
  login: string
  door: Door
}

/** Counts a try to sign in before it is made, so that tries at once count too. Throws `TOO_MANY_REQUESTS`. */
export async function takeFromSignIn({ keyring, limiter, log }: Needs, order: SignInTry): Promise<void> {
  for (const { scope, limit } of bucketsOf(order.door)) {
    const key = keyring.of(order.unit.id).limitKey('sign-in', normalOf(order.login), ...scope)
    if ((await limiter.take('sign-in', key, limit)).allowed) continue
    const trickle = await limiter.take('sign-in-trickle', key, TRICKLE)
    log.warn('limit.sign-in', { unit: order.unit.id, allowed: trickle.allowed })
    if (!trickle.allowed) throw tooMany(trickle)
  }
}

/** Forgets the tries of a login at a door: its owner has shown up. */
export async function forgetSignIn({ keyring, limiter }: Needs, order: SignInTry): Promise<void> {
  for (const { scope, limit } of bucketsOf(order.door)) {
    const key = keyring.of(order.unit.id).limitKey('sign-in', normalOf(order.login), ...scope)
    await Promise.all([limiter.forget('sign-in', key, limit), limiter.forget('sign-in-trickle', key, TRICKLE)])
  }
}

/** The nearest one first: whoever is refused there takes nothing from the others. */
function bucketsOf(door: Door): { scope: string[]; limit: Limit }[] {
  if (door === 'api') return [{ scope: ['api'], limit: TRIES }]
  return [
    { scope: ['panel', door.panel], limit: TRIES },
    { scope: ['panel'], limit: TRIES_FROM_EVERYWHERE },
  ]
}

/** What cannot be a login counts too, under a key that nobody has. */
function normalOf(login: string): string {
  return readLogin(login) ?? `\0${login}`
}
