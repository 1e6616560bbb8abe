import type { Language } from './language.js'

/** What a language calls itself. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  pl: 'Polski',
  uk: 'Українська',
  en: 'English',
  ru: 'Русский',
}
