import type { Undelivered, UndeliveredReason } from '../account.js'
import { mailCountsUntil } from '../limits/mail-caps.js'
import type { Person } from '../directory/person.js'

/** Why somebody's mail did not arrive, or (`capped`) did not go out: they were asked for more often than mails go out. */
export interface MailTrouble {
  reason: UndeliveredReason | 'capped'
  at: Undelivered['at']
}

/**
 * What the school is to know of somebody's mails; undefined when they reach them. An address that does not work goes before
 * the caps, which hold for a day at most.
 */
export function mailTrouble(
  { undelivered, cappedAt }: Pick<Person, 'undelivered' | 'cappedAt'>,
  now: Date,
): MailTrouble | undefined {
  if (undelivered !== undefined || cappedAt === undefined) return undelivered
  return mailCountsUntil({ at: cappedAt }) > now ? { reason: 'capped', at: cappedAt } : undefined
}
