import type { AddressChangedMail } from '../../domain/ports/mailer.js'
import { accountNotice } from './account-notice.js'
import type { MailContent } from './mail-content.js'
import { MAIL_TEXTS } from './texts.js'

/**
 * The content that says that an account has another address. Neither mailbox learns the other's address, and no link
 * stands in it.
 */
export function writeAddressChangedMail(mail: AddressChangedMail): MailContent {
  const { changedAt, ...addressChanged } = MAIL_TEXTS[mail.language].addressChanged
  return accountNotice(mail, { changedAt, ...addressChanged[mail.which] })
}
