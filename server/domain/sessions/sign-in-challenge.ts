import type { Language } from '../../../contract/language.js'
import type { Caller } from '../caller.js'
import {
  issueFormChallenge,
  redeemFormChallenge,
  type FormAnswer,
  type FormChallenge,
} from '../captcha/form-challenge.js'
import { Failure } from '../failure.js'
import { knownBrowser } from '../limits/known-browser.js'
import { isBrowserUsedUp } from '../limits/sign-in-limits.js'
import { hasManyWrongSignIns } from '../limits/wrong-sign-ins.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'

type Needs = Pick<Services, 'challenges' | 'keyring' | 'limiter' | 'log' | 'now' | 'spent'>

/**
 * The challenge that the page where one signs in asks with; undefined while there were few wrong passwords. A browser that is
 * known, and has tries left, is asked for none, and one that may be is asked only once it is clear for which identifier.
 * Throws {@link Failure} `TOO_MANY_REQUESTS`.
 */
export async function challengeForSignIn(
  services: Needs,
  order: { unit: Unit; caller: Caller; language: Language; identifier: string; shown: string | undefined },
): Promise<FormChallenge | undefined> {
  const { unit, caller, identifier, shown } = order
  if (identifier === '' && shown !== undefined) return undefined
  const browser = knownBrowser(services.keyring, { unit, identifier, shown, now: services.now() })
  if (browser !== undefined && !(await isBrowserUsedUp(services, { unit, identifier, browser }))) return undefined
  const isDue = await hasManyWrongSignIns(services, { unit, caller, identifier: identifier || undefined })
  return isDue ? issueFormChallenge(services, order) : undefined
}

/**
 * Lets whoever has few wrong passwords behind them go on, and whoever answers a challenge. Nobody looks whether there is such an
 * identifier. Throws {@link Failure} `CAPTCHA_WRONG` or `CAPTCHA_EXPIRED`.
 */
export async function askAfterWrongSignIns(
  services: Needs,
  order: { unit: Unit; caller: Caller; identifier: string; answered: FormAnswer },
): Promise<void> {
  const { answered, ...tried } = order
  if (!(await hasManyWrongSignIns(services, tried))) return
  if (answered.answer.trim() === '') throw new Failure('CAPTCHA_WRONG')
  await redeemFormChallenge(services, { ...tried, ...answered })
}
