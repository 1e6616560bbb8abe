import type { Account } from '../account.js'
import { recordSignIns } from '../audit/record-sign-ins.js'
import { visitorNetworks, type Caller } from '../caller.js'
import type { Keyring } from '../keyring.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { checkPassword, type PasswordChecking, type SignIn } from './check-password.js'
import { openProfile } from './profile.js'

/** What a system that signs somebody in learns of them. */
export interface VerifiedAccount {
  login: string
  firstName: string
  lastName: string
}

/** Whether somebody is let in; several accounts where a family shares address and password, the first of them apart. */
export type Verdict = { valid: true; account: VerifiedAccount; accounts: VerifiedAccount[] } | { valid: false }

/** Somebody signs in to a school's system. */
export interface SystemSignIn extends Pick<SignIn, 'identifier' | 'kinds' | 'password'> {
  unit: Unit
  /** The system, and the name by which the history knows it. */
  caller: Caller
  system: string
  /** IP address of the visitor, when the system says it. */
  client?: string | undefined
}

/** Whether the password is right, and whose it is; the history of each of them says so. Throws what {@link checkPassword} throws. */
export async function verifyPassword(
  services: PasswordChecking & Pick<Services, 'audit'>,
  { unit, caller, system, identifier, kinds, password, client }: SystemSignIn,
): Promise<Verdict> {
  const networks = visitorNetworks(caller, client)
  const { right: found } = await checkPassword(services, {
    unit,
    identifier,
    kinds,
    password,
    networks,
    system,
  })
  await recordSignIns(services, { unit, accounts: found, system })
  const [account, ...others] = found.map((each) => verified(services.keyring, each))
  return account === undefined ? { valid: false } : { valid: true, account, accounts: [account, ...others] }
}

function verified(keyring: Keyring, account: Account): VerifiedAccount {
  const { firstName = '', lastName = '' } = openProfile(keyring, account) ?? {}
  return { login: account.login, firstName, lastName }
}
