import type { Language } from '../../../contract/language.js'

/** Why somebody who opened letters has none before them. */
export type NoLetters = 'signedOut' | 'again' | 'nobody' | 'nameless' | 'office' | 'busy' | 'unavailable'

/** Said on a page of its own, since letters open in one; with its title and the way back. */
export const NO_LETTERS: Record<Language, Record<NoLetters | 'title' | 'back' | 'confirm', string>> = {
  pl: {
    title: 'Listy do wydrukowania',
    back: 'Przejdź do panelu',
    confirm: 'Potwierdź, że to Ty',
    again:
      'Taki list otwiera konto, które ma już hasło, albo konto osoby pracującej w szkole. Potwierdź najpierw, że to Ty, a potem otwórz list z panelu jeszcze raz.',
    office: 'Ta osoba ma już hasło. Poproś sekretariat o list z kodem albo wyślij link na jej adres e-mail.',
    busy: 'Poprzednie listy jeszcze się przygotowują. Spróbuj za chwilę.',
    signedOut: 'Zaloguj się w panelu i otwórz listy z panelu jeszcze raz.',
    nobody: 'Nie ma tu listów do wydrukowania. Listy są dla osób z klasy, które nie mają jeszcze hasła.',
    nameless:
      'Kto z tej klasy nie ma jeszcze hasła, nie ma też wpisanego imienia ani nazwiska, a list musi być dla kogoś. Uzupełnij je w panelu i otwórz listy jeszcze raz.',
    unavailable: 'Teraz nie można przygotować listów. Spróbuj za kilka minut.',
  },
  uk: {
    title: 'Паперові листи',
    back: 'Перейти до панелі',
    confirm: 'Підтвердити, що це ви',
    again:
      'Такий лист відкриває обліковий запис, який уже має пароль, або запис працівника школи. Спершу підтвердьте, що це ви, а потім відкрийте лист із панелі ще раз.',
    office:
      'Ця особа вже має пароль. Попросіть секретаріат про лист із кодом або надішліть посилання на її адресу e-mail.',
    busy: 'Попередні листи ще готуються. Спробуйте за хвилину.',
    signedOut: 'Увійдіть до панелі й відкрийте листи з панелі ще раз.',
    nobody: 'Тут немає листів для друку. Листи призначені для осіб із класу, які ще не мають пароля.',
    nameless:
      'У тих із цього класу, хто ще не має пароля, не записано ні імені, ні прізвища, а лист має бути для когось. Впишіть їх у панелі й відкрийте листи ще раз.',
    unavailable: 'Зараз не вдається підготувати листи. Спробуйте за кілька хвилин.',
  },
  en: {
    title: 'Letters to print',
    back: 'Go to the panel',
    confirm: 'Show that it is you',
    again:
      'Such a letter opens an account that has a password already, or that of somebody who works at the school. Show first that it is you, and open the letter from the panel again.',
    office:
      'This person has a password already. Ask the office for a letter with a code, or send a link to their email address.',
    busy: 'The letters before these are still being made. Try again in a moment.',
    signedOut: 'Sign in to the panel and open the letters from there again.',
    nobody: 'There are no letters to print here. Letters are for people of the class who have no password yet.',
    nameless:
      'Those of this class who have no password yet have no name on record either, and a letter has to be for somebody. Enter their names in the panel and open the letters again.',
    unavailable: 'The letters cannot be made now. Try again in a few minutes.',
  },
  ru: {
    title: 'Бумажные письма',
    back: 'Перейти в панель',
    confirm: 'Подтвердить, что это вы',
    again:
      'Такое письмо открывает учётную запись, у которой уже есть пароль, или запись работника школы. Сначала подтвердите, что это вы, а потом откройте письмо из панели ещё раз.',
    office:
      'У этого человека уже есть пароль. Попросите у секретариата письмо с кодом или отправьте ссылку на его адрес e-mail.',
    busy: 'Предыдущие письма ещё готовятся. Попробуйте через минуту.',
    signedOut: 'Войдите в панель и откройте письма из панели ещё раз.',
    nobody: 'Здесь нет писем для печати. Письма предназначены для людей из класса, у которых ещё нет пароля.',
    nameless:
      'У тех из этого класса, у кого ещё нет пароля, не записаны ни имя, ни фамилия, а письмо должно быть для кого-то. Впишите их в панели и откройте письма ещё раз.',
    unavailable: 'Сейчас письма подготовить нельзя. Попробуйте через несколько минут.',
  },
}
