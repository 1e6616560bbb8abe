import type { Language } from '../../contract/language.js'

/** The few texts that are there before anything else is loaded. */
export interface AtHand {
  unreachable: string
  retry: string
}

/** In every language, since they are what is said when no language can be loaded. */
export const atHand: Record<Language, AtHand> = {
  pl: {
    unreachable: 'Nie ma połączenia z serwerem. Sprawdź internet.',
    retry: 'Spróbuj ponownie',
  },
  uk: {
    unreachable: 'Немає зв’язку із сервером. Перевірте інтернет.',
    retry: 'Спробувати ще раз',
  },
  en: {
    unreachable: 'The server cannot be reached. Check your internet connection.',
    retry: 'Try again',
  },
  ru: {
    unreachable: 'Нет связи с сервером. Проверьте интернет.',
    retry: 'Попробовать ещё раз',
  },
}
