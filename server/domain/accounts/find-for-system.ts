import type { Account } from '../account.js'
import type { Actor } from '../audit/record-act.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { findLogin } from './find-login.js'
import { refuseStaff, type StaffWatch } from './refuse-staff.js'

/**
 * The account of a login, for a system that disables or invites. Throws {@link Failure} `INPUT_INVALID` with
 * `LOGIN_UNKNOWN`, and `OFFICE_ONLY` for whoever works with the panel: no key locks the school out.
 */
export async function findForSystem(
  services: Pick<Services, 'accounts' | 'keyring'> & StaffWatch,
  { unit, actor, login }: { unit: Unit; actor: Actor; login: string },
): Promise<Account> {
  const account = await findLogin(services, unit, login)
  if (account.role !== undefined) await refuseStaff(services, { unit, actor, login: account.login })
  return account
}
