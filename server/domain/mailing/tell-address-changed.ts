import { isUsable } from '../is-usable.js'
import { openProfile } from '../accounts/profile.js'
import { languageOf } from '../language-of.js'
import { addressOf } from '../outbox/queue-address-notices.js'
import type { AddressChangedMail } from '../ports/mailer.js'
import type { AddressNotice } from '../ports/outbox.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { createObjection } from '../holds/objection.js'
import { objectionLink } from '../holds/objection-link.js'
import { countNotice, noticeRequest } from './count-notice.js'
import { mailId } from './mail-id.js'
import type { NoticeOutcome } from './notice-outcome.js'
import { sendOrNote } from './send-or-note.js'

/**
 * Tells an address that it is no more, or from now on is, the one of an account. The former one is told whatever became
 * of the account; the new one while it is active. Nobody is told when
 * whoever changed it, the address or the person has had as many mails as is good. Throws what the mailer throws when it
 * should be tried again.
 */
export async function tellAddressChanged(
  services: Pick<Services, 'accounts' | 'keyring' | 'limiter' | 'log' | 'mailer' | 'now' | 'outbox' | 'publicUrl'>,
  unit: Unit,
  notice: AddressNotice,
): Promise<NoticeOutcome> {
  const { accounts, keyring, log } = services
  const { which } = notice
  const to = addressOf(keyring, notice)
  const account = await accounts.findById(unit.id, notice.account)
  const profile = account && openProfile(keyring, account)
  // deleted by hand, or sealed with a key that was dropped
  if (to === undefined || account === undefined || profile === undefined) return 'done'
  if ((profile.email === to) !== (which === 'new')) return 'void'
  if (which === 'new' && !isUsable(account, services.now())) return 'done'
  const language = languageOf(unit, account)
  const objection =
    which === 'new' || account.passwordHash === undefined
      ? undefined
      : createObjection(keyring, account, { change: noticeRequest(notice), now: services.now() })
  const { by, isKept = false } = notice
  const counted = { item: notice, account, by, to, isUnasked: true, isKept, objection: objection?.stored }
  if (!(await countNotice(services, unit, counted))) {
    log.warn('mail.capped', { unit: unit.id })
    return 'done'
  }
  const mail: AddressChangedMail = {
    kind: 'address-changed',
    id: mailId(keyring, { item: notice, account: account.id, to }),
    unit,
    to,
    language,
    which,
    login: account.login,
    at: notice.createdAt,
    ...(objection && {
      objection: {
        link: objectionLink(unit, services.publicUrl, { text: objection.text, language }),
        expiresAt: objection.stored.expiresAt,
      },
    }),
  }
  // that a former address is dead is nobody's business any more
  const people = which === 'new' ? [account] : []
  const isSent = await sendOrNote(services, mail, { people, item: notice.id })
  if (isSent) log.info('mail.notice-sent', { unit: unit.id })
  return 'done'
}
