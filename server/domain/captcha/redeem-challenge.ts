import type { Caller } from '../caller.js'
import { Failure } from '../failure.js'
import { countFailure, countRedeemed } from '../limits/challenge-limits.js'
import type { ChallengeKind } from '../../../contract/challenge-kind.js'
import type { WorkSolution } from '../ports/challenges.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'

/** A challenge with what the browser and the person made of it. */
export interface Redemption {
  unit: Unit
  caller: Caller
  challenge: string
  /** Undefined: of a form without a script, where what the person typed is all. */
  solution: WorkSolution | undefined
  answer?: string | undefined
}

/**
 * Spends a challenge, then compares: a wrong answer spends it too, and of many redemptions at once one is heard.
 * What was forged or wrong makes the next challenges of its networks dearer; what was late or sent twice does not, since
 * an honest browser does that too. The unit's price follows what was redeemed here, right or wrong.
 * Throws {@link Failure} `CAPTCHA_EXPIRED`, or `CAPTCHA_WRONG` for everything else that is not right.
 */
export async function redeemChallenge(
  services: Pick<Services, 'challenges' | 'keyring' | 'limiter' | 'log' | 'now' | 'spent'>,
  redemption: Redemption,
): Promise<void> {
  const { challenges, spent, now, log } = services
  const { unit, challenge, solution, answer } = redemption
  const opened = challenges.open(challenge)
  if (opened === undefined || opened.unit !== unit.id)
    throw await refuseChallenge(services, redemption, { why: 'forged' })
  if (opened.expiresAt <= now()) throw new Failure('CAPTCHA_EXPIRED')
  if (!(await spent.spend(opened.id, opened.expiresAt))) {
    log.info('captcha.refused', { unit: unit.id, why: 'spent' })
    throw new Failure('CAPTCHA_WRONG')
  }
  await countRedeemed(services, redemption)
  const isRight = solution === undefined ? opened.isAnsweredBy(answer) : await opened.isSolvedBy(solution, answer)
  if (!isRight) throw await refuseChallenge(services, redemption, { why: 'wrong', kind: opened.kind })
}

/** Writes down and counts that a challenge was forged or got wrong; returns what to throw. */
export async function refuseChallenge(
  services: Pick<Services, 'keyring' | 'limiter' | 'log'>,
  { unit, caller }: Pick<Redemption, 'unit' | 'caller'>,
  facts: { why: 'forged' | 'wrong'; kind?: ChallengeKind },
): Promise<Failure> {
  services.log.info('captcha.refused', { unit: unit.id, ...facts })
  await countFailure(services, { unit, caller })
  return new Failure('CAPTCHA_WRONG')
}
