import type { AddressProofMail } from '../../domain/ports/mailer.js'
import { localMoment } from '../../typography/local-moment.js'
import { accountNotice } from './account-notice.js'
import type { MailContent } from './mail-content.js'
import { MAIL_TEXTS } from './texts.js'

/** The content that asks whoever reads a mailbox whether it is the one that somebody wants; its link opens nothing. */
export function writeAddressProofMail(mail: AddressProofMail): MailContent {
  const { access, addressProof } = MAIL_TEXTS[mail.language]
  const { action, until, ...texts } = addressProof
  const content = accountNotice(mail, texts)
  const button = {
    label: action,
    link: mail.link,
    until: until(localMoment(mail.language, mail.expiresAt)),
    fallback: access.fallback,
  }
  return { ...content, accounts: content.accounts.map((account) => ({ ...account, action: button })) }
}
