import type { Account } from '../account.js'
import { readLogin } from '../identifiers/login.js'
import { forgetSignIn, takeFromSignIn } from '../limits/limits.js'
import type { Services } from '../services.js'
import type { Unit } from '../unit.js'
import { openProfile } from './profile.js'

/**
 * The account, if login and password are right; an unknown login, a disabled account and one without a password take the
 * same time. After ten wrong ones in a quarter of an hour a login has one try in ten seconds, until its owner sets a new
 * password.
 * Throws {@link Failure} `TOO_MANY_REQUESTS` or `UNAVAILABLE`.
 */
export async function checkPassword(
  services: Pick<Services, 'accounts' | 'hasher' | 'keyring' | 'limiter' | 'log'>,
  { unit, login, password }: { unit: Unit; login: string; password: string },
): Promise<Account | undefined> {
  const { accounts, hasher, keyring, log } = services
  // what cannot be a login is looked up too, under a key that nobody has
  const normal = readLogin(login) ?? `\0${login}`
  await takeFromSignIn(services, unit, normal)
  const account = await accounts.findByLogin(unit.id, keyring.loginKeys(unit.id, normal))
  const hash = account?.status === 'active' ? account.passwordHash : undefined
  const valid = await (hash === undefined ? hasher.verifyNothing(password) : hasher.verify(hash, password))
  if (!valid || account === undefined) {
    log.info('sign-in.refused', { unit: unit.id })
    return undefined
  }
  await forgetSignIn(services, unit, normal)
  log.info('sign-in.verified', { unit: unit.id })
  return account
}

/** What a system that signs somebody in learns of them. */
export interface VerifiedAccount {
  login: string
  firstName: string
  lastName: string
}

/** Whether the password is right, and whose it is. Throws what {@link checkPassword} throws. */
export async function verifyPassword(
  services: Pick<Services, 'accounts' | 'hasher' | 'keyring' | 'limiter' | 'log'>,
  order: { unit: Unit; login: string; password: string },
): Promise<{ valid: true; account: VerifiedAccount } | { valid: false }> {
  const account = await checkPassword(services, order)
  if (account === undefined) return { valid: false }
  const { firstName = '', lastName = '' } = openProfile(services.keyring, account) ?? {}
  return { valid: true, account: { login: account.login, firstName, lastName } }
}
