import type { Language } from '../../../contract/language.js'

/** What stands on every step. */
export interface StepTexts {
  /** Before the title of a page on which something is wrong. */
  wrongTitle: string
  /** Before the school's contact. */
  contact: string
}

export const STEP_TEXTS: Record<Language, StepTexts> = {
  pl: { wrongTitle: 'Błąd', contact: 'Pomoc' },
  uk: { wrongTitle: 'Помилка', contact: 'Допомога' },
  en: { wrongTitle: 'Error', contact: 'Help' },
  ru: { wrongTitle: 'Ошибка', contact: 'Помощь' },
}
