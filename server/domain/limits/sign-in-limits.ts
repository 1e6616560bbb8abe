import { widestOf, type Networks } from '../networks.js'
import type { LimitVerdict } from '../ports/limiter.js'
import type { Services } from '../ports/services.js'
import type { Limit, Unit } from '../unit.js'
import { countedIdentifier } from './counted-identifier.js'
import { forgetNetworks, takeFromNetworks, usedByNetworks, type NetworkAct } from './network-limits.js'
import type { SignInPass } from './sign-in-pass.js'
import { tooMany } from './too-many.js'
import { forgetUntold, takeFromUntold } from './untold-sign-ins.js'
import { forgetWrongSignIns } from './wrong-sign-ins.js'

/** Wrong passwords for a login from one address before tries become few. */
const TRIES: Limit = { count: 10, seconds: 900 }
/** Tries of an address beyond those, and of everybody beyond {@link EVERYWHERE}: whoever guesses gets nowhere. */
const TRICKLE: Limit = { count: 1, seconds: 10 }
/** Wrong passwords for a login from all networks, before each of them has only its {@link NEWCOMER} left. */
const EVERYWHERE: Limit = { count: 100, seconds: 3_600 }
/** Tries that an address has when others have guessed so often: its people are not kept out for what strangers did. */
const NEWCOMER: Limit = { count: 5, seconds: 86_400 }
/** Wrong passwords of all such newcomers, so that whoever has thousands of networks gets nowhere either. */
const NEWCOMERS: Limit = { count: 1_000, seconds: 86_400 }
/** When they have used that up: a try of a whole line or range (/48, /24) that was no newcomer that day. */
const FIRST: Limit = { count: 1, seconds: 86_400 }
/** Wrong passwords of all those first tries. */
const FIRSTS: Limit = { count: 1_000, seconds: 86_400 }
/** Wrong passwords of one address for all logins: a school behind it has fewer, who tries one password everywhere more. */
const SPRAYED: Limit = { count: 300, seconds: 3_600 }

/** Wrong passwords in a browser in which the owner was let in before; beyond them it is like any other. */
const KNOWN_BROWSER: Limit = { count: 10, seconds: 3_600 }
/** Passwords, right ones too, in all browsers that are known for a login: whoever signs in more often goes by its network. */
const KNOWN_BROWSERS: Limit = { count: 30, seconds: 3_600 }

type Needs = Pick<Services, 'keyring' | 'limiter' | 'log'>

/** Somebody who is about to try a password. */
export interface SignInTry {
  unit: Unit
  /** As it was typed. */
  identifier: string
  /** As it was typed. */
  password: string
  /** Where they are; undefined when the system that they sign in to does not say. */
  networks: Networks | undefined
  /** The key of the system that they sign in to; undefined on a page of ours. */
  system?: string | undefined
  /** What {@link takeFromBrowser} let through already. */
  known?: SignInPass | undefined
}

/**
 * Lets a try through, and counts it before it is made, so that tries at once count too. Nobody looks whether there is such
 * a login. Whoever guesses uses up what is theirs: their network's tries, and when they have many networks, the tries of
 * those that have tried often enough. Throws {@link Failure} `TOO_MANY_REQUESTS`.
 */
export async function takeFromSignIn(services: Needs, order: SignInTry): Promise<SignInPass> {
  const { unit, networks, password, system, known } = order
  const login = countedIdentifier(order.identifier)
  if (known !== undefined) return known
  if (networks === undefined) return takeFromUntold(services, { unit, login, password })
  const from = { unit, login, networks, system }
  await refuseSpraying(services, from)
  await takeFromOwnNetworks(services, from)
  const bucket = await takeFromEverybody(services, from)
  return {
    async countWrong() {
      await takeFromNetworks(services, sprayed(from))
      if (bucket !== undefined) await services.limiter.take(bucket.name, keyOf(services, from), bucket.limit)
    },
    async forget() {
      await forgetNetworks(services, ownBuckets(from))
    },
  }
}

/** Forgets all tries of an identifier but those of networks elsewhere: its owner has set a new password. */
export async function forgetSignIn(
  services: Needs,
  order: { unit: Unit; identifier: string; networks: Networks },
): Promise<void> {
  const from = { ...order, login: countedIdentifier(order.identifier) }
  const key = keyOf(services, from)
  await Promise.all([
    forgetUntold(services, from),
    forgetWrongSignIns(services, order),
    forgetNetworks(services, ownBuckets(from)),
    services.limiter.forget('sign-in-everywhere', key, EVERYWHERE),
    services.limiter.forget('sign-in-newcomers', key, NEWCOMERS),
    services.limiter.forget('sign-in-firsts', key, FIRSTS),
    services.limiter.forget('sign-in-trickle', key, TRICKLE),
  ])
}

interface From {
  unit: Unit
  /** In the form that is counted. */
  login: string
  networks: Networks
  system?: string | undefined
}

/**
 * Lets a try through in a browser that is known, by the name that `known-browser.ts` gives it: neither what strangers guess
 * nor what others in the same network do counts here. Undefined when its tries are used up, and it is like any other.
 */
export async function takeFromBrowser(
  services: Pick<Needs, 'keyring' | 'limiter'>,
  { unit, identifier, browser }: { unit: Unit; identifier: string; browser: string },
): Promise<SignInPass | undefined> {
  const { keyring, limiter } = services
  const login = countedIdentifier(identifier)
  const key = keyring.of(unit.id).limitKey('sign-in', login, browser)
  if (!(await limiter.take('sign-in-browser', key, KNOWN_BROWSER)).allowed) return undefined
  const all = keyOf(services, { unit, login })
  if (!(await limiter.take('sign-in-browsers', all, KNOWN_BROWSERS)).allowed) return undefined
  return {
    // counted when it was let through
    async countWrong() {},
    forget: () => limiter.forget('sign-in-browser', key, KNOWN_BROWSER),
  }
}

/** Whether a browser that is known has used up its tries, and is like any other; counts nothing. */
export async function isBrowserUsedUp(
  services: Pick<Needs, 'keyring' | 'limiter'>,
  { unit, identifier, browser }: { unit: Unit; identifier: string; browser: string },
): Promise<boolean> {
  const { keyring, limiter } = services
  const login = countedIdentifier(identifier)
  const key = keyring.of(unit.id).limitKey('sign-in', login, browser)
  if ((await limiter.used('sign-in-browser', key, KNOWN_BROWSER)) >= KNOWN_BROWSER.count) return true
  const all = keyOf(services, { unit, login })
  return (await limiter.used('sign-in-browsers', all, KNOWN_BROWSERS)) >= KNOWN_BROWSERS.count
}

/** Where wrong passwords of all networks count. */
interface OfEverybody {
  name: 'sign-in-everywhere' | 'sign-in-newcomers' | 'sign-in-firsts'
  limit: Limit
}

/** Whoever tries a password at one login after another is refused whatever the login. */
async function refuseSpraying(services: Needs, from: From): Promise<void> {
  const act = sprayed(from)
  if ((await usedByNetworks(services, act)) < act.limit.count) return
  const verdict = await takeFromNetworks(services, act)
  if (!verdict.allowed) throw refusal(services, from, 'spraying', verdict)
}

async function takeFromOwnNetworks(services: Needs, from: From): Promise<void> {
  const [tries, trickle] = ownBuckets(from)
  if ((await takeFromNetworks(services, tries)).allowed) return
  const verdict = await takeFromNetworks(services, trickle)
  if (!verdict.allowed) throw refusal(services, from, 'network', verdict)
}

/** Says where a wrong password counts; nowhere when the try is one of the few that are always let through. */
async function takeFromEverybody(services: Needs, from: From): Promise<OfEverybody | undefined> {
  const { limiter } = services
  const key = keyOf(services, from)
  if ((await limiter.used('sign-in-everywhere', key, EVERYWHERE)) < EVERYWHERE.count)
    return { name: 'sign-in-everywhere', limit: EVERYWHERE }
  const [, , newcomer, first] = ownBuckets(from)
  if ((await limiter.used('sign-in-newcomers', key, NEWCOMERS)) < NEWCOMERS.count) {
    if ((await takeFromNetworks(services, newcomer)).allowed) return { name: 'sign-in-newcomers', limit: NEWCOMERS }
  } else if (
    (await limiter.used('sign-in-firsts', key, FIRSTS)) < FIRSTS.count &&
    (await usedByNetworks(services, newcomer)) === 0 &&
    (await takeFromNetworks(services, first)).allowed
  )
    return { name: 'sign-in-firsts', limit: FIRSTS }
  const verdict = await limiter.take('sign-in-trickle', key, TRICKLE)
  if (!verdict.allowed) throw refusal(services, from, 'everywhere', verdict)
  return undefined
}

/** What counts for this login in the networks around whoever tries: tries, those beyond, a newcomer's, and a first one. */
function ownBuckets({ unit, login, networks }: From): [NetworkAct, NetworkAct, NetworkAct, NetworkAct] {
  const act = { unit, caller: { networks }, scope: [login] }
  const widest: Networks = [{ name: widestOf(networks), times: 1 }]
  return [
    { ...act, bucket: 'sign-in', limit: TRIES },
    { ...act, bucket: 'sign-in-trickle', limit: TRICKLE },
    { ...act, bucket: 'sign-in-newcomer', limit: NEWCOMER },
    { ...act, caller: { networks: widest }, bucket: 'sign-in-first', limit: FIRST },
  ]
}

/** What a system says of its visitors counts under its key alone: false words would keep a school out of our pages. */
function sprayed({ unit, networks, system }: From): NetworkAct {
  const scope = system === undefined ? [] : ['system', system]
  return { unit, caller: { networks }, scope, bucket: 'sign-in-sprayed', limit: SPRAYED }
}

function keyOf({ keyring }: Pick<Needs, 'keyring'>, { unit, login }: Pick<From, 'unit' | 'login'>): string {
  return keyring.of(unit.id).limitKey('sign-in', login)
}

function refusal({ log }: Needs, { unit }: From, why: string, verdict: LimitVerdict): Error {
  log.warn('limit.sign-in', { unit: unit.id, why })
  return tooMany(verdict)
}
