import type { EventLog } from '../../domain/ports/event-log.js'
import { Failure } from '../../domain/failure.js'

/**
 * Logs that somebody reached for what is the office's, or that a page of others called (ASVS 16.3.2); of a unit that there
 * is. Other failures are no attack, and a system's key that reaches for staff is logged where it is refused.
 */
export function logRefusal(
  { log }: { log: Pick<EventLog, 'warn'> },
  failure: unknown,
  { unit, route }: { unit: string; route: string },
): void {
  if (!(failure instanceof Failure)) return
  if (failure.code === 'OFFICE_ONLY' && !route.startsWith('accounts.'))
    log.warn('access.refused', { unit, why: 'office', route })
  if (failure.code === 'UNAUTHORIZED' && failure.reason === 'ORIGIN')
    log.warn('access.refused', { unit, why: 'origin', route })
}
