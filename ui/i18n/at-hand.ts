import type { Language } from '../../contract/language.js'

/** The few texts that are there before anything else is loaded. */
export interface AtHand {
  unreachable: string
  /** An error of the page's own. */
  broken: string
  retry: string
}

/** In every language, since they are what is said when no language can be loaded. */
export const atHand: Record<Language, AtHand> = {
  pl: {
    unreachable: 'Nie ma połączenia z serwerem. Sprawdź internet.',
    broken: 'Na tej stronie coś się zepsuło. Odśwież ją, a jeśli to nie pomoże, zapytaj w szkole.',
    retry: 'Spróbuj ponownie',
  },
  uk: {
    unreachable: 'Немає зв’язку із сервером. Перевірте інтернет.',
    broken: 'На цій сторінці щось зламалося. Оновіть її, а якщо це не допоможе, запитайте у школі.',
    retry: 'Спробувати ще раз',
  },
  en: {
    unreachable: 'The server cannot be reached. Check your internet connection.',
    broken: 'Something on this page is broken. Reload it, and if that does not help, ask at school.',
    retry: 'Try again',
  },
  ru: {
    unreachable: 'Нет связи с сервером. Проверьте интернет.',
    broken: 'На этой странице что-то сломалось. Обновите её, а если это не поможет, спросите в школе.',
    retry: 'Попробовать ещё раз',
  },
}
