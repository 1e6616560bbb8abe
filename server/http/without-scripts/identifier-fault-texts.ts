import type { Language } from '../../../contract/language.js'

/** What an identifier looks like that was mistyped: `wrong` can be nobody's, `doubted` can be a login. */
export const IDENTIFIER_FAULTS = [
  'email-wrong',
  'pesel-wrong',
  'substitute-wrong',
  'email-doubted',
  'pesel-doubted',
  'substitute-doubted',
  'login-doubted',
] as const
export type IdentifierFault = (typeof IDENTIFIER_FAULTS)[number]

export const IDENTIFIER_FAULT_TEXTS: Record<Language, Record<IdentifierFault, string>> = {
  pl: {
    'email-wrong': 'Sprawdź adres e-mail. Powinien mieć znak @ i domenę z kropką, bez spacji i przecinków.',
    'pesel-wrong': 'Sprawdź numer PESEL. Ma 11 cyfr, a we wpisanym coś się nie zgadza.',
    'substitute-wrong': 'Sprawdź identyfikator z kartki. Któryś znak się nie zgadza.',
    'email-doubted': 'To nie wygląda na cały adres e-mail. Popraw go albo, jeśli to login, wyślij jeszcze raz.',
    'pesel-doubted': 'To nie jest poprawny numer PESEL. Popraw go albo, jeśli to login, wyślij jeszcze raz.',
    'substitute-doubted':
      'W identyfikatorze z kartki któryś znak się nie zgadza. Popraw go albo, jeśli to login, wyślij jeszcze raz.',
    'login-doubted': 'Sprawdź, czy to cały login. Jeśli tak, wyślij jeszcze raz.',
  },
  uk: {
    'email-wrong': 'Перевірте адресу e-mail. Вона повинна мати знак @ і домен із крапкою, без пробілів і ком.',
    'pesel-wrong': 'Перевірте номер PESEL. У ньому 11 цифр, а у введеному щось не збігається.',
    'substitute-wrong': 'Перевірте ідентифікатор з аркуша. Якийсь знак не збігається.',
    'email-doubted': 'Це не схоже на повну адресу e-mail. Виправте її або, якщо це логін, надішліть ще раз.',
    'pesel-doubted': 'Це неправильний номер PESEL. Виправте його або, якщо це логін, надішліть ще раз.',
    'substitute-doubted':
      'В ідентифікаторі з аркуша якийсь знак не збігається. Виправте його або, якщо це логін, надішліть ще раз.',
    'login-doubted': 'Перевірте, чи це повний логін. Якщо так, надішліть ще раз.',
  },
  en: {
    'email-wrong': 'Check the email address. It should have an @ and a domain with a dot, and no spaces or commas.',
    'pesel-wrong': 'Check the PESEL. It has 11 digits, and something in the one entered does not fit.',
    'substitute-wrong': 'Check the identifier from the slip. One of the characters does not fit.',
    'email-doubted': 'This does not look like a whole email address. Correct it or, if it is a login, send it again.',
    'pesel-doubted': 'This is not a valid PESEL. Correct it or, if it is a login, send it again.',
    'substitute-doubted':
      'One of the characters of the identifier from the slip does not fit. Correct it or, if it is a login, send it again.',
    'login-doubted': 'Check that this is the whole login. If it is, send it again.',
  },
  ru: {
    'email-wrong': 'Проверьте адрес e-mail. В нём должны быть знак @ и домен с точкой, без пробелов и запятых.',
    'pesel-wrong': 'Проверьте номер PESEL. В нём 11 цифр, а во введённом что-то не сходится.',
    'substitute-wrong': 'Проверьте идентификатор с листка. Какой-то знак не сходится.',
    'email-doubted': 'Это не похоже на полный адрес e-mail. Исправьте его или, если это логин, отправьте ещё раз.',
    'pesel-doubted': 'Это неправильный номер PESEL. Исправьте его или, если это логин, отправьте ещё раз.',
    'substitute-doubted':
      'В идентификаторе с листка какой-то знак не сходится. Исправьте его или, если это логин, отправьте ещё раз.',
    'login-doubted': 'Проверьте, весь ли это логин. Если да, отправьте ещё раз.',
  },
}
