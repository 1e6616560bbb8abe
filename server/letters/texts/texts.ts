import type { Language } from '../../../contract/language.js'
import type { LetterTexts } from './letter-texts.js'
import { textsEn } from './texts-en.js'
import { textsPl } from './texts-pl.js'
import { textsRu } from './texts-ru.js'
import { textsUk } from './texts-uk.js'

/** What letters say, by language. */
export const LETTER_TEXTS: Record<Language, LetterTexts> = { pl: textsPl, uk: textsUk, en: textsEn, ru: textsRu }
