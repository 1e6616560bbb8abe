import type { Caller } from '../caller.js'
import { takeFreely } from '../limits/challenge-limits.js'
import type { Unit } from '../unit.js'
import { isSpoken, redeemFormChallenge, type FormAnswer } from './form-challenge.js'
import { redeemWait } from './wait-challenge.js'

/** What a form of the way without scripts sends back: the characters of a picture or a sound, or a wait. */
export interface PlainAnswer extends FormAnswer {
  /** Sealed; empty where nobody waited. */
  wait: string
}

/**
 * Spends what was asked for, then compares. Throws what {@link redeemFormChallenge} and {@link redeemWait} throw, and
 * `TOO_MANY_REQUESTS` where a network answers more sounds than people without scripts do.
 */
export async function redeemPlainAnswer(
  services: Parameters<typeof redeemFormChallenge>[0],
  { wait, ...answered }: PlainAnswer & { unit: Unit; caller: Caller },
): Promise<void> {
  if (wait !== '') return redeemWait(services, { ...answered, challenge: wait })
  // a script hears as well as a person, and does no work here
  if (isSpoken(answered.answer)) await takeFreely(services, answered)
  await redeemFormChallenge(services, answered)
}
