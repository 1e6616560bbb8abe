import { recordAct, type Actor } from '../audit/record-act.js'
import { Failure } from '../failure.js'
import { readLogin } from '../identifiers/login.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'

/**
 * Disables the account of a login; its tickets are dead at once. It is written down first: nothing is done that nobody
 * wrote down. Throws {@link Failure} `INPUT_INVALID` if there is none.
 */
export async function disableAccount(
  services: Pick<Services, 'accounts' | 'audit' | 'keyring' | 'log' | 'now'>,
  { unit, login, actor }: { unit: Unit; login: string; actor: Actor },
): Promise<{ login: string }> {
  const { accounts, keyring, log, now } = services
  const normal = readLogin(login)
  const keys = normal === undefined ? [] : keyring.loginKeys(unit.id, normal)
  const known = await accounts.findByLogin(unit.id, keys)
  if (known === undefined) throw new Failure('INPUT_INVALID', { reason: 'LOGIN_UNKNOWN' })
  await recordAct(services, { unit, ...actor, action: 'person.disabled', subject: known.login })
  await accounts.disable(unit.id, keys, now())
  log.info('account.disabled', { unit: unit.id })
  return { login: known.login }
}
