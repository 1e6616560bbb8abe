import type { Language } from '../../../contract/language.js'
import type { Caller } from '../caller.js'
import { takeChallenge } from '../limits/challenge-limits.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { challengePrice } from './challenge-price.js'
import { redeemChallenge } from './redeem-challenge.js'

/** A challenge of a form that needs no script: a picture and a sound, of which one is answered. */
export interface FormChallenge {
  picture: DrawnChallenge
  sound: DrawnChallenge
}

interface DrawnChallenge {
  /** Sealed; the form sends it back. */
  challenge: string
  /** What its picture or sound is drawn from: the last part of its address. */
  drawing: string
}

/** What a form sends back, as it came in. */
export interface FormAnswer {
  picture: string
  sound: string
  answer: string
}

const SPOKEN = /^[\d\s-]+$/

/**
 * Makes both ways of a challenge, which count as one. Without a script nothing does the work that either asks for, so no
 * price makes them dearer. Throws {@link Failure} `TOO_MANY_REQUESTS`.
 */
export async function issueFormChallenge(
  services: Pick<Services, 'challenges' | 'keyring' | 'limiter' | 'log' | 'now'>,
  order: { unit: Unit; caller: Caller; language: Language },
): Promise<FormChallenge> {
  const { unit, language } = order
  const load = await takeChallenge(services, order)
  const price = unit.captcha.workFactor * challengePrice(load, unit.limits)
  const issue = async (kind: 'picture' | 'sound'): Promise<DrawnChallenge> => {
    const { challenge, drawing = '' } = await services.challenges.issue({ unit: unit.id, kind, language, price })
    return { challenge, drawing }
  }
  return { picture: await issue('picture'), sound: await issue('sound') }
}

/** Spends the way that was answered, then compares. Throws what {@link redeemChallenge} throws. */
export async function redeemFormChallenge(
  services: Parameters<typeof redeemChallenge>[0],
  { unit, caller, picture, sound, answer }: FormAnswer & { unit: Unit; caller: Caller },
): Promise<void> {
  const challenge = isSpoken(answer) ? sound : picture
  await redeemChallenge(services, { unit, caller, challenge, solution: undefined, answer })
}

/** Whether an answer is to the sound: that speaks digits alone, and a picture of nothing but sevens and threes is one in a hundred thousand. */
export function isSpoken(answer: string): boolean {
  return SPOKEN.test(answer)
}
