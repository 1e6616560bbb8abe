import { checkPassword } from '../accounts/verify-password.js'
import { recordAct } from '../audit/record-act.js'
import type { Caller } from '../caller.js'
import { Failure } from '../failure.js'
import { takeFromAddress } from '../limits/limits.js'
import { forgetSignIn } from '../limits/sign-in-limits.js'
import { widestOf } from '../networks.js'
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
  const { unit } = order
  await takeFromAddress(services, { ...order, act: 'panel-sign-in' })
  const { networks } = order.caller
  const turn = { for: 'stranger', unit: unit.id, from: widestOf(networks) } as const
  const typed = { ...order, door: { panel: networks[0].name }, turn }
  const account = await checkPassword(services, typed)
  const started = account && (await startSession(services, account))
  if (started === undefined) throw new Failure('UNAUTHORIZED', { reason: 'SIGN_IN_WRONG' })
  // not before: that a member's password was right shows nowhere
  await forgetSignIn(services, typed)
  await endSession(services, order.token)
  const { login } = started.user.account
  await recordAct(services, { unit, via: 'panel', actor: login, action: 'panel.signed-in' })
  return started
}
