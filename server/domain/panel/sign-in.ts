import { checkPassword } from '../accounts/verify-password.js'
import { recordAct } from '../audit/record-act.js'
import type { Caller } from '../caller.js'
import { Failure } from '../failure.js'
import { knownBrowser, rememberBrowser } from '../limits/known-browser.js'
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
  /** By what the browser shows that it is known. */
  shown: string | undefined
}

/** Somebody who is signed in, and what their browser is given. */
export interface SignedIn {
  token: string
  user: PanelUser
  /** By what the browser is known from now on. */
  shown: string
}

/**
 * Starts a session. A wrong login, a wrong password and a member's right password are one {@link Failure}
 * `UNAUTHORIZED` with the reason `SIGN_IN_WRONG`, after the same time; too many of them are `TOO_MANY_REQUESTS`.
 */
export async function signIn(services: Services, order: PanelSignIn): Promise<SignedIn> {
  const { unit, caller, login, password, shown } = order
  const { keyring, now } = services
  const browser = knownBrowser(keyring, { unit, login, shown, now: now() })
  // what others in its network do keeps nobody out of a browser that is known
  if (browser === undefined) await takeFromAddress(services, { unit, caller, act: 'panel-sign-in' })
  const typed = { unit, login, password, networks: caller.networks, browser, door: 'page' } as const
  const started = await checkPassword(services, typed, (account) => startSession(services, account))
  if (started === undefined) throw new Failure('UNAUTHORIZED', { reason: 'SIGN_IN_WRONG' })
  await endSession(services, order.token)
  const { account } = started.user
  await recordAct(services, { unit, via: 'panel', actor: account.login, action: 'panel.signed-in' })
  return { ...started, shown: rememberBrowser(keyring, { unit, login, shown, now: now() }) }
}
