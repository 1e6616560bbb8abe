import type { Language } from '../../../contract/language.js'

/** What is said where characters of a picture are asked for. */
export interface CharactersTexts {
  label: string
  hint: string
  picture: string
  listen: string
  again: string
  missing: string
  wrong: string
}

export const CHARACTERS_TEXTS: Record<Language, CharactersTexts> = {
  pl: {
    label: 'Autoryzacja operacji',
    hint: 'Było kilka nieudanych prób, więc przepisz też znaki z obrazka albo cyfry z nagrania. Wielkość liter nie ma znaczenia.',
    picture: 'Obrazek ze znakami do przepisania',
    listen: 'Odsłuchaj cyfry (nowa karta)',
    again: 'Zmień próbkę',
    missing: 'Przepisz znaki z obrazka i jeszcze raz wpisz hasło',
    wrong: 'Te znaki nie pasują albo minęło za dużo czasu. Przepisz nowe i jeszcze raz wpisz hasło.',
  },
  uk: {
    label: 'Авторизація операції',
    hint: 'Було кілька невдалих спроб, тому перепишіть ще знаки із зображення або цифри із запису. Великі й малі літери не розрізняються.',
    picture: 'Зображення зі знаками, які треба переписати',
    listen: 'Прослухати цифри (нова вкладка)',
    again: 'Змінити зразок',
    missing: 'Перепишіть знаки із зображення та ще раз введіть пароль',
    wrong: 'Ці знаки не підходять або минуло забагато часу. Перепишіть нові та ще раз введіть пароль.',
  },
  en: {
    label: 'Authorisation of the operation',
    hint: 'Some tries have failed, so type the characters from the picture, or the digits from the recording, too. Capital and small letters are the same.',
    picture: 'Picture with characters to type',
    listen: 'Listen to the digits (new tab)',
    again: 'Change the sample',
    missing: 'Type the characters from the picture, and your password once more',
    wrong: 'These characters do not fit, or it took too long. Type the new ones, and your password once more.',
  },
  ru: {
    label: 'Авторизация операции',
    hint: 'Было несколько неудачных попыток, поэтому перепишите ещё знаки с картинки или цифры из записи. Большие и маленькие буквы не различаются.',
    picture: 'Картинка со знаками, которые нужно переписать',
    listen: 'Прослушать цифры (новая вкладка)',
    again: 'Сменить образец',
    missing: 'Перепишите знаки с картинки и ещё раз введите пароль',
    wrong: 'Эти знаки не подходят или прошло слишком много времени. Перепишите новые и ещё раз введите пароль.',
  },
}
