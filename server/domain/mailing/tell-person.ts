import type { Account } from '../account.js'
import { openPassword } from '../accounts/password-seal.js'
import { openProfile } from '../accounts/profile.js'
import type { Author } from '../author.js'
import { languageOf } from '../language-of.js'
import type { Mail, PasswordSetMail } from '../ports/mailer.js'
import type { OutboxItem } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { countNotice } from './count-notice.js'
import { mailId } from './mail-id.js'
import { sendOrNote } from './send-or-note.js'

/** What every word of what one signs in with says. */
type NoticeFacts = Omit<PasswordSetMail, 'kind'>

/** What is told to whom. */
interface PersonalNotice {
  notice: Pick<OutboxItem, 'id' | 'unit' | 'createdAt'>
  account: Account
  /** Whose act it tells of; absent: the person's own, or the operator's. */
  by?: Author | undefined
  mail(facts: NoticeFacts): Mail
}

/**
 * Tells a person of a change of what they sign in with: the mailbox that the password was set from, whatever the address
 * has become meanwhile. Nobody when there is none, or it has had as many mails as is good. Throws what the mailer throws when it should be tried again.
 */
export async function tellPerson(
  services: Pick<Services, 'accounts' | 'keyring' | 'limiter' | 'log' | 'mailer' | 'now' | 'outbox'>,
  unit: Unit,
  { notice, account, by, mail }: PersonalNotice,
): Promise<void> {
  const { keyring, log } = services
  const present = openProfile(keyring, account)?.email
  const { from } = openPassword(keyring, account) ?? {}
  const to = from ?? present
  if (to === undefined) return
  const counted = { item: notice, account, by, to, isUnasked: by !== undefined, isKept: from !== undefined }
  if (!(await countNotice(services, unit, counted))) {
    log.warn('mail.capped', { unit: unit.id })
    return
  }
  const facts: NoticeFacts = {
    id: mailId(keyring, { item: notice, account: account.id, to }),
    unit,
    to,
    language: languageOf(unit, account),
    login: account.login,
    at: notice.createdAt,
  }
  const isSent = await sendOrNote(services, mail(facts), { people: to === present ? [account] : [], item: notice.id })
  if (isSent) log.info('mail.notice-sent', { unit: unit.id })
}
