import type { MailMark } from '../account.js'
import type { TicketGrant } from '../ports/account-store.js'
import type { Unit } from '../unit.js'

/** Mails with links that a person gets in an hour, unless the unit says otherwise. */
export const MAILS_PER_HOUR = { least: 1, default: 5, most: 1_000 } as const

/** Mails with links that a person gets in a day, unless the unit says otherwise. */
export const MAILS_PER_DAY = { least: 1, default: 10, most: 10_000 } as const

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Of a day's mails those that nobody asked for, invitations and notices: the rest is kept for what people ask for. */
export function unaskedShare(perDay: number): number {
  return perDay - Math.floor(perDay / 3)
}

/** How many mails of a person the unit lets through. */
export function mailCaps({ limits }: Pick<Unit, 'limits'>): TicketGrant['caps'] {
  return { perHour: limits.mailsPerHour, perDay: limits.mailsPerDay }
}

/** Whether the mails that a person has had leave no room for another one with a link. An hour counts those alone. */
export function isCapped(mails: readonly MailMark[], { perHour, perDay }: TicketGrant['caps'], now: Date): boolean {
  const sinceHour = mails.filter((mail) => isLink(mail) && mail.at.getTime() > now.getTime() - HOUR_MS)
  return sinceHour.length >= perHour || countedMails(mails, now).length >= perDay
}

/** Whether they leave no room for another notice. */
export function isCappedForNotices(mails: readonly MailMark[], { perDay }: TicketGrant['caps'], now: Date): boolean {
  const ofDay = countedMails(mails, now)
  return ofDay.length >= perDay || ofDay.filter((mail) => !isLink(mail)).length >= unaskedShare(perDay)
}

/** When the caps let another mail with a link through; not later than now when they do so already. */
export function capsFreeAt(mails: readonly MailMark[], { perHour, perDay }: TicketGrant['caps']): Date {
  const freed = (counted: readonly MailMark[], cap: number, after: number): number => {
    const times = counted.map(({ at }) => at.getTime()).toSorted((one, other) => other - one)
    return (times[cap - 1] ?? -Infinity) + after
  }
  return new Date(Math.max(0, freed(mails.filter(isLink), perHour, HOUR_MS), freed(mails, perDay, DAY_MS)))
}

/** The mails that still count against a cap. */
export function countedMails(mails: readonly MailMark[], now: Date): MailMark[] {
  return mails.filter(({ at }) => at.getTime() > now.getTime() - DAY_MS)
}

function isLink({ kind }: MailMark): boolean {
  return kind === undefined
}

/** When a mail counts no more. */
export function mailCountsUntil({ at }: MailMark): Date {
  return new Date(at.getTime() + DAY_MS)
}
