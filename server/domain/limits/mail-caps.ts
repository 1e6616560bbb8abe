import type { MailMark } from '../account.js'
import type { TicketGrant } from '../ports/account-store.js'
import type { Unit } from '../unit.js'

/** Mails with links that a person gets in an hour, unless the unit says otherwise. */
export const MAILS_PER_HOUR = { least: 1, default: 5, most: 1_000 } as const

/** Mails with links that a person gets in a day, unless the unit says otherwise. */
export const MAILS_PER_DAY = { least: 1, default: 10, most: 10_000 } as const

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** How many mails of a person the unit lets through. */
export function mailCaps({ limits }: Pick<Unit, 'limits'>): TicketGrant['caps'] {
  return { perHour: limits.mailsPerHour, perDay: limits.mailsPerDay }
}

/** Whether the mails that a person has had leave no room for another one. */
export function isCapped(mails: readonly MailMark[], { perHour, perDay }: TicketGrant['caps'], now: Date): boolean {
  const sinceHour = mails.filter(({ at }) => at.getTime() > now.getTime() - HOUR_MS)
  return sinceHour.length >= perHour || countedMails(mails, now).length >= perDay
}

/** When the caps let another mail of the person through; not later than now when they do so already. */
export function capsFreeAt(mails: readonly MailMark[], { perHour, perDay }: TicketGrant['caps']): Date {
  const times = mails.map(({ at }) => at.getTime()).toSorted((one, other) => other - one)
  const freed = (cap: number, after: number): number => (times[cap - 1] ?? -Infinity) + after
  return new Date(Math.max(0, freed(perHour, HOUR_MS), freed(perDay, DAY_MS)))
}

/** The mails that still count against a cap. */
export function countedMails(mails: readonly MailMark[], now: Date): MailMark[] {
  return mails.filter(({ at }) => at.getTime() > now.getTime() - DAY_MS)
}

/** When a mail counts no more. */
export function mailCountsUntil({ at }: MailMark): Date {
  return new Date(at.getTime() + DAY_MS)
}
