import type { StaffRole } from '../contract/role.js'
import type { AccountRow } from '../server/domain/accounts/account-row.js'

/** Somebody whom a visitor of the demo can be. */
export interface DemoPerson {
  row: AccountRow
  /** What they are in the town, in Polish. */
  role: string
  /** What happens when they ask for access, in Polish. */
  outcome: string
  /** Language of the name, when it is not Polish. */
  nameLanguage?: string
  /** Works with the school's panel: a teacher in the classes of `row.class`, the office in the whole unit. */
  worksAs?: StaffRole
  /** What they have set before the demo starts. */
  password?: string
  disabled?: true
}

/**
 * Nobody real: the domains are reserved for examples (RFC 2606), and each PESEL has a good check digit and a birth date
 * in the 23rd century.
 */
export const PEOPLE: DemoPerson[] = [
  {
    role: 'Mama Zosi z klasy 4b',
    row: {
      login: 'nowak.zosia',
      email: 'maria.nowak@poczta.example',
      pesel: '84631400022',
      substituteId: 'K5M5-8PK4-9382-X942',
      firstName: 'Maria',
      lastName: 'Nowak',
      class: '4b',
      language: 'pl',
    },
    outcome:
      'Po wpisaniu e-maila przyjdzie jedna wiadomość z dwoma kontami: Zosi i Kuby. Po wpisaniu loginu, numeru PESEL albo identyfikatora będzie w niej tylko to konto.',
  },
  {
    role: 'Ta sama mama, konto do spraw Kuby z klasy 7a',
    row: {
      login: 'nowak.kuba',
      email: 'maria.nowak@poczta.example',
      substituteId: 'KP94-53P9-7873-M7T8',
      firstName: 'Maria',
      lastName: 'Nowak',
      class: '7a',
      language: 'pl',
    },
    outcome:
      'Drugie konto na tym samym adresie. Każde ma własny link, a ustawienie jednego hasła nie zmienia drugiego.',
  },
  {
    role: 'Tata Hani z klasy 5c, bez numeru PESEL w systemie',
    row: {
      login: 'wisniewski.hania',
      email: 'tomasz.wisniewski@poczta.example',
      substituteId: '1528-1C8H-XK75-798H',
      firstName: 'Tomasz',
      lastName: 'Wiśniewski',
      class: '5c',
      language: 'pl',
    },
    outcome: 'Zamiast numeru PESEL ma identyfikator zastępczy z kartki od wychowawcy. Działa tak samo.',
  },
  {
    role: 'Mama Danyła z klasy 6b, pisze się do niej po ukraińsku',
    nameLanguage: 'uk',
    row: {
      login: 'kovalenko.danylo',
      email: 'olena.kovalenko@poczta.example',
      substituteId: '8KK6-5CP7-CP79-1X11',
      firstName: 'Олена',
      lastName: 'Коваленко',
      class: '6b',
      language: 'uk',
    },
    outcome: 'Wiadomość i strona z linku będą po ukraińsku, nawet jeśli prośba wyszła z polskiej strony.',
  },
  {
    role: 'Uczeń klasy 8a',
    row: {
      login: 'jan.kowalczyk',
      email: 'jan.kowalczyk@szkola.example',
      pesel: '13652100039',
      substituteId: 'H162-C160-CP71-5775',
      firstName: 'Jan',
      lastName: 'Kowalczyk',
      class: '8a',
      language: 'pl',
    },
    outcome: 'Uczniowie zakładają hasło tak samo jak rodzice. W dzienniku Jan zobaczy własne oceny.',
  },
  {
    role: 'Nauczycielka, wychowawczyni klas 4b i 7a, ma już hasło',
    worksAs: 'teacher',
    row: {
      login: 'ewa.zielinska',
      email: 'ewa.zielinska@szkola.example',
      pesel: '79710800042',
      substituteId: 'PMT3-5HT5-T9M3-HTX0',
      firstName: 'Ewa',
      lastName: 'Zielińska',
      class: '4b|7a',
      language: 'pl',
    },
    password: 'lipa kwitnie w czerwcu',
    outcome:
      'Może zalogować się od razu, także do panelu szkoły, gdzie widzi swoje dwie klasy. Samo poproszenie o wiadomość niczego nie zmienia: stare hasło działa, dopóki Ewa nie ustawi nowego.',
  },
  {
    role: 'Sekretariat szkoły, ma już hasło',
    worksAs: 'office',
    row: {
      login: 'barbara.wojcik',
      email: 'sekretariat@szkola.example',
      substituteId: 'HM78-PK82-32KT-09CK',
      firstName: 'Barbara',
      lastName: 'Wójcik',
      language: 'pl',
    },
    password: 'trzy klucze pod doniczką',
    outcome:
      'Może zalogować się do panelu szkoły: widzi wszystkie klasy, wpisuje osoby, wysyła zaproszenia i wgrywa listy z pliku.',
  },
  {
    role: 'Były pracownik szkoły, konto wyłączone',
    disabled: true,
    row: {
      login: 'piotr.lis',
      email: 'piotr.lis@poczta.example',
      pesel: '55661700064',
      substituteId: '721H-1638-H30H-0MC0',
      firstName: 'Piotr',
      lastName: 'Lis',
      language: 'pl',
    },
    outcome: 'Formularz odpowie tak jak wszystkim, ale żadna wiadomość nie przyjdzie.',
  },
  {
    role: 'Babcia Antka z klasy 4b, nie podała adresu e-mail',
    row: {
      login: 'wrona.antek',
      pesel: '80622900010',
      substituteId: '5HX7-H7C1-92PP-20TP',
      firstName: 'Stanisława',
      lastName: 'Wrona',
      class: '4b',
      language: 'pl',
    },
    outcome: 'Formularz odpowie tak jak wszystkim, ale nie ma dokąd wysłać wiadomości. Adres e-mail dopisuje szkoła.',
  },
]
