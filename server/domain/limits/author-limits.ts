import { UPLOAD_MOST_LINES } from '../../../contract/upload-limits.js'
import type { Author } from '../author.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { DAY_SECONDS, dayOf } from './day-of.js'

/** What a school's act brings about: a link that nobody asked for, or a word that an address is another one. */
export type CausedMail = 'invitation' | 'notice'

/**
 * Mails a day that go back to one author. A whole school can be invited at once, since each of its people is one mail; an
 * import that changes more addresses than this goes through all the same, and only tells no more of the new ones that
 * day. The word to a former address behind which somebody had set a password is counted and never held back.
 */
const MAILS_A_DAY: Record<Author['role'], Record<CausedMail, number>> = {
  person: { invitation: 0, notice: 20 },
  teacher: { invitation: 300, notice: 100 },
  office: { invitation: UPLOAD_MOST_LINES, notice: 1_000 },
  system: { invitation: UPLOAD_MOST_LINES, notice: 1_000 },
}

/** Counts a mail of an author, who is the operator when there is none; false when they have had their day's share. */
export async function takeFromAuthor(
  { keyring, limiter, log, now }: Pick<Services, 'keyring' | 'limiter' | 'log' | 'now'>,
  unit: Unit,
  { by, mail }: { by: Author | undefined; mail: CausedMail },
): Promise<boolean> {
  if (by === undefined) return true
  const key = keyring.of(unit.id).limitKey('author', dayOf(now()), by.role, by.id)
  const limit = { count: MAILS_A_DAY[by.role][mail], seconds: DAY_SECONDS }
  const { allowed } = await limiter.take(`author-${mail}`, key, limit)
  if (!allowed) log.warn('limit.author', { unit: unit.id, role: by.role, mail })
  return allowed
}
