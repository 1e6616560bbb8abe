import type { RowReason } from '../accounts/account-row.js'
import { takeFromTaken } from '../limits/limits.js'
import type { Services } from '../services.js'
import type { Unit } from '../unit.js'
import type { PanelUser } from './panel-session.js'

const TAKEN: ReadonlySet<string> = new Set<RowReason>(['LOGIN_TAKEN', 'PESEL_TAKEN', 'SUBSTITUTE_ID_TAKEN'])

/**
 * That an identifier is taken has to be told, and tells a teacher that somebody beyond their reach has it. So that nobody
 * tries PESELs one after another, it is told so many times a day. Throws {@link Failure} `TOO_MANY_REQUESTS`.
 */
export async function tellTaken(
  services: Pick<Services, 'keyring' | 'limiter' | 'log'>,
  { unit, user, reasons }: { unit: Unit; user: PanelUser; reasons: readonly string[] },
): Promise<void> {
  if (user.reach === 'unit' || !reasons.some((reason) => TAKEN.has(reason))) return
  await takeFromTaken(services, unit, user.account.id)
}
