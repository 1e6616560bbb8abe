import type { AddressChangedMail } from '../../domain/ports/mailer.js'
import { accountNotice } from './account-notice.js'
import type { MailContent } from './mail-content.js'
import { localMoment } from '../../typography/local-moment.js'
import { MAIL_TEXTS } from './texts.js'

/**
 * The content that says that an account has another address. Neither mailbox learns the other's address. No link in it
 * opens anything: the one that there may be can only close.
 */
export function writeAddressChangedMail(mail: AddressChangedMail): MailContent {
  const { language, which, objection } = mail
  const { access, addressChanged } = MAIL_TEXTS[language]
  const { changedAt, objection: objecting, [which]: texts } = addressChanged
  if (objection === undefined) return accountNotice(mail, { changedAt, ...texts })
  const { notYou } = texts
  const notice = accountNotice(mail, {
    changedAt,
    ...texts,
    notYou: { ...notYou, text: [objecting.text, ...notYou.text] },
  })
  const action = {
    label: objecting.action,
    link: objection.link,
    until: access.until(localMoment(language, objection.expiresAt)),
    fallback: access.fallback,
  }
  return { ...notice, accounts: notice.accounts.map((account) => ({ ...account, action })) }
}
