import type { Account } from '../account.js'
import { awaitsOffice } from '../is-usable.js'
import { liftHold } from '../accounts/set-hold.js'
import { setStatus } from '../accounts/set-status.js'
import { recordAct } from '../audit/record-act.js'
import { Failure } from '../failure.js'
import type { Services } from '../ports/services.js'
import { requireFresh } from '../sessions/require-fresh.js'
import type { Unit } from '../unit.js'
import { findReachable } from './find-reachable.js'
import type { PanelUser } from './panel-user.js'

/**
 * Disables an account, whose tickets die, or enables it again, which for the office ends a hold too: it has looked at the
 * change that somebody objected to, and a teacher may be the one who made it. Throws {@link Failure} `INPUT_INVALID` with
 * `LOGIN_UNKNOWN`, or with `SELF` for one's own account: somebody has to be left who can undo it; and `REAUTHENTICATE` to
 * an office that signed in a while ago and would end a hold, or let staff in again.
 */
export async function setPersonStatus(
  services: Services,
  { unit, user, login, status }: { unit: Unit; user: PanelUser; login: string; status: 'active' | 'disabled' },
): Promise<Account> {
  const { log, now } = services
  const account = await findReachable(services, { unit, reach: user.reach, login })
  if (account.id === user.account.id) throw new Failure('INPUT_INVALID', { reason: 'SELF' })
  const isRelease = status === 'active' && user.reach === 'unit' && awaitsOffice(account, now())
  const isReturn = status === 'active' && account.status === 'disabled' && account.role !== undefined
  if (isRelease || isReturn) requireFresh({ session: user.session, now: now() })
  if (isRelease) await releaseHeld(services, { unit, user, account })
  if (account.status === status) return account
  const action = status === 'disabled' ? 'person.disabled' : 'person.enabled'
  // before it is done: nothing is done that nobody wrote down
  await recordAct(services, { unit, via: 'panel', actor: user.account.login, action, subject: account.login })
  await setStatus(services, account, status)
  log.info(status === 'disabled' ? 'account.disabled' : 'account.enabled', { unit: unit.id })
  return account
}

async function releaseHeld(
  services: Services,
  { unit, user, account }: { unit: Unit; user: PanelUser; account: Account },
): Promise<void> {
  const { login: actor } = user.account
  await recordAct(services, { unit, via: 'panel', actor, action: 'person.released', subject: account.login })
  await liftHold(services, account)
  services.log.info('account.released', { unit: unit.id })
}
