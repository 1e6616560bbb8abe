import type { Language } from '../../../contract/language.js'

/** What is said before letters are printed. */
export interface LettersQuestion {
  title: string
  everybody: string
  class: string
  noClass: string
  letters: string
  codes: string
  /** Until which day. */
  codesHold(day: string): string
  replaced: string
  replacedHow: string
  nameless: string
  namelessHow: string
  care: string
  large: string
  action: string
  back: string
}

/** By language. */
export const LETTERS_QUESTION: Record<Language, LettersQuestion> = {
  pl: {
    title: 'Wydrukować listy?',
    everybody: 'Wszystkie klasy',
    class: 'Klasa',
    noClass: 'Osoby bez klasy',
    letters: 'Liczba listów',
    codes: 'W tym z kodem do konta',
    codesHold: (day) => `Kto ma taki list, ustawi hasło bez e-maila. Kod działa do ${day}.`,
    replaced: 'Starsze listy z kodem, które przestaną działać',
    replacedHow: 'Te osoby muszą dostać nowy list.',
    nameless: 'Bez listu, bo nie mają wpisanego imienia ani nazwiska',
    namelessHow: 'Uzupełnij je w panelu.',
    care: 'Wydrukuj od razu i daj każdemu do ręki. Po odświeżeniu strony z listami trzeba wydrukować wszystkie od nowa.',
    large: 'Duży druk (dwie strony na osobę)',
    action: 'Przygotuj listy',
    back: 'Wróć do panelu',
  },
  uk: {
    title: 'Надрукувати листи?',
    everybody: 'Усі класи',
    class: 'Клас',
    noClass: 'Особи без класу',
    letters: 'Кількість листів',
    codes: 'З них із кодом до облікового запису',
    codesHold: (day) => `Хто має такий лист, встановить пароль без e-mail. Код діє до ${day}.`,
    replaced: 'Старі листи з кодом, які перестануть діяти',
    replacedHow: 'Ці особи мають отримати новий лист.',
    nameless: 'Без листа, бо не записано ні імені, ні прізвища',
    namelessHow: 'Впишіть їх у панелі.',
    care: 'Надрукуйте одразу й віддайте кожному в руки. Після оновлення сторінки з листами треба надрукувати всі знову.',
    large: 'Великий шрифт (дві сторінки на особу)',
    action: 'Підготувати листи',
    back: 'Повернутися до панелі',
  },
  en: {
    title: 'Print letters?',
    everybody: 'All classes',
    class: 'Class',
    noClass: 'People without a class',
    letters: 'Letters',
    codes: 'With a code that opens the account',
    codesHold: (day) => `Whoever has such a letter sets a password without email. The code works until ${day}.`,
    replaced: 'Older letters with a code that stop working',
    replacedHow: 'These people have to get the new letter.',
    nameless: 'Without a letter, since no name is on record',
    namelessHow: 'Enter the names in the panel.',
    care: 'Print them at once and hand each to its person. Reloading the page with the letters means printing all of them anew.',
    large: 'Large print (two pages a person)',
    action: 'Make the letters',
    back: 'Back to the panel',
  },
  ru: {
    title: 'Напечатать письма?',
    everybody: 'Все классы',
    class: 'Класс',
    noClass: 'Люди без класса',
    letters: 'Количество писем',
    codes: 'Из них с кодом к учётной записи',
    codesHold: (day) => `У кого есть такое письмо, задаст пароль без e-mail. Код действует до ${day}.`,
    replaced: 'Старые письма с кодом, которые перестанут действовать',
    replacedHow: 'Эти люди должны получить новое письмо.',
    nameless: 'Без письма, так как не записаны ни имя, ни фамилия',
    namelessHow: 'Впишите их в панели.',
    care: 'Напечатайте сразу и отдайте каждому в руки. После обновления страницы с письмами надо напечатать все заново.',
    large: 'Крупный шрифт (две страницы на человека)',
    action: 'Подготовить письма',
    back: 'Вернуться в панель',
  },
}
