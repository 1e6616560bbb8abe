import type { Language } from '../../../contract/language.js'

/** What the page says that asks for a second factor, and the first page of passkeys. */
export interface FactorTexts {
  title: string
  lead: (login: string) => string
  code: string
  codeHint: string
  submit: string
  usePasskey: string
  /** On the first page. */
  signInByPasskey: string
  passkeyRefused: string
  passkeyNeedsScript: string
  wrongCode: string
  lost: string
  again: string
}

export const FACTOR_TEXTS: Record<Language, FactorTexts> = {
  pl: {
    title: 'Drugi składnik logowania',
    lead: (login) => `Hasło jest dobre (${login}). Jeszcze jeden krok.`,
    code: 'Kod',
    codeHint: 'Sześć cyfr z aplikacji albo jeden z wydrukowanych kodów.',
    submit: 'Dalej',
    usePasskey: 'Użyj klucza dostępu',
    signInByPasskey: 'Zaloguj się kluczem dostępu',
    passkeyRefused: 'Przeglądarka nie użyła klucza dostępu. Spróbuj ponownie albo zaloguj się inaczej.',
    passkeyNeedsScript: 'Klucz dostępu potrzebuje JavaScriptu. Włącz go w przeglądarce.',
    wrongCode: 'Ten kod nie pasuje albo był już użyty. Poczekaj na następny i wpisz go.',
    lost: 'Nie masz już telefonu, klucza ani kodów? Drugi składnik usunie sekretariat szkoły, a sekretariatowi – administrator serwera. Mailem nie da się tego zrobić.',
    again: 'Zaloguj się inaczej',
  },
  uk: {
    title: 'Другий фактор входу',
    lead: (login) => `Пароль правильний (${login}). Ще один крок.`,
    code: 'Код',
    codeHint: 'Шість цифр із застосунку або один із роздрукованих кодів.',
    submit: 'Далі',
    usePasskey: 'Використати ключ доступу',
    signInByPasskey: 'Увійти ключем доступу',
    passkeyRefused: 'Браузер не використав ключа доступу. Спробуйте ще раз або увійдіть інакше.',
    passkeyNeedsScript: 'Ключу доступу потрібен JavaScript. Увімкніть його в браузері.',
    wrongCode: 'Цей код не підходить або його вже використано. Зачекайте на наступний і введіть його.',
    lost: 'Більше не маєте телефона, ключа чи кодів? Другий фактор прибере секретаріат школи, а секретаріату – адміністратор сервера. Листом цього зробити не можна.',
    again: 'Увійти інакше',
  },
  en: {
    title: 'Second factor',
    lead: (login) => `The password is right (${login}). One more step.`,
    code: 'Code',
    codeHint: 'Six digits from the app, or one of the printed codes.',
    submit: 'Continue',
    usePasskey: 'Use a passkey',
    signInByPasskey: 'Sign in with a passkey',
    passkeyRefused: 'The browser used no passkey. Try again, or sign in another way.',
    passkeyNeedsScript: 'A passkey needs JavaScript. Switch it on in your browser.',
    wrongCode: 'This code does not fit, or has been used already. Wait for the next one and type it.',
    lost: 'No phone, key or codes any more? The school office takes the second factor away; for the office, whoever runs the server does. It cannot be done by mail.',
    again: 'Sign in another way',
  },
  ru: {
    title: 'Второй фактор входа',
    lead: (login) => `Пароль верный (${login}). Ещё один шаг.`,
    code: 'Код',
    codeHint: 'Шесть цифр из приложения или один из распечатанных кодов.',
    submit: 'Далее',
    usePasskey: 'Использовать ключ доступа',
    signInByPasskey: 'Войти ключом доступа',
    passkeyRefused: 'Браузер не использовал ключ доступа. Попробуйте ещё раз или войдите иначе.',
    passkeyNeedsScript: 'Ключу доступа нужен JavaScript. Включите его в браузере.',
    wrongCode: 'Этот код не подходит или уже использован. Дождитесь следующего и введите его.',
    lost: 'Нет больше телефона, ключа или кодов? Второй фактор уберёт секретариат школы, а секретариату – администратор сервера. Письмом этого сделать нельзя.',
    again: 'Войти иначе',
  },
}
