import type { Language } from '../../contract/language.js'
import { TIME_ZONE as timeZone } from '../../contract/time-zone.js'

/** A moment as clocks in Poland show it. */
export interface LocalMoment {
  /** Day, month in words, year. */
  date: string
  /** `14:05`. */
  time: string
}

interface Clock {
  date: Intl.DateTimeFormat
  time: Intl.DateTimeFormat
}

const CLOCKS: Record<Language, Clock> = {
  pl: clock('pl-PL'),
  uk: clock('uk-UA'),
  en: clock('en-GB'),
  ru: clock('ru-RU'),
}

/** The moment in Polish local time, summer time included, in the words of the language. */
export function localMoment(language: Language, at: Date): LocalMoment {
  const { date, time } = CLOCKS[language]
  return { date: date.format(at), time: time.format(at) }
}

// making a formatter costs more than a whole mail: they are made once
function clock(locale: string): Clock {
  return {
    date: new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', year: 'numeric' }),
    time: new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  }
}
