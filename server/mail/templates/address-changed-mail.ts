import type { AddressChangedMail } from '../../domain/ports/mailer.js'
import { oneLine } from '../headers/one-line.js'
import type { MailContent } from './mail-content.js'
import { localMoment } from './local-moment.js'
import { MAIL_TEXTS } from './texts.js'

/**
 * The content that says that an account has another address. Neither mailbox learns the other's address. No link in it
 * opens anything: the one that there may be can only close.
 */
export function writeAddressChangedMail({
  language,
  unit,
  which,
  login,
  at,
  objection,
}: AddressChangedMail): MailContent {
  const texts = MAIL_TEXTS[language]
  const { access, account, contact, moment } = texts
  const { changedAt, objection: objecting, ...addressChanged } = texts.addressChanged
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
        ...(objection && {
          action: {
            label: objecting.action,
            link: objection.link,
            until: access.until(localMoment(language, objection.expiresAt)),
            fallback: access.fallback,
          },
        }),
      },
    ],
    notes,
    sections: [
      objection ? { ...notYou, text: [objecting.text, ...notYou.text] } : notYou,
      { title: contact.title, text: [contact.text(oneLine(unit.contact)), texts.secrecy] },
    ],
    footer,
  }
}
