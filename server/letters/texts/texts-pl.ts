import type { LetterTexts } from './letter-texts.js'

export const textsPl: LetterTexts = {
  hint: 'Wydrukuj te kartki (Ctrl+P): papier A4, jedna strona na kartce, skala 100%.',
  hintLarge:
    'Wydrukuj te kartki (Ctrl+P): papier A4, skala 100%. Każda osoba ma dwie strony: drukuj dwustronnie albo spinaj po dwie kartki.',
  nameless: (logins) =>
    `Bez listu, bo nie mają wpisanego imienia ani nazwiska: ${logins}. Uzupełnij je w panelu i otwórz listy jeszcze raz.`,
  title: 'Jak ustawić hasło do konta',
  outside: { toHand: 'Do rąk własnych', class: 'Klasa' },
  intro: 'Szkoła założyła dla Ciebie konto. Z tą kartką ustawisz do niego własne hasło.',
  address: 'Adres strony',
  scan: 'Zeskanuj telefonem',
  identifier: {
    label: 'Twój identyfikator zastępczy',
    hint: 'Wielkość liter, kreski i odstępy nie mają znaczenia. Nie pokazuj go innym.',
  },
  steps: {
    title: 'Krok po kroku',
    items: [
      'Wpisz adres strony w przeglądarce albo zeskanuj kod aparatem telefonu.',
      'Przepisz znaki z obrazka w pole „Autoryzacja operacji”. Nie możesz ich odczytać? Naciśnij „Nie mogę odczytać ani odsłuchać”.',
      'W pole „E-mail, PESEL lub login” wpisz swój identyfikator zastępczy.',
      'Naciśnij „Wyślij wiadomość”.',
      'Sprawdź swoją pocztę e-mail. W wiadomości jest Twój login i link. Otwórz link i ustaw hasło.',
    ],
  },
  code: {
    intro: 'Szkoła założyła dla Ciebie konto. Z tą kartką ustawisz do niego własne hasło, bez e-maila.',
    label: 'Twój kod',
    until: (day) => `Kartka działa do ${day}.`,
    hint: 'Wielkość liter, kreski i odstępy nie mają znaczenia. Nie pokazuj jej innym.',
    items: [
      'Zeskanuj kwadrat aparatem telefonu. Otworzy się strona do ustawienia hasła: przejdź do kroku 5.',
      'Nie masz takiego telefonu? Otwórz w przeglądarce adres strony. Naciśnij „Mam kod”, a potem „Mam kod z kartki”.',
      'Wpisz kod i swój identyfikator zastępczy z tej kartki.',
      'Przepisz znaki z obrazka. Nie możesz ich odczytać? Naciśnij „Nie mogę odczytać ani odsłuchać”.',
      'Ustaw hasło i zapisz swój login: zobaczysz go na tej samej stronie.',
    ],
  },
  noEmail:
    'Szkoła nie ma jeszcze Twojego adresu e-mail, a bez niego wiadomość nie przyjdzie. Najpierw podaj go w szkole.',
  help: 'Pomoc',
  secrecy: 'Nikt ze szkoły ani z urzędu nie poprosi Cię o hasło ani o kod.',
  register: {
    title: 'Potwierdzenie odbioru listów',
    noClass: 'Bez klasy',
    letters: 'Liczba listów',
    number: 'Nr',
    name: 'Nazwisko i imię',
    date: 'Data',
    signature: 'Podpis',
    code: 'Kod',
    yes: 'tak',
    codes: '„Tak” w kolumnie „Kod”: list otwiera konto. Podpis potwierdza, że trafił do rąk własnych.',
    fold: 'Jak złożyć list: najpierw dolną część do góry, na środkową, potem górną do tyłu. Na wierzchu zostają tylko imię, nazwisko i klasa.',
  },
}
