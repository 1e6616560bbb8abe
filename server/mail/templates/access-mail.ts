import { MOST_TOLD } from '../../domain/limits/wish-count.js'
import { formatCode } from '../../domain/tickets/code.js'
import type { AccessEntry, AccessMail } from '../../domain/ports/mailer.js'
import { oneLine } from '../headers/one-line.js'
import type { MailContent, MailAccount, MailCode, MailFact } from './mail-content.js'
import { localMoment } from '../../typography/local-moment.js'
import { schoolText } from './school-text.js'
import { MAIL_TEXTS } from './texts.js'
import { unitWords } from './unit-words.js'

/** The content with logins and links: of one account, or of all accounts of an address. It greets nobody by name. */
export function writeAccessMail({ language, unit, entries, codePage, asked }: AccessMail): MailContent {
  const texts = MAIL_TEXTS[language]
  const { access, contact } = texts
  const { name, contact: whom, words } = unitWords(unit, language)
  const only = entries.length === 1 ? entries[0] : undefined
  const kind = only?.purpose ?? 'several'
  const hasPassword = entries.some((entry) => entry.purpose === 'recovery')
  return {
    language,
    subject: access.subject[kind](name),
    sender: name,
    title: access.title[kind],
    greeting: texts.greeting,
    intro: (kind === 'recovery' && asked === undefined ? access.introUnasked : access.intro[kind])(name),
    accounts: entries.map((entry, at) =>
      describe(language, entry, { codePage, isFirst: at === 0, isOne: only !== undefined }),
    ),
    notes: [only === undefined ? access.once.several : access.once.one],
    sections: [
      {
        title: access.notYou.title,
        text: [
          ...(asked === undefined ? [] : [tellAsked(language, asked)]),
          access.notYou.text[hasPassword ? 'recovery' : 'activation'],
          access.notYou.repeats,
        ],
      },
      { title: contact.title, text: [contact.text(whom), texts.secrecy] },
    ],
    footer: texts.footer,
    unitWords: words,
  }
}

/** That somebody asked, when, and how often if it was more than once. */
function tellAsked(language: AccessMail['language'], { at, times }: NonNullable<AccessMail['asked']>): string {
  const { access, moment } = MAIL_TEXTS[language]
  const often = access.askedOften(times > MOST_TOLD ? access.moreThan(MOST_TOLD) : String(times))
  return [access.asked(moment(localMoment(language, at))), ...(times > 1 ? [often] : [])].join(' ')
}

/** What a login is, is said at the first account alone; of several, all in one parent's name, the class is named. */
function describe(
  language: AccessMail['language'],
  entry: AccessEntry,
  { codePage, isFirst, isOne }: { codePage: string; isFirst: boolean; isOne: boolean },
): MailAccount {
  const { access, account } = MAIL_TEXTS[language]
  const person = [schoolText(entry.firstName), schoolText(entry.lastName)].join(' ').trim()
  const ofClass = isOne ? '' : schoolText(entry.class)
  const facts: MailFact[] = [
    { label: account.login, value: oneLine(entry.login), ...(isFirst && { hint: account.loginHint }) },
  ]
  if (ofClass !== '') facts.unshift({ label: account.class, value: ofClass })
  if (person !== '') facts.unshift({ label: account.person, value: person })
  return {
    facts,
    action: {
      label: access.action[entry.purpose],
      link: entry.link,
      until: access.until(localMoment(language, entry.expiresAt)),
      fallback: access.fallback,
      code: describeCode(language, entry, codePage),
    },
  }
}

function describeCode(language: AccessMail['language'], { code }: AccessEntry, page: string): MailCode {
  const { label, where, until } = MAIL_TEXTS[language].access.code
  return { label, value: formatCode(code.text), where, page, until: until(localMoment(language, code.expiresAt)) }
}
