import { Failure } from '../failure.js'
import type { WorkSolution } from '../ports/challenges.js'
import type { Services } from '../services.js'
import type { Unit } from '../unit.js'

/** A challenge with what the browser and the person made of it. */
export interface Redemption {
  unit: Unit
  challenge: string
  solution: WorkSolution
  answer?: string | undefined
}

/**
 * Spends a challenge, then compares: a wrong answer spends it too, and of many redemptions at once one is heard.
 * Throws {@link Failure} `CAPTCHA_EXPIRED`, or `CAPTCHA_WRONG` for everything else that is not right.
 */
export async function redeemChallenge(
  { challenges, spent, now, log }: Pick<Services, 'challenges' | 'spent' | 'now' | 'log'>,
  { unit, challenge, solution, answer }: Redemption,
): Promise<void> {
  const opened = challenges.open(challenge)
  if (opened === undefined || opened.unit !== unit.id) {
    log.info('captcha.refused', { unit: unit.id, why: 'forged' })
    throw new Failure('CAPTCHA_WRONG')
  }
  if (opened.expiresAt <= now()) throw new Failure('CAPTCHA_EXPIRED')
  if (!(await spent.spend(opened.id, opened.expiresAt))) {
    log.info('captcha.refused', { unit: unit.id, why: 'spent' })
    throw new Failure('CAPTCHA_WRONG')
  }
  if (!(await opened.isSolvedBy(solution, answer))) {
    log.info('captcha.refused', { unit: unit.id, why: 'wrong', kind: opened.kind })
    throw new Failure('CAPTCHA_WRONG')
  }
}
