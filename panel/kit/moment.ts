import type { Language } from '../../contract/language.js'

/** A moment in words, in the reader's time zone; English dates are in the British order. */
export function moment(language: Language, at: string, dateStyle: 'medium' | 'long' = 'medium'): string {
  const locale = language === 'en' ? 'en-GB' : language
  return new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: 'short' }).format(new Date(at))
}
