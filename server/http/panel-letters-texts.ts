import type { Language } from '../domain/language.js'

/** Why somebody who opened letters has none before them. */
export type NoLetters = 'signedOut' | 'nobody' | 'unavailable'

/** Said on a page of its own, since letters open in one. */
export const NO_LETTERS: Record<Language, Record<NoLetters, string>> = {
  pl: {
    signedOut: 'Zaloguj się w panelu i otwórz listy z panelu jeszcze raz.',
    nobody: 'Nie ma tu listów do wydrukowania. Listy są dla osób z klasy, które nie mają jeszcze hasła.',
    unavailable: 'Teraz nie można przygotować listów. Spróbuj za kilka minut.',
  },
  uk: {
    signedOut: 'Увійдіть до панелі й відкрийте листи з панелі ще раз.',
    nobody: 'Тут немає листів для друку. Листи призначені для осіб із класу, які ще не мають пароля.',
    unavailable: 'Зараз не вдається підготувати листи. Спробуйте за кілька хвилин.',
  },
  en: {
    signedOut: 'Sign in to the panel and open the letters from there again.',
    nobody: 'There are no letters to print here. Letters are for people of the class who have no password yet.',
    unavailable: 'The letters cannot be made now. Try again in a few minutes.',
  },
  ru: {
    signedOut: 'Войдите в панель и откройте письма из панели ещё раз.',
    nobody: 'Здесь нет писем для печати. Письма предназначены для людей из класса, у которых ещё нет пароля.',
    unavailable: 'Сейчас письма подготовить нельзя. Попробуйте через несколько минут.',
  },
}
