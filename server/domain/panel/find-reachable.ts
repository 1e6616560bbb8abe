import type { Account } from '../account.js'
import { findLogin } from '../accounts/find-login.js'
import { Failure } from '../failure.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { isReachable, placeOf, type Reach } from './reach.js'

/** The account of a login. Whoever is beyond reach is as unknown as whoever is not there: `INPUT_INVALID`, `LOGIN_UNKNOWN`. */
export async function findReachable(
  services: Pick<Services, 'accounts' | 'keyring'>,
  { unit, reach, login }: { unit: Unit; reach: Reach; login: string },
): Promise<Account> {
  const account = await findLogin(services, unit, login)
  if (!isReachable(reach, placeOf(account))) throw new Failure('INPUT_INVALID', { reason: 'LOGIN_UNKNOWN' })
  return account
}
