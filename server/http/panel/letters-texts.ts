import type { Language } from '../../../contract/language.js'

/** Why somebody who opened letters has none before them. */
export type NoLetters = 'signedOut' | 'nobody' | 'nameless' | 'unavailable'

/** Said on a page of its own, since letters open in one; with its title and the way back. */
export const NO_LETTERS: Record<Language, Record<NoLetters | 'title' | 'back', string>> = {
  pl: {
    title: 'Listy do wydrukowania',
    back: 'Przejdź do panelu',
    signedOut: 'Zaloguj się w panelu i otwórz listy z panelu jeszcze raz.',
    nobody: 'Nie ma tu listów do wydrukowania. Listy są dla osób z klasy, które nie mają jeszcze hasła.',
    nameless:
      'Kto z tej klasy nie ma jeszcze hasła, nie ma też wpisanego imienia ani nazwiska, a list musi być dla kogoś. Uzupełnij je w panelu i otwórz listy jeszcze raz.',
    unavailable: 'Teraz nie można przygotować listów. Spróbuj za kilka minut.',
  },
  uk: {
    title: 'Паперові листи',
    back: 'Перейти до панелі',
    signedOut: 'Увійдіть до панелі й відкрийте листи з панелі ще раз.',
    nobody: 'Тут немає листів для друку. Листи призначені для осіб із класу, які ще не мають пароля.',
    nameless:
      'У тих із цього класу, хто ще не має пароля, не записано ні імені, ні прізвища, а лист має бути для когось. Впишіть їх у панелі й відкрийте листи ще раз.',
    unavailable: 'Зараз не вдається підготувати листи. Спробуйте за кілька хвилин.',
  },
  en: {
    title: 'Letters to print',
    back: 'Go to the panel',
    signedOut: 'Sign in to the panel and open the letters from there again.',
    nobody: 'There are no letters to print here. Letters are for people of the class who have no password yet.',
    nameless:
      'Those of this class who have no password yet have no name on record either, and a letter has to be for somebody. Enter their names in the panel and open the letters again.',
    unavailable: 'The letters cannot be made now. Try again in a few minutes.',
  },
  ru: {
    title: 'Бумажные письма',
    back: 'Перейти в панель',
    signedOut: 'Войдите в панель и откройте письма из панели ещё раз.',
    nobody: 'Здесь нет писем для печати. Письма предназначены для людей из класса, у которых ещё нет пароля.',
    nameless:
      'У тех из этого класса, у кого ещё нет пароля, не записаны ни имя, ни фамилия, а письмо должно быть для кого-то. Впишите их в панели и откройте письма ещё раз.',
    unavailable: 'Сейчас письма подготовить нельзя. Попробуйте через несколько минут.',
  },
}
