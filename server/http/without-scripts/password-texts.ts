import type { Language } from '../../../contract/language.js'

/** What is said where a password is set for a ticket, and after; the rest stands where one changes it oneself. */
export interface PlainPasswordTexts {
  title: string
  titleActivation: string
  login: string
  until: (date: string, time: string) => string
  repeated: string
  different: string
  /** Before the others whom the same mail has links for. */
  all: string
  submit: string
  done: {
    title: string
    lead: string
    login: string
    logins: string
    /** Before the logins whose link was gone by then. */
    left: string
    signIn: string
  }
}

export const PLAIN_PASSWORD_TEXTS: Record<Language, PlainPasswordTexts> = {
  pl: {
    title: 'Ustaw nowe hasło',
    titleActivation: 'Ustaw swoje pierwsze hasło',
    login: 'Twój login',
    until: (date, time) => `Można to zrobić do: ${date}, ${time} (czasu polskiego).`,
    repeated: 'Powtórz nowe hasło',
    different: 'Hasła różnią się od siebie. Wpisz oba jeszcze raz.',
    all: 'To samo hasło także dla:',
    submit: 'Ustaw hasło',
    done: {
      title: 'Hasło jest ustawione',
      lead: 'Od teraz loguj się tym hasłem.',
      login: 'Twój login:',
      logins: 'Loginy z tym hasłem:',
      left: 'Bez zmian, bo kod już nie działał:',
      signIn: 'Zaloguj się',
    },
  },
  uk: {
    title: 'Встановіть новий пароль',
    titleActivation: 'Встановіть свій перший пароль',
    login: 'Ваш логін',
    until: (date, time) => `Це можна зробити до: ${date}, ${time} (за польським часом).`,
    repeated: 'Повторіть новий пароль',
    different: 'Паролі різні. Введіть обидва ще раз.',
    all: 'Той самий пароль також для:',
    submit: 'Встановити пароль',
    done: {
      title: 'Пароль встановлено',
      lead: 'Відтепер входьте із цим паролем.',
      login: 'Ваш логін:',
      logins: 'Логіни з цим паролем:',
      left: 'Без змін, бо код уже не діяв:',
      signIn: 'Увійти',
    },
  },
  en: {
    title: 'Set a new password',
    titleActivation: 'Set your first password',
    login: 'Your login',
    until: (date, time) => `This can be done until: ${date}, ${time} (Polish time).`,
    repeated: 'Type the new password again',
    different: 'The passwords differ. Type both again.',
    all: 'The same password also for:',
    submit: 'Set the password',
    done: {
      title: 'The password is set',
      lead: 'From now on, sign in with this password.',
      login: 'Your login:',
      logins: 'Logins with this password:',
      left: 'Not changed, since the code no longer worked:',
      signIn: 'Sign in',
    },
  },
  ru: {
    title: 'Задайте новый пароль',
    titleActivation: 'Задайте свой первый пароль',
    login: 'Ваш логин',
    until: (date, time) => `Это можно сделать до: ${date}, ${time} (по польскому времени).`,
    repeated: 'Повторите новый пароль',
    different: 'Пароли различаются. Введите оба ещё раз.',
    all: 'Тот же пароль также для:',
    submit: 'Задать пароль',
    done: {
      title: 'Пароль задан',
      lead: 'Теперь входите с этим паролем.',
      login: 'Ваш логин:',
      logins: 'Логины с этим паролем:',
      left: 'Без изменений, так как код уже не действовал:',
      signIn: 'Войти',
    },
  },
}
