import type { Language } from '../../../contract/language.js'

/** What more than one step says. */
export interface PlainTexts {
  /** Where a mail is asked for. */
  ask: string
  askAgain: string
  haveCode: string
  tryAgain: string
  busy: string
}

export const PLAIN_TEXTS: Record<Language, PlainTexts> = {
  pl: {
    ask: 'Poproś o wiadomość',
    askAgain: 'Poproś o nową wiadomość',
    haveCode: 'Mam kod z wiadomości albo z kartki ze szkoły',
    tryAgain: 'Spróbuj ponownie',
    busy: 'Usługa chwilowo nie działa. Spróbuj ponownie za kilka minut.',
  },
  uk: {
    ask: 'Попросити лист',
    askAgain: 'Попросити новий лист',
    haveCode: 'Маю код із листа або з аркуша зі школи',
    tryAgain: 'Спробувати ще раз',
    busy: 'Послуга тимчасово не працює. Спробуйте ще раз за кілька хвилин.',
  },
  en: {
    ask: 'Ask for a message',
    askAgain: 'Ask for a new message',
    haveCode: 'I have a code from the message or from the slip from the school',
    tryAgain: 'Try again',
    busy: 'The service is not working at the moment. Try again in a few minutes.',
  },
  ru: {
    ask: 'Попросить письмо',
    askAgain: 'Попросить новое письмо',
    haveCode: 'У меня есть код из письма или с листка из школы',
    tryAgain: 'Попробовать ещё раз',
    busy: 'Услуга временно не работает. Попробуйте ещё раз через несколько минут.',
  },
}
