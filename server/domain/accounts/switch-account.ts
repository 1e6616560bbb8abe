import { recordAct, type Actor } from '../audit/record-act.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { awaitsOffice } from '../is-usable.js'
import { findLogin } from './find-login.js'
import { liftHold } from './set-hold.js'
import { setStatus } from './set-status.js'

/**
 * Disables the account of a login, whose tickets are dead at once, or enables it again. It is written down first: nothing
 * is done that nobody wrote down. Throws `INPUT_INVALID` if there is none.
 */
export async function switchAccount(
  services: Pick<Services, 'accounts' | 'audit' | 'keyring' | 'log' | 'now'>,
  { unit, login, actor, status }: { unit: Unit; login: string; actor: Actor; status: 'active' | 'disabled' },
): Promise<{ login: string }> {
  const { log, now } = services
  const known = await findLogin(services, unit, login)
  const done = status === 'disabled' ? 'disabled' : 'enabled'
  await recordAct(services, { unit, ...actor, action: `person.${done}`, subject: known.login })
  await setStatus(services, known, status)
  if (status === 'active' && awaitsOffice(known, now())) await liftHold(services, known)
  log.info(`account.${done}`, { unit: unit.id })
  return { login: known.login }
}
