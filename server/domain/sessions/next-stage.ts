import type { Account } from '../account.js'
import { hasSecondFactor } from '../has-second-factor.js'
import type { Session, SessionStage } from '../ports/session-store.js'
import type { Unit } from '../unit.js'

/** Where the sign-in of an account goes on, once it is settled whose it is. */
export function nextStage(
  unit: Pick<Unit, 'staffSecondFactor'>,
  account: Account,
  { isFactorShown }: { isFactorShown: boolean },
): SessionStage {
  if (hasSecondFactor(account)) return isFactorShown ? 'in' : 'factor'
  return lacksFactor(unit, account) ? 'setup' : 'in'
}

/** Where a session is today: whoever got in before the unit asked for a second factor has to set one up. */
export function stageNow(
  unit: Pick<Unit, 'staffSecondFactor'>,
  account: Account,
  { stage }: Pick<Session, 'stage'>,
): SessionStage {
  return stage === 'in' && lacksFactor(unit, account) ? 'setup' : stage
}

/** Whether somebody works at the school, and has not the second factor that the unit requires. */
function lacksFactor({ staffSecondFactor }: Pick<Unit, 'staffSecondFactor'>, account: Account): boolean {
  return staffSecondFactor === 'required' && account.role !== undefined && !hasSecondFactor(account)
}

/** Whether somebody who is in is to be told that a second factor would keep their account safer. */
export function isFactorOffered({ staffSecondFactor }: Pick<Unit, 'staffSecondFactor'>, account: Account): boolean {
  return staffSecondFactor === 'offered' && account.role !== undefined && !hasSecondFactor(account)
}
