import type { PasswordSetMail } from '../../domain/ports/mailer.js'
import { oneLine } from '../headers/one-line.js'
import type { MailContent } from './mail-content.js'
import { localMoment } from './local-moment.js'
import { MAIL_TEXTS } from './texts.js'

/** The content that says that a password was set: no link and no secret, so that nobody learns to click on such mails. */
export function writePasswordSetMail({ language, unit, login, at }: PasswordSetMail): MailContent {
  const texts = MAIL_TEXTS[language]
  const { account, contact, moment, passwordSet } = texts
  const name = oneLine(unit.name)
  return {
    language,
    subject: passwordSet.subject(name),
    sender: name,
    title: passwordSet.title,
    greeting: texts.greeting,
    intro: [passwordSet.intro(name)],
    accounts: [
      {
        facts: [
          { label: account.login, value: oneLine(login), hint: account.loginHint },
          { label: account.setAt, value: moment(localMoment(language, at)) },
        ],
      },
    ],
    notes: [passwordSet.wasYou],
    sections: [
      { title: passwordSet.notYou.title, text: passwordSet.notYou.text },
      { title: contact.title, text: [contact.text(oneLine(unit.contact)), texts.secrecy] },
    ],
    footer: texts.footer,
  }
}
