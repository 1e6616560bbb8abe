import type { AddressChangedMail } from '../../domain/ports/mailer.js'
import { oneLine } from '../headers/one-line.js'
import type { MailContent } from './mail-content.js'
import { localMoment } from './local-moment.js'
import { MAIL_TEXTS } from './texts.js'

/**
 * The content that says that an account has another address. Neither mailbox learns the other's address, and no link
 * stands in it.
 */
export function writeAddressChangedMail({ language, unit, which, login, at }: AddressChangedMail): MailContent {
  const texts = MAIL_TEXTS[language]
  const { account, contact, moment } = texts
  const { changedAt, ...addressChanged } = texts.addressChanged
  const { subject, title, intro, notes, notYou, footer = texts.footer } = addressChanged[which]
  const name = oneLine(unit.name)
  return {
    language,
    subject: subject(name),
    sender: name,
    title,
    greeting: texts.greeting,
    intro: [intro(name)],
    accounts: [
      {
        facts: [
          { label: account.login, value: oneLine(login), hint: account.loginHint },
          { label: changedAt, value: moment(localMoment(language, at)) },
        ],
      },
    ],
    notes,
    sections: [notYou, { title: contact.title, text: [contact.text(oneLine(unit.contact)), texts.secrecy] }],
    footer,
  }
}
