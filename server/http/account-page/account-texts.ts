import type { Language } from '../../../contract/language.js'
import type { Role } from '../../../contract/role.js'
import type { AccountPart } from './account-part.js'

/** What all parts of a person's own page say. */
export interface AccountTexts {
  /** Before the title of a page on which something is wrong. */
  wrongTitle: string
  /** Names the list of the parts. */
  parts: string
  part: Record<AccountPart, string>
  panel: string
  signOut: string
  contact: string
  foreign: { title: string; text: string }
  busy: { title: string; text: string }
  overview: {
    signedInAs: string
    login: string
    name: string
    class: string
    role: string
    roles: Record<Role, string>
  }
}

export const ACCOUNT_TEXTS: Record<Language, AccountTexts> = {
  pl: {
    wrongTitle: 'Błąd',
    parts: 'Części strony',
    part: {
      overview: 'Moje konto',
      password: 'Zmiana hasła',
      factors: 'Drugi składnik',
      sessions: 'Moje sesje',
      email: 'Adres e-mail',
      data: 'Moje dane',
    },
    panel: 'Panel szkoły',
    signOut: 'Wyloguj się',
    contact: 'Pomoc',
    foreign: {
      title: 'Nic się nie zmieniło',
      text: 'Ten formularz wysłała inna strona. Jeśli chcesz coś zmienić, zrób to tutaj.',
    },
    busy: { title: 'Teraz to się nie uda', text: 'Spróbuj ponownie za chwilę. Nic się nie zmieniło.' },
    overview: {
      signedInAs: 'To konto założyła szkoła. Tu możesz o nie zadbać.',
      login: 'Login',
      name: 'Imię i nazwisko',
      class: 'Klasa',
      role: 'Rola',
      roles: { member: 'rodzic albo uczeń', teacher: 'nauczyciel', office: 'sekretariat' },
    },
  },
  uk: {
    wrongTitle: 'Помилка',
    parts: 'Частини сторінки',
    part: {
      overview: 'Мій обліковий запис',
      password: 'Зміна пароля',
      factors: 'Другий фактор',
      sessions: 'Мої сеанси',
      email: 'Адреса e-mail',
      data: 'Мої дані',
    },
    panel: 'Панель школи',
    signOut: 'Вийти',
    contact: 'Допомога',
    foreign: {
      title: 'Нічого не змінилося',
      text: 'Цю форму надіслала інша сторінка. Якщо хочете щось змінити, зробіть це тут.',
    },
    busy: { title: 'Зараз це не вдасться', text: 'Спробуйте трохи згодом. Нічого не змінилося.' },
    overview: {
      signedInAs: 'Цей обліковий запис створила школа. Тут ви можете про нього подбати.',
      login: 'Логін',
      name: 'Ім’я та прізвище',
      class: 'Клас',
      role: 'Роль',
      roles: { member: 'батьки або учень', teacher: 'учитель', office: 'секретаріат' },
    },
  },
  en: {
    wrongTitle: 'Error',
    parts: 'Parts of this page',
    part: {
      overview: 'My account',
      password: 'Change of password',
      factors: 'Second factor',
      sessions: 'My sessions',
      email: 'Email address',
      data: 'My data',
    },
    panel: 'School panel',
    signOut: 'Sign out',
    contact: 'Help',
    foreign: {
      title: 'Nothing has changed',
      text: 'Another page sent this form. If you want to change something, do it here.',
    },
    busy: { title: 'This does not work now', text: 'Try again in a moment. Nothing has changed.' },
    overview: {
      signedInAs: 'The school made this account. Here you can look after it.',
      login: 'Login',
      name: 'Name',
      class: 'Class',
      role: 'Role',
      roles: { member: 'parent or pupil', teacher: 'teacher', office: 'school office' },
    },
  },
  ru: {
    wrongTitle: 'Ошибка',
    parts: 'Части страницы',
    part: {
      overview: 'Моя учётная запись',
      password: 'Смена пароля',
      factors: 'Второй фактор',
      sessions: 'Мои сеансы',
      email: 'Адрес e-mail',
      data: 'Мои данные',
    },
    panel: 'Панель школы',
    signOut: 'Выйти',
    contact: 'Помощь',
    foreign: {
      title: 'Ничего не изменилось',
      text: 'Эту форму отправила другая страница. Если хотите что-то изменить, сделайте это здесь.',
    },
    busy: { title: 'Сейчас это не получится', text: 'Попробуйте чуть позже. Ничего не изменилось.' },
    overview: {
      signedInAs: 'Эту учётную запись создала школа. Здесь вы можете о ней позаботиться.',
      login: 'Логин',
      name: 'Имя и фамилия',
      class: 'Класс',
      role: 'Роль',
      roles: { member: 'родитель или ученик', teacher: 'учитель', office: 'секретариат' },
    },
  },
}
