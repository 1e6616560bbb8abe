import type { PasswordSetMail } from '../../domain/ports/mailer.js'
import { accountNotice } from './account-notice.js'
import type { MailContent } from './mail-content.js'
import { MAIL_TEXTS } from './texts.js'

/** The content that says that a password was set: no link and no secret, so that nobody learns to click on such mails. */
export function writePasswordSetMail(mail: PasswordSetMail): MailContent {
  const { account, passwordSet } = MAIL_TEXTS[mail.language]
  return accountNotice(mail, { ...passwordSet, changedAt: account.setAt, notes: [passwordSet.wasYou] })
}
