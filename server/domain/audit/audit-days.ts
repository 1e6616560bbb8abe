import type { Unit } from '../unit.js'

/** Days for which it is remembered who did what, unless the unit says otherwise. */
export const AUDIT_DAYS = { least: 1, default: 365, most: 3_650 } as const

const DAY_MS = 24 * 3_600_000

/** When an entry of the history is forgotten. */
export function forgottenAt({ auditDays }: Pick<Unit, 'auditDays'>, at: Date): Date {
  return new Date(at.getTime() + auditDays * DAY_MS)
}
