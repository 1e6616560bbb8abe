import { Failure } from '../failure.js'
import { readLogin } from '../identifiers/login.js'
import type { Services } from '../services.js'
import type { Unit } from '../unit.js'

/** Disables the account of a login; its tickets are dead at once. Throws {@link Failure} `INPUT_INVALID` if there is none. */
export async function disableAccount(
  { accounts, keyring, log, now }: Pick<Services, 'accounts' | 'keyring' | 'log' | 'now'>,
  { unit, login }: { unit: Unit; login: string },
): Promise<{ login: string }> {
  const normal = readLogin(login)
  const disabled = normal && (await accounts.disable(unit.id, keyring.loginKeys(unit.id, normal), now()))
  if (!disabled) throw new Failure('INPUT_INVALID', { reason: 'LOGIN_UNKNOWN' })
  log.info('account.disabled', { unit: unit.id })
  return { login: disabled.login }
}
