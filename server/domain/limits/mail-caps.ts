import type { MailMark } from '../account.js'
import type { MailCaps } from '../ports/account-store.js'
import type { Unit } from '../unit.js'

/** Mails with links that a person gets in an hour, unless the unit says otherwise. */
export const MAILS_PER_HOUR = { least: 1, default: 5, most: 1_000 } as const

/** Mails with links that a person gets in a day, unless the unit says otherwise. */
export const MAILS_PER_DAY = { least: 1, default: 10, most: 10_000 } as const

/** However many networks ask: at most so many times the caps. */
const CEILING = 2

/** Beyond the caps a network gets at most a third of what is left in a day, so that the next one finds some. */
const PARTS_OF_THE_REST = 3

/** Mails a day that the school can send whatever strangers ask for. */
export const SCHOOLS_OWN = 3

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Of a day's mails those that nobody asked for, invitations and notices: the rest is kept for what people ask for. */
export function unaskedShare(perDay: number): number {
  return perDay - Math.floor(perDay / 3)
}

/** How many mails of a person the unit lets through. */
export function mailCaps({ limits }: Pick<Unit, 'limits'>): MailCaps {
  return { perHour: limits.mailsPerHour, perDay: limits.mailsPerDay }
}

/** Whether they leave no room for another notice. */
export function isCappedForNotices(mails: readonly MailMark[], { perDay }: MailCaps, now: Date): boolean {
  const ofDay = countedMails(mails, now)
  return ofDay.length >= perDay || ofDay.filter((mail) => !isLink(mail)).length >= unaskedShare(perDay)
}

/** What people may ask for in a person's name, from all networks together; {@link SCHOOLS_OWN} are beside it. */
export function mailCeiling({ perHour, perDay }: MailCaps): MailCaps {
  return { perHour: CEILING * perHour, perDay: CEILING * perDay }
}

/**
 * Whether the mails that a person has had leave no room for another one with a link that is asked for from `network`, or
 * (undefined) that the school sends. Nobody uses up what is somebody else's:
 *
 * - up to the caps there are mails for everybody who asks, and for the school; an hour counts links alone;
 * - beyond them a network still gets a third of what is left until twice the caps. Of the default's ten a day, after one
 *   network that asked all day the next gets three mails, then two, two, one, one, and the seventh the last;
 * - in an hour it leaves as many as it takes: of the default's five beyond the cap, after one network that asked all at
 *   once the next gets three mails, then one, and the fourth the last;
 * - the school has three a day of its own.
 */
export function isCapped(
  mails: readonly MailMark[],
  caps: MailCaps,
  { network, at }: Pick<MailMark, 'network' | 'at'>,
): boolean {
  const { perHour, perDay } = caps
  const day = countedMails(mails, at)
  const hour = day.filter((mail) => isLink(mail) && mail.at.getTime() > at.getTime() - HOUR_MS)
  const own = (marks: MailMark[]): number => marks.filter((mail) => isLink(mail) && mail.network === network).length
  if (own(hour) >= perHour || own(day) >= perDay) return true
  if (hour.length < perHour && day.length < perDay) return false
  if (network === undefined) return own(day) >= SCHOOLS_OWN
  const ceiling = mailCeiling(caps)
  const isHourUsed = own(hour) >= ceiling.perHour - hour.length
  return isHourUsed || own(day) >= shareOfRest(caps, day.length)
}

/** How many of a day's mails a network may ask for when `had` went out before it asks: as many as the caps are, or less. */
export function dayShare(caps: MailCaps, had: number): number {
  return had < caps.perDay ? caps.perDay : shareOfRest(caps, had)
}

function shareOfRest(caps: MailCaps, had: number): number {
  return Math.max(0, Math.ceil((mailCeiling(caps).perDay - had) / PARTS_OF_THE_REST))
}

/** When the caps let another mail of the school's to the person through; `now` when they do so already. */
export function capsFreeAt(mails: readonly MailMark[], caps: MailCaps, now: Date): Date {
  const moments = mails.flatMap(({ at }) => [at.getTime() + HOUR_MS, at.getTime() + DAY_MS])
  const free = [now.getTime(), ...moments.filter((moment) => moment > now.getTime())]
    .toSorted((one, other) => one - other)
    .find((moment) => !isCapped(mails, caps, { at: new Date(moment) }))
  return new Date(free ?? now)
}

/** The mails that still count against a cap. */
export function countedMails(mails: readonly MailMark[], now: Date): MailMark[] {
  return mails.filter(({ at }) => at.getTime() > now.getTime() - DAY_MS)
}

function isLink({ kind }: MailMark): boolean {
  return kind === undefined
}

/** When a mail counts no more. */
export function mailCountsUntil({ at }: Pick<MailMark, 'at'>): Date {
  return new Date(at.getTime() + DAY_MS)
}
