import { checkPassword } from '../accounts/check-password.js'
import { recordAct } from '../audit/record-act.js'
import { recordSignIns } from '../audit/record-sign-ins.js'
import type { FormAnswer } from '../captcha/form-challenge.js'
import type { Caller } from '../caller.js'
import { knownBrowser, rememberBrowser } from '../limits/known-browser.js'
import { takeFromAddress } from '../limits/limits.js'
import { takeFromBrowser } from '../limits/sign-in-limits.js'
import { countWrongSignIn } from '../limits/wrong-sign-ins.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { sessionOrigin } from './session-origin.js'
import { askAfterWrongSignIns } from './sign-in-challenge.js'
import { beginSession, endSession, type Begun } from './session.js'

/** Somebody types who they are and their password on the page where one signs in. */
export interface SignInOrder {
  unit: Unit
  caller: Caller
  identifier: string
  password: string
  /** Of the session that the browser had before, which ends. */
  token: string | undefined
  /** By what the browser shows that it is known. */
  shown: string | undefined
  /** As the browser says it. */
  userAgent: string | undefined
  /** To the challenge of the form; its answer is empty where there was none. */
  answered: FormAnswer
}

/**
 * Begins a session. An unknown identifier and a wrong password are both undefined, after the same time.
 * Throws {@link Failure} `TOO_MANY_REQUESTS` or `UNAVAILABLE`, and after wrong passwords `CAPTCHA_WRONG` or `CAPTCHA_EXPIRED`.
 */
export async function signIn(
  services: Services,
  order: SignInOrder,
): Promise<(Begun & { shown?: string }) | undefined> {
  const { unit, caller, identifier, password, shown } = order
  const { keyring, now } = services
  const browser = knownBrowser(keyring, { unit, identifier, shown, now: now() })
  // what others in its network do keeps nobody out of a browser that is known
  const known = browser === undefined ? undefined : await takeFromBrowser(services, { unit, identifier, browser })
  // first, so that a form that comes again with the characters is one try
  if (known === undefined) await askAfterWrongSignIns(services, order)
  if (known === undefined) await takeFromAddress(services, { unit, caller, act: 'panel-sign-in' })
  const typed = { unit, identifier, password, networks: caller.networks, known } as const
  const { right, isAll } = await checkPassword(services, { ...typed, kinds: 'any' })
  const [first, ...others] = right
  if (first === undefined && known === undefined) await countWrongSignIn(services, order)
  if (first === undefined) await recordSignIns(services, { unit, accounts: [] })
  const from = sessionOrigin(keyring, { unit: unit.id, caller, userAgent: order.userAgent })
  const begun = first && (await beginSession(services, { unit, accounts: [first, ...others], from }))
  if (begun === undefined) return undefined
  await endSession(services, order.token)
  await recordSignIn(services, unit, begun)
  // a browser of somebody who shares the identifier is no browser of the others
  return isAll ? { ...begun, shown: rememberBrowser(keyring, { unit, identifier, shown, now: now() }) } : begun
}

/** Writes down that somebody is in, of whoever works at the school each time; a sign-in that has steps left is none yet. */
export async function recordSignIn(
  services: Pick<Services, 'audit' | 'now'>,
  unit: Unit,
  { stage, account }: Pick<Begun, 'stage' | 'account'>,
): Promise<void> {
  if (stage !== 'in') return
  await recordSignIns(services, { unit, accounts: [account] })
  if (account.role === undefined) return
  await recordAct(services, { unit, via: 'panel', actor: account.login, action: 'panel.signed-in' })
}
