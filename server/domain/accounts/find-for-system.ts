import type { Account } from '../account.js'
import { Failure } from '../failure.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { findLogin } from './find-login.js'

/**
 * The account of a login, for a system that disables or invites. Throws {@link Failure} `INPUT_INVALID` with
 * `LOGIN_UNKNOWN`, and `OFFICE_ONLY` for whoever works with the panel: no key locks the school out.
 */
export async function findForSystem(
  services: Pick<Services, 'accounts' | 'keyring'>,
  { unit, login }: { unit: Unit; login: string },
): Promise<Account> {
  const account = await findLogin(services, unit, login)
  if (account.role !== undefined) throw new Failure('OFFICE_ONLY')
  return account
}
