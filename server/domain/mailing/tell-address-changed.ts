import { isUsable } from '../is-usable.js'
import { openProfile } from '../accounts/profile.js'
import { languageOf } from '../language-of.js'
import { addressOf } from '../outbox/queue-address-notices.js'
import type { AddressChangedMail } from '../ports/mailer.js'
import type { AddressSetting } from '../account.js'
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
  const { accounts, keyring, log, now } = services
  const { which, by, isKept = false, isCounted = false, isDoubtful = false, isEarlier = false } = notice
  const to = addressOf(keyring, notice)
  const account = await accounts.findById(unit.id, notice.account)
  const profile = account && openProfile(keyring, account)
  // deleted by hand, or sealed with a key that was dropped
  if (to === undefined || account === undefined || profile === undefined) return 'done'
  const isThere = profile.email === to
  // whoever changes an address for a moment is told of as whoever changes it for good
  const isBack = isThere && which !== 'new' && isKept && isLater(account.addressSet, notice)
  if (isThere !== (which === 'new') && !isBack) return 'void'
  // it is not there either way
  if (isEarlier && isUnwritten(account.addressSet, notice)) return 'void'
  if (which === 'new' && !isUsable(account, now())) return 'done'
  const language = languageOf(unit, account)
  const objection =
    which !== 'new' && account.passwordHash !== undefined && !isDoubtful
      ? createObjection(keyring, account, {
          change: noticeRequest(notice),
          at: notice.createdAt,
          former: to,
          now: now(),
        })
      : undefined
  const counted = { item: notice, account, by, to, isUnasked: true, isKept, isCounted, objection: objection?.stored }
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
    which: isBack ? 'restored' : which,
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

/** Whether the account's address was written after the notice was queued. */
function isLater(set: AddressSetting | undefined, { createdAt }: AddressNotice): boolean {
  return set !== undefined && set.at > createdAt
}

/** Whether no address was written since: the change that the notice tells of never was. */
function isUnwritten(set: AddressSetting | undefined, { createdAt }: AddressNotice): boolean {
  return set === undefined || set.at < createdAt
}
