import type { Account } from '../account.js'
import { Failure } from '../failure.js'
import { readLogin } from '../identifiers/login.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { isReachable, placeOf, type Reach } from './reach.js'

/** The account of a login. Whoever is beyond reach is as unknown as whoever is not there: `INPUT_INVALID`, `LOGIN_UNKNOWN`. */
export async function findReachable(
  { accounts, keyring }: Pick<Services, 'accounts' | 'keyring'>,
  { unit, reach, login }: { unit: Unit; reach: Reach; login: string },
): Promise<Account> {
  const normal = readLogin(login)
  const account = normal && (await accounts.findByLogin(unit.id, keyring.of(unit.id).loginKeys(normal)))
  if (!account || !isReachable(reach, placeOf(account))) throw new Failure('INPUT_INVALID', { reason: 'LOGIN_UNKNOWN' })
  return account
}
