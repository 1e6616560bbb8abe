import type { Account } from '../account.js'
import { findLogin } from '../accounts/find-login.js'
import { removeFactors } from '../factors/remove-factors.js'
import { Failure } from '../failure.js'
import type { Services } from '../ports/services.js'
import { requireFresh } from '../sessions/require-fresh.js'
import type { Unit } from '../unit.js'
import type { PanelUser } from './panel-user.js'

/**
 * The office takes all second factors away from a member or a teacher who has lost them, having just shown its own. Throws
 * {@link Failure} `OFFICE_ONLY`, `REAUTHENTICATE`, and `INPUT_INVALID` with `LOGIN_UNKNOWN` or `COMMAND_ONLY`.
 */
export async function resetFactors(
  services: Services,
  { unit, user, login }: { unit: Unit; user: PanelUser; login: string },
): Promise<Account> {
  // a teacher learns nothing of whom there is, and need not show anything again
  if (user.reach !== 'unit') throw new Failure('OFFICE_ONLY')
  requireFresh({ session: user.session, now: services.now() })
  await removeFactors(services, { unit, login, by: user.account })
  return findLogin(services, unit, login)
}
