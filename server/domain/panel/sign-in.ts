import { checkPassword } from '../accounts/verify-password.js'
import { recordAct } from '../audit/record-act.js'
import type { Caller } from '../caller.js'
import { Failure } from '../failure.js'
import { takeFromAddress } from '../limits/limits.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { endSession, startSession, type PanelUser } from './panel-session.js'

/** Somebody types login and password on the panel's page. */
export interface PanelSignIn {
  unit: Unit
  caller: Caller
  login: string
  password: string
  /** Of the session that the browser had before, which ends. */
  token: string | undefined
}

/**
 * Starts a session. A wrong login, a wrong password and a member's right password are one {@link Failure}
 * `UNAUTHORIZED` with the reason `SIGN_IN_WRONG`, after the same time; too many of them are `TOO_MANY_REQUESTS`.
 */
export async function signIn(services: Services, order: PanelSignIn): Promise<{ token: string; user: PanelUser }> {
  const { unit, caller, login, password } = order
  await takeFromAddress(services, { unit, caller, act: 'panel-sign-in' })
  const typed = { unit, login, password, networks: caller.networks, door: 'page' } as const
  const started = await checkPassword(services, typed, (account) => startSession(services, account))
  if (started === undefined) throw new Failure('UNAUTHORIZED', { reason: 'SIGN_IN_WRONG' })
  await endSession(services, order.token)
  const { account } = started.user
  await recordAct(services, { unit, via: 'panel', actor: account.login, action: 'panel.signed-in' })
  return started
}
