import type { Language } from '../../../contract/language.js'
import type { MailTexts } from './mail-texts.js'
import { textsEn } from './texts-en.js'
import { textsPl } from './texts-pl.js'
import { textsRu } from './texts-ru.js'
import { textsUk } from './texts-uk.js'

/** What mails say, by language. */
export const MAIL_TEXTS: Record<Language, MailTexts> = { pl: textsPl, uk: textsUk, en: textsEn, ru: textsRu }
