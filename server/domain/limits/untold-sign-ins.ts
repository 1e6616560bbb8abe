import type { Services } from '../ports/services.js'
import type { Limit, Unit } from '../unit.js'
import type { SignInPass } from './sign-in-pass.js'
import { tooMany } from './too-many.js'

/** Wrong passwords for a login before tries become few. */
const TRIES: Limit = { count: 10, seconds: 900 }
/** Tries beyond those. */
const TRICKLE: Limit = { count: 1, seconds: 10 }
/** How often one password is refused before it is tried. */
const SAME_PASSWORD: Limit = { count: 4, seconds: 120 }
/** Tries of one password since it came again and again: whoever repeats one leaves a place to another. */
const PERSISTENT_PASSWORD: Limit = { count: 2, seconds: 60 }
/** The same of all passwords of a login. */
const PERSISTENT: Limit = { count: 30, seconds: 60 }

/** 18 bits of a keyed hash: enough to tell passwords apart, too few to tell anything of one. */
const PASSWORD_TAG_LENGTH = 3

type Needs = Pick<Services, 'keyring' | 'limiter' | 'log'>

interface UntoldTry {
  unit: Unit
  /** In the form that is counted. */
  login: string
  password: string
}

/**
 * Lets a try through at a system that does not say where its visitors are: a stranger who guesses and the owner look the
 * same, but that the owner types one password again and again. At the fifth time within two minutes it is tried, so whoever
 * guesses has to ask five times for a guess: at two a second that is 24 guesses in a minute, never more than 30, of which one
 * password has two.
 * Throws {@link Failure} `TOO_MANY_REQUESTS`.
 */
export async function takeFromUntold(services: Needs, order: UntoldTry): Promise<SignInPass> {
  const { limiter, log } = services
  const key = keyOf(services, order)
  const pass: SignInPass = {
    // counted when it was let through
    async countWrong() {},
    forget: () => forgetUntold(services, order),
  }
  if ((await limiter.take('sign-in-untold', key, TRIES)).allowed) return pass
  const trickle = await limiter.take('sign-in-untold-trickle', key, TRICKLE)
  if (trickle.allowed) return pass
  if (await takeFromPersistent(services, order)) return pass
  log.warn('limit.sign-in', { unit: order.unit.id, why: 'untold' })
  throw tooMany(trickle)
}

async function takeFromPersistent(services: Needs, order: UntoldTry): Promise<boolean> {
  const { limiter } = services
  const tag = tagKey(services, order)
  if ((await limiter.take('sign-in-same-password', tag, SAME_PASSWORD)).allowed) return false
  if (!(await limiter.take('sign-in-persistent-password', tag, PERSISTENT_PASSWORD)).allowed) return false
  return (await limiter.take('sign-in-persistent', keyOf(services, order), PERSISTENT)).allowed
}

/** Forgets the tries of a login: its owner has shown up. */
export async function forgetUntold(
  services: Pick<Needs, 'keyring' | 'limiter'>,
  order: Pick<UntoldTry, 'unit' | 'login'>,
): Promise<void> {
  const { limiter } = services
  const key = keyOf(services, order)
  await Promise.all([
    limiter.forget('sign-in-untold', key, TRIES),
    limiter.forget('sign-in-untold-trickle', key, TRICKLE),
  ])
}

function keyOf({ keyring }: Pick<Needs, 'keyring'>, { unit, login }: Pick<UntoldTry, 'unit' | 'login'>): string {
  return keyring.of(unit.id).limitKey('sign-in', login)
}

function tagKey({ keyring }: Pick<Needs, 'keyring'>, { unit, login, password }: UntoldTry): string {
  const keys = keyring.of(unit.id)
  const tag = keys.limitKey('password', login, password.normalize('NFC')).slice(0, PASSWORD_TAG_LENGTH)
  return keys.limitKey('sign-in', login, tag)
}
