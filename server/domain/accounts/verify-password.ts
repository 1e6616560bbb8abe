import type { Account } from '../account.js'
import { readLogin } from '../identifiers/login.js'
import { forgetSignIn, takeFromSignIn, type Door } from '../limits/sign-in-limits.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { isUsable } from '../is-usable.js'
import { openPasswordHash } from './password-seal.js'
import { openProfile } from './profile.js'

/** Somebody says who they are. */
export interface SignIn {
  unit: Unit
  login: string
  password: string
  door: Door
}

/**
 * The account, if login and password are right; an unknown login, a disabled or held account and one without a password take the
 * same time. After ten wrong ones in a quarter of an hour there is one try in ten seconds, until its owner sets a new
 * password; whoever lets somebody in on this forgets the wrong ones.
 * Throws {@link Failure} `TOO_MANY_REQUESTS` or `UNAVAILABLE`.
 */
export async function checkPassword(
  services: Pick<Services, 'accounts' | 'hasher' | 'keyring' | 'limiter' | 'log' | 'now'>,
  order: SignIn,
): Promise<Account | undefined> {
  const { accounts, hasher, keyring, log, now } = services
  const { unit, login, password } = order
  await takeFromSignIn(services, order)
  // what cannot be a login is looked up too, under a key that nobody has
  const account = await accounts.findByLogin(unit.id, keyring.of(unit.id).loginKeys(readLogin(login) ?? `\0${login}`))
  const isOpen = account !== undefined && isUsable(account, now())
  const hash = isOpen ? openPasswordHash(keyring, account) : undefined
  // a hash of another account, put in by somebody who can write into the database
  if (hash === undefined && isOpen && account.passwordHash !== undefined)
    log.warn('account.mark-broken', { unit: unit.id, account: account.id })
  const valid = await (hash === undefined ? hasher.verifyNothing(password) : hasher.verify(hash, password))
  const isIn = valid && account !== undefined
  log.info(isIn ? 'sign-in.verified' : 'sign-in.refused', { unit: unit.id })
  return isIn ? account : undefined
}

/** What a system that signs somebody in learns of them. */
export interface VerifiedAccount {
  login: string
  firstName: string
  lastName: string
}

/** Whether the password is right, and whose it is. Throws what {@link checkPassword} throws. */
export async function verifyPassword(
  services: Pick<Services, 'accounts' | 'hasher' | 'keyring' | 'limiter' | 'log' | 'now'>,
  typed: Omit<SignIn, 'door'>,
): Promise<{ valid: true; account: VerifiedAccount } | { valid: false }> {
  const order = { ...typed, door: 'api' } as const
  const account = await checkPassword(services, order)
  if (account === undefined) return { valid: false }
  await forgetSignIn(services, order)
  const { firstName = '', lastName = '' } = openProfile(services.keyring, account) ?? {}
  return { valid: true, account: { login: account.login, firstName, lastName } }
}
