import type { Account } from '../account.js'
import { Failure } from '../failure.js'
import { readLogin } from '../../../contract/login.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'

/** The account of a login. Throws {@link Failure} `INPUT_INVALID` with `LOGIN_UNKNOWN` if there is none. */
export async function findLogin(
  { accounts, keyring }: Pick<Services, 'accounts' | 'keyring'>,
  unit: Unit,
  login: string,
): Promise<Account> {
  const normal = readLogin(login)
  const account = normal && (await accounts.findByLogin(unit.id, keyring.of(unit.id).loginKeys(normal)))
  if (!account) throw new Failure('INPUT_INVALID', { reason: 'LOGIN_UNKNOWN' })
  return account
}
