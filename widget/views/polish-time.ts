import type { Language } from '../../contract/language.js'

/** A moment as mails say it: by the clocks of Poland, wherever the reader is. `time` is ISO 8601. */
export function polishTime(language: Language, time: string): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Warsaw',
  }).format(new Date(time))
}
