import type { Language } from '../../../contract/language.js'
import type { ActBy, ToldAction } from '../../domain/own-account/own-history.js'

/** What an act of the history names of a detail: a field of a person, a kind of factor, or which sessions. */
export type NamedDetail =
  | 'email'
  | 'pesel'
  | 'firstName'
  | 'lastName'
  | 'class'
  | 'language'
  | 'role'
  | 'substituteId'
  | 'login'
  | 'totp'
  | 'passkey'
  | 'codes'
  | 'not-me'

/** What the part says where somebody sees what is known of them, and what was done. */
export interface DataTexts {
  lead: string
  email: string
  pesel: { label: string; there: string; none: string }
  none: string
  take: string
  takeHint: string
  history: string
  /** In sentences without a name: who did it stands beside it. */
  acts: Record<ToldAction, string>
  by: Record<ActBy, string>
  details: Record<NamedDetail, string>
  /** A school's system that somebody signed in to. */
  system: (name: string) => string
}

export const DATA_TEXTS: Record<Language, DataTexts> = {
  pl: {
    lead: 'Tyle wiemy o tym koncie. Dane poprawia szkoła.',
    email: 'E-mail',
    pesel: { label: 'PESEL', there: 'jest w systemie, ale nikt go tu nie odczyta', none: 'nie ma go w systemie' },
    none: 'brak',
    take: 'Pobierz moje dane',
    takeHint: 'Plik JSON bez haseł i bez numeru PESEL.',
    history: 'Co się działo z kontem',
    acts: {
      'account.signed-in': 'Logowanie.',
      'person.added': 'Konto powstało.',
      'person.changed': 'Zmieniły się dane.',
      'person.disabled': 'Konto zostało wyłączone.',
      'person.enabled': 'Konto znów działa.',
      'person.held': 'Konto zostało wstrzymane.',
      'person.released': 'Wstrzymanie konta się skończyło.',
      'person.invited': 'Poszedł mail z linkiem do hasła.',
      'letter.coded': 'Wydrukowano list, który otwiera konto.',
      'password.changed': 'Zmieniło się hasło.',
      'session.ended': 'Inne sesje zostały zakończone.',
      'factor.added': 'Doszedł drugi składnik logowania.',
      'factor.removed': 'Drugi składnik logowania został usunięty.',
      'factor.reset': 'Wszystkie drugie składniki logowania zostały usunięte.',
    },
    by: { person: 'z tego konta', school: 'szkoła', 'former-address': 'link na poprzednim adresie' },
    system: (name) => `system „${name}”`,
    details: {
      email: 'e-mail',
      pesel: 'PESEL',
      firstName: 'imię',
      lastName: 'nazwisko',
      class: 'klasa',
      language: 'język',
      role: 'rola',
      substituteId: 'identyfikator z kartki',
      login: 'pisownia loginu',
      totp: 'aplikacja z kodami',
      passkey: 'klucz dostępu',
      codes: 'wydrukowane kody',
      'not-me': '„To nie ja”',
    },
  },
  uk: {
    lead: 'Стільки ми знаємо про цей обліковий запис. Дані виправляє школа.',
    email: 'E-mail',
    pesel: { label: 'PESEL', there: 'є в системі, але тут його ніхто не прочитає', none: 'немає в системі' },
    none: 'немає',
    take: 'Завантажити мої дані',
    takeHint: 'Файл JSON без паролів і без номера PESEL.',
    history: 'Що відбувалося з обліковим записом',
    acts: {
      'account.signed-in': 'Вхід.',
      'person.added': 'Обліковий запис створено.',
      'person.changed': 'Дані змінено.',
      'person.disabled': 'Обліковий запис вимкнено.',
      'person.enabled': 'Обліковий запис знову працює.',
      'person.held': 'Обліковий запис призупинено.',
      'person.released': 'Призупинення закінчилося.',
      'person.invited': 'Надіслано лист із посиланням для пароля.',
      'letter.coded': 'Надруковано лист, який відкриває обліковий запис.',
      'password.changed': 'Пароль змінено.',
      'session.ended': 'Інші сеанси завершено.',
      'factor.added': 'Додано другий фактор входу.',
      'factor.removed': 'Другий фактор входу прибрано.',
      'factor.reset': 'Усі другі фактори входу прибрано.',
    },
    by: { person: 'з цього облікового запису', school: 'школа', 'former-address': 'посилання на попередній адресі' },
    system: (name) => `система «${name}»`,
    details: {
      email: 'e-mail',
      pesel: 'PESEL',
      firstName: 'ім’я',
      lastName: 'прізвище',
      class: 'клас',
      language: 'мова',
      role: 'роль',
      substituteId: 'ідентифікатор з аркуша',
      login: 'написання логіна',
      totp: 'застосунок із кодами',
      passkey: 'ключ доступу',
      codes: 'роздруковані коди',
      'not-me': '«Це не я»',
    },
  },
  en: {
    lead: 'This is what we know of this account. The school corrects it.',
    email: 'Email',
    pesel: { label: 'PESEL', there: 'on record, but nobody can read it here', none: 'not on record' },
    none: 'none',
    take: 'Download my data',
    takeHint: 'A JSON file without passwords and without the PESEL number.',
    history: 'What happened to the account',
    acts: {
      'account.signed-in': 'A sign-in.',
      'person.added': 'The account was made.',
      'person.changed': 'Its data changed.',
      'person.disabled': 'The account was disabled.',
      'person.enabled': 'The account works again.',
      'person.held': 'The account was put on hold.',
      'person.released': 'The hold ended.',
      'person.invited': 'A mail with a link to a password went out.',
      'letter.coded': 'A letter that opens the account was printed.',
      'password.changed': 'The password changed.',
      'session.ended': 'Other sessions were ended.',
      'factor.added': 'A second factor was added.',
      'factor.removed': 'A second factor was removed.',
      'factor.reset': 'All second factors were removed.',
    },
    by: { person: 'from this account', school: 'the school', 'former-address': 'link at the former address' },
    system: (name) => `system “${name}”`,
    details: {
      email: 'email',
      pesel: 'PESEL',
      firstName: 'first name',
      lastName: 'last name',
      class: 'class',
      language: 'language',
      role: 'role',
      substituteId: 'identifier from the slip',
      login: 'spelling of the login',
      totp: 'app with codes',
      passkey: 'passkey',
      codes: 'printed codes',
      'not-me': '“This was not me”',
    },
  },
  ru: {
    lead: 'Столько мы знаем об этой учётной записи. Данные исправляет школа.',
    email: 'E-mail',
    pesel: { label: 'PESEL', there: 'есть в системе, но здесь его никто не прочитает', none: 'нет в системе' },
    none: 'нет',
    take: 'Скачать мои данные',
    takeHint: 'Файл JSON без паролей и без номера PESEL.',
    history: 'Что происходило с учётной записью',
    acts: {
      'account.signed-in': 'Вход.',
      'person.added': 'Учётная запись создана.',
      'person.changed': 'Данные изменились.',
      'person.disabled': 'Учётная запись отключена.',
      'person.enabled': 'Учётная запись снова работает.',
      'person.held': 'Учётная запись приостановлена.',
      'person.released': 'Приостановка закончилась.',
      'person.invited': 'Отправлено письмо со ссылкой для пароля.',
      'letter.coded': 'Напечатано письмо, которое открывает учётную запись.',
      'password.changed': 'Пароль изменён.',
      'session.ended': 'Другие сеансы завершены.',
      'factor.added': 'Добавлен второй фактор входа.',
      'factor.removed': 'Второй фактор входа удалён.',
      'factor.reset': 'Все вторые факторы входа удалены.',
    },
    by: { person: 'из этой учётной записи', school: 'школа', 'former-address': 'ссылка на прежнем адресе' },
    system: (name) => `система «${name}»`,
    details: {
      email: 'e-mail',
      pesel: 'PESEL',
      firstName: 'имя',
      lastName: 'фамилия',
      class: 'класс',
      language: 'язык',
      role: 'роль',
      substituteId: 'идентификатор с листка',
      login: 'написание логина',
      totp: 'приложение с кодами',
      passkey: 'ключ доступа',
      codes: 'распечатанные коды',
      'not-me': '«Это не я»',
    },
  },
}
