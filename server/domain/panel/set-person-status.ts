import type { Account } from '../account.js'
import { setStatus } from '../accounts/set-status.js'
import { recordAct } from '../audit/record-act.js'
import { Failure } from '../failure.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { findReachable } from './find-reachable.js'
import type { PanelUser } from './panel-session.js'

/**
 * Disables an account, whose tickets die, or enables it again. Throws {@link Failure} `INPUT_INVALID` with
 * `LOGIN_UNKNOWN`, or with `SELF` for one's own account: somebody has to be left who can undo it.
 */
export async function setPersonStatus(
  services: Services,
  { unit, user, login, status }: { unit: Unit; user: PanelUser; login: string; status: 'active' | 'disabled' },
): Promise<Account> {
  const { log } = services
  const account = await findReachable(services, { unit, reach: user.reach, login })
  if (account.id === user.account.id) throw new Failure('INPUT_INVALID', { reason: 'SELF' })
  if (account.status === status) return account
  const action = status === 'disabled' ? 'person.disabled' : 'person.enabled'
  // before it is done: nothing is done that nobody wrote down
  await recordAct(services, { unit, via: 'panel', actor: user.account.login, action, subject: account.login })
  await setStatus(services, account, status)
  log.info(status === 'disabled' ? 'account.disabled' : 'account.enabled', { unit: unit.id })
  return account
}
