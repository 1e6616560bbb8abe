import type { Messages } from './messages.js'

export const pl: Messages = {
  errors: 'Popraw te pola',

  request: {
    title: 'Przywracanie dostępu',
    lead: 'Wyślemy wiadomość na adres e-mail zapisany w szkole. Będzie w niej login i link do ustawienia hasła.',
    pictureAlt: 'Obrazek ze znakami do przepisania',
    pictureFailed: 'Obrazek się nie wczytał. Zmień próbkę.',
    refresh: 'Zmień próbkę',
    listen: 'Odsłuchaj',
    cannot: 'Nie mogę odczytać ani odsłuchać',
    answer: 'Autoryzacja operacji',
    answerHint: 'Znaki z obrazka. Wielkość liter nie ma znaczenia. „Zmień próbkę” daje nowy obrazek.',
    answerMissing: 'Przepisz znaki z obrazka',
    identifier: 'E-mail, PESEL lub login',
    identifierHint: 'Możesz też wpisać identyfikator zastępczy z kartki, którą dała szkoła.',
    identifierMissing: 'Wpisz e-mail, PESEL, login albo identyfikator zastępczy',
    submit: 'Wyślij wiadomość',
  },

  opening: { title: 'Ustaw nowe hasło', status: 'Sprawdzamy link.' },
}
