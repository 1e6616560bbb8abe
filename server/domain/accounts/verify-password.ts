import type { Account } from '../account.js'
import { visitorNetworks, type Caller } from '../caller.js'
import { readLogin } from '../identifiers/login.js'
import { takeFromSignIn, type SignInTry } from '../limits/sign-in-limits.js'
import { widestOf } from '../networks.js'
import type { HashingTurn } from '../ports/password-hasher.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { isUsable } from '../is-usable.js'
import { openPasswordHash } from './password-seal.js'
import { openProfile } from './profile.js'

/** Somebody says who they are. */
export interface SignIn extends SignInTry {
  /** Who asks us: a school's system, or a page of ours. */
  door: 'system' | 'page'
}

type Needs = Pick<Services, 'accounts' | 'hasher' | 'keyring' | 'limiter' | 'log' | 'now'>

/**
 * Lets somebody in, by a function that may still say no, if login and password are right; an unknown login, a disabled or
 * held account and one without a password take the same time, and all that are not let in count the same. What they may
 * try before they have to wait is said in `sign-in-limits.ts`.
 * Throws {@link Failure} `TOO_MANY_REQUESTS` or `UNAVAILABLE`.
 */
export async function checkPassword<In>(
  services: Needs,
  order: SignIn,
  letIn: (account: Account) => Promise<In | undefined>,
): Promise<In | undefined> {
  const pass = await takeFromSignIn(services, order)
  const account = await findByPassword(services, order)
  const isIn = account && (await letIn(account))
  // not before: that the password of somebody who has no business here was right shows nowhere
  await (isIn === undefined ? pass.countWrong() : pass.forget())
  return isIn
}

async function findByPassword(services: Needs, order: SignIn): Promise<Account | undefined> {
  const { accounts, hasher, keyring, log, now } = services
  const { unit, login, password } = order
  // what cannot be a login is looked up too, under a key that nobody has
  const account = await accounts.findByLogin(unit.id, keyring.of(unit.id).loginKeys(readLogin(login) ?? `\0${login}`))
  const isOpen = account !== undefined && isUsable(account, now())
  const hash = isOpen ? openPasswordHash(keyring, account) : undefined
  // a hash of another account, put in by somebody who can write into the database
  if (hash === undefined && isOpen && account.passwordHash !== undefined)
    log.warn('account.mark-broken', { unit: unit.id, account: account.id })
  const turn = turnOf(order)
  const valid = await (hash === undefined ? hasher.verifyNothing(password, turn) : hasher.verify(hash, password, turn))
  const isRight = valid && account !== undefined
  log.info(isRight ? 'sign-in.verified' : 'sign-in.refused', { unit: unit.id })
  return isRight ? account : undefined
}

function turnOf({ unit, door, networks, browser }: SignIn): HashingTurn {
  if (browser !== undefined) return { for: 'known', unit: unit.id, from: browser }
  return {
    for: door === 'system' ? 'system' : 'stranger',
    unit: unit.id,
    ...(networks && { from: widestOf(networks) }),
  }
}

/** What a system that signs somebody in learns of them. */
export interface VerifiedAccount {
  login: string
  firstName: string
  lastName: string
}

/** Somebody signs in to a school's system. */
export interface SystemSignIn {
  unit: Unit
  /** The system. */
  caller: Caller
  login: string
  password: string
  /** IP address of the visitor, when the system says it. */
  client?: string | undefined
}

/** Whether the password is right, and whose it is. Throws what {@link checkPassword} throws. */
export async function verifyPassword(
  services: Needs,
  { unit, caller, login, password, client }: SystemSignIn,
): Promise<{ valid: true; account: VerifiedAccount } | { valid: false }> {
  const order = { unit, login, password, networks: visitorNetworks(caller, client), door: 'system' } as const
  const account = await checkPassword(services, order, async (found) => found)
  if (account === undefined) return { valid: false }
  const { firstName = '', lastName = '' } = openProfile(services.keyring, account) ?? {}
  return { valid: true, account: { login: account.login, firstName, lastName } }
}
