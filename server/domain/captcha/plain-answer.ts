import type { Caller } from '../caller.js'
import type { Unit } from '../unit.js'
import { redeemFormChallenge, type FormAnswer } from './form-challenge.js'
import { redeemWait } from './wait-challenge.js'

/** What a form of the way without scripts sends back: the characters of a picture or a sound, or a wait. */
export interface PlainAnswer extends FormAnswer {
  /** Sealed; empty where nobody waited. */
  wait: string
}

/** Spends what was asked for, then compares. Throws what {@link redeemFormChallenge} and {@link redeemWait} throw. */
export async function redeemPlainAnswer(
  services: Parameters<typeof redeemFormChallenge>[0],
  { wait, ...answered }: PlainAnswer & { unit: Unit; caller: Caller },
): Promise<void> {
  if (wait === '') await redeemFormChallenge(services, answered)
  else await redeemWait(services, { ...answered, challenge: wait })
}
