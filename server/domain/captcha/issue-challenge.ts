import type { Caller } from '../caller.js'
import type { Language } from '../../../contract/language.js'
import { takeChallenge } from '../limits/challenge-limits.js'
import type { ChallengeKind } from '../../../contract/challenge-kind.js'
import type { IssuedChallenge } from '../ports/challenges.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { challengePrice } from './challenge-price.js'

/**
 * Makes a challenge, dearer the more its networks take or get wrong and the more challenges come back to its unit; nothing
 * is written but counters.
 * Throws {@link Failure} `TOO_MANY_REQUESTS`.
 */
export async function issueChallenge(
  services: Pick<Services, 'challenges' | 'keyring' | 'limiter' | 'log' | 'now'>,
  order: { unit: Unit; caller: Caller; kind: ChallengeKind; language: Language },
): Promise<IssuedChallenge> {
  const { unit, kind, language } = order
  const load = await takeChallenge(services, order)
  const price = unit.captcha.workFactor * challengePrice(load, unit.limits)
  return services.challenges.issue({ unit: unit.id, kind, language, price })
}
