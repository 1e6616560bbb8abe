import { openPassword } from '../accounts/password-seal.js'
import { openProfile } from '../accounts/profile.js'
import { languageOf } from '../language-of.js'
import type { PasswordSetMail } from '../ports/mailer.js'
import type { Lease, PasswordNotice } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { queueWebhook } from '../webhooks/queue-webhook.js'
import { countNotice } from './count-notice.js'
import { mailId } from './mail-id.js'
import type { NoticeOutcome } from './notice-outcome.js'
import { sendOrNote } from './send-or-note.js'

/** Tells the person that the password was set, and the school's own system. Throws what the mailer throws when it should be tried again. */
export async function tellPasswordSet(
  services: Pick<Services, 'accounts' | 'keyring' | 'limiter' | 'log' | 'mailer' | 'now' | 'outbox'>,
  unit: Unit,
  notice: PasswordNotice,
  held: Lease,
): Promise<NoticeOutcome> {
  const { accounts, keyring, log, outbox } = services
  const account = await accounts.findById(unit.id, notice.account)
  if (account?.passwordNotice !== notice.id) return 'void'
  if (unit.webhook !== undefined && notice.isTold !== true) {
    await tellSchool(services, unit, notice, account.login)
    await outbox.markTold(held)
  }
  const present = openProfile(keyring, account)?.email
  const { from } = openPassword(keyring, account) ?? {}
  // the mailbox that it was set from, whatever the address has become meanwhile
  const to = from ?? present
  if (to === undefined) return 'done'
  const isKept = from !== undefined
  if (!(await countNotice(services, unit, { item: notice, account, to, isUnasked: false, isKept }))) {
    log.warn('mail.capped', { unit: unit.id })
    return 'done'
  }
  const mail: PasswordSetMail = {
    kind: 'password-set',
    id: mailId(keyring, { item: notice, account: account.id, to }),
    unit,
    to,
    language: languageOf(unit, account),
    login: account.login,
    at: notice.createdAt,
  }
  const isSent = await sendOrNote(services, mail, { people: to === present ? [account] : [], item: notice.id })
  if (isSent) log.info('mail.notice-sent', { unit: unit.id })
  return 'done'
}

function tellSchool(
  services: Pick<Services, 'now' | 'outbox'>,
  unit: Unit,
  { id, isFirst, createdAt }: PasswordNotice,
  login: string,
): Promise<void> {
  const event = isFirst ? 'account.activated' : 'account.password-set'
  return queueWebhook(services, unit, { event, login, at: createdAt, cause: [id] })
}
