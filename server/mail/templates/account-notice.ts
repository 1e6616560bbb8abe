import type { Mail } from '../../domain/ports/mailer.js'
import { oneLine } from '../headers/one-line.js'
import { localMoment } from '../../typography/local-moment.js'
import type { MailContent } from './mail-content.js'
import type { NoticeTexts } from './mail-texts.js'
import { MAIL_TEXTS } from './texts.js'
import { unitWords } from './unit-words.js'

/** The content of a word that something of one account was changed, and when: no link and no secret stands in it. */
export function accountNotice(
  { language, unit, login, at }: Pick<Mail, 'language' | 'unit'> & { login: string; at: Date },
  { subject, title, intro, changedAt, notes, notYou, footer }: NoticeTexts & { changedAt: string },
): MailContent {
  const { account, contact, moment, ...texts } = MAIL_TEXTS[language]
  const { name, contact: whom, words } = unitWords(unit, language)
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
    sections: [notYou, { title: contact.title, text: [contact.text(whom), texts.secrecy] }],
    footer: footer ?? texts.footer,
    unitWords: words,
  }
}
