import type { FactorsChangedMail } from '../../domain/ports/mailer.js'
import { accountNotice } from './account-notice.js'
import type { MailContent } from './mail-content.js'
import { MAIL_TEXTS } from './texts.js'

/** The content that says that a second factor is new or gone; no link stands in it. */
export function writeFactorsChangedMail(mail: FactorsChangedMail): MailContent {
  const { changedAt, ...factorsChanged } = MAIL_TEXTS[mail.language].factorsChanged
  return accountNotice(mail, { changedAt, ...factorsChanged[mail.change] })
}
