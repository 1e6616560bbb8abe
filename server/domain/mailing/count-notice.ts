import type { Account, StoredObjection } from '../account.js'
import type { Author } from '../author.js'
import { derivedId } from '../derived-id.js'
import { takeFromAuthor } from '../limits/author-limits.js'
import { mailCaps } from '../limits/mail-caps.js'
import { takeFromRecipient, type AddressedMail } from '../limits/recipient-limits.js'
import type { OutboxItem } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'

/** A word that is about to go out. */
export interface CountedNotice extends Omit<AddressedMail, 'keptFor'> {
  /** It goes out however many mails there were. */
  isKept?: boolean
  /** It was counted for its author when they acted. */
  isCounted?: boolean
  item: Pick<OutboxItem, 'id' | 'createdAt'>
  account: Account
  /** Whose act it tells of; absent: the operator's, or the person's own. */
  by?: Author | undefined
  /** Of the link in it. */
  objection?: StoredObjection | undefined
}

/** What a notice counts as: always the same for its item, and another one for each item. */
export function noticeRequest({ id, createdAt }: CountedNotice['item']): string {
  // the same change at another time is another notice with the same id
  return derivedId(JSON.stringify(['notice', id, createdAt]))
}

/**
 * Counts a notice as a mail of whoever caused it, of the address it goes to, and of its person; a retry counts once.
 * False when one of them has had as many as is good: the notice then goes to nobody.
 */
export async function countNotice(
  services: Pick<Services, 'accounts' | 'keyring' | 'limiter' | 'log' | 'now'>,
  unit: Unit,
  { item, account, by, to, isUnasked, isKept = false, isCounted = false, objection }: CountedNotice,
): Promise<boolean> {
  const request = noticeRequest(item)
  if (!account.mails.some((mail) => mail.request === request)) {
    const isWithinShare = isCounted || (await takeFromAuthor(services, unit, { by, mail: 'notice' }))
    if (!isWithinShare && !isKept) return false
    if (!(await takeFromRecipient(services, unit, { to, isUnasked, keptFor: isKept ? account.id : undefined })))
      return false
  }
  return services.accounts.countNotice({
    unit: unit.id,
    id: account.id,
    mail: { request, at: services.now(), kind: 'notice' },
    caps: mailCaps(unit),
    isKept,
    objection,
  })
}
