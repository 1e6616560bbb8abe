import { widestOf, type Networks } from '../networks.js'
import type { Services } from '../ports/services.js'
import type { Limit, Unit } from '../unit.js'
import { DAY_SECONDS, dayOf } from './day-of.js'
import { tooMany } from './too-many.js'

/**
 * Different PESELs of one birth date by which a network asks in a day. Three hundred parents in a hall, of twenty years,
 * hardly have two; whoever knows somebody's birth date has 10,000 numbers to try.
 */
const OF_ONE_DATE: Limit = { count: 5, seconds: DAY_SECONDS }
/** The same of all birth dates together, beyond the first of each: whoever knows those of a whole class gets no further. */
const SAME_DATES: Limit = { count: 30, seconds: DAY_SECONDS }
/** Those of one birth date from everywhere: of 20,000 people at school at most 17 have one. */
const EVERYWHERE: Limit = { count: 20, seconds: DAY_SECONDS }

/** Different PESELs of one birth date that are tried with one password in a day: twins may share one. */
const WITH_ONE_PASSWORD: Limit = { count: 5, seconds: DAY_SECONDS }

/** Digits of a PESEL that say the birth date. */
const DATE_DIGITS = 6

/** 18 bits of a keyed hash: enough to tell passwords apart, too few to tell anything of one. */
const PASSWORD_TAG_LENGTH = 3

/** The limiter keeps that a PESEL was heard, and decides nothing. */
const HEARD: Limit = { count: 1_000_000, seconds: DAY_SECONDS }

type Needs = Pick<Services, 'keyring' | 'limiter' | 'log' | 'now'>

/**
 * Whether a wish by a PESEL is heard: else whoever sees that somebody was mailed, in the panel or in a mailbox that they
 * gave somebody, would try numbers until one is theirs. It is counted before anybody looks whose the PESEL is, in the
 * widest network around the caller; that an earlier PESEL comes again counts nothing. Once a birth date was asked for too
 * often from everywhere, a network that names it for the first time is heard even then.
 */
export async function takeFromPesel(
  services: Needs,
  { unit, networks, pesel }: { unit: Unit; networks: Networks; pesel: string },
): Promise<boolean> {
  const { keyring, limiter, log, now } = services
  const asker = widestOf(networks)
  const date = pesel.slice(0, DATE_DIGITS)
  const keyOf = (...scope: string[]): string => keyring.of(unit.id).limitKey('pesel', dayOf(now()), ...scope)
  if ((await limiter.used('pesel-heard', keyOf('asked', asker, pesel), HEARD)) > 0) return true
  const own = await limiter.take('pesel-date', keyOf('date', asker, date), OF_ONE_DATE)
  if (own.used === OF_ONE_DATE.count + 1) log.warn('limit.birth-date', { unit: unit.id, via: 'request' })
  if (!own.allowed) return false
  if (own.used > 1) {
    const { allowed, used } = await limiter.take('pesel-date', keyOf('dates', asker), SAME_DATES)
    if (used === SAME_DATES.count + 1) log.warn('limit.birth-date', { unit: unit.id, via: 'request' })
    if (!allowed) return false
  }
  const all = await limiter.take('pesel-date', keyOf('everywhere', date), EVERYWHERE)
  if (all.used === EVERYWHERE.count + 1) log.warn('limit.birth-date', { unit: unit.id, via: 'request' })
  if (!all.allowed && own.used > 1) return false
  await limiter.take('pesel-heard', keyOf('asked', asker, pesel), HEARD)
  return true
}

/**
 * Counts that a PESEL is tried with a password: whoever knows somebody's password would else find their PESEL by signing in
 * with one number after another. It keeps nobody out, since nobody else tries with the owner's password. Throws
 * {@link Failure} `TOO_MANY_REQUESTS`.
 */
export async function takeFromPeselGuess(
  { keyring, limiter, log, now }: Needs,
  { unit, pesel, password }: { unit: Unit; pesel: string; password: string },
): Promise<void> {
  const keys = keyring.of(unit.id)
  const date = pesel.slice(0, DATE_DIGITS)
  const tag = keys.limitKey('password', date, password.normalize('NFC')).slice(0, PASSWORD_TAG_LENGTH)
  const keyOf = (scope: string): string => keys.limitKey('pesel', dayOf(now()), scope, tag)
  if ((await limiter.used('pesel-tried', keyOf(pesel), HEARD)) > 0) return
  const verdict = await limiter.take('pesel-password', keyOf(date), WITH_ONE_PASSWORD)
  if (verdict.used === WITH_ONE_PASSWORD.count + 1) log.warn('limit.birth-date', { unit: unit.id, via: 'sign-in' })
  if (!verdict.allowed) throw tooMany(verdict)
  await limiter.take('pesel-tried', keyOf(pesel), HEARD)
}
