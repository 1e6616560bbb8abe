import type { Language } from '../../../contract/language.js'

/** What is said wherever characters of a picture are asked for. */
export interface CharactersTexts {
  label: string
  picture: string
  listen: string
  again: string
}

export const CHARACTERS_TEXTS: Record<Language, CharactersTexts> = {
  pl: {
    label: 'Autoryzacja operacji',
    picture: 'Obrazek ze znakami do przepisania',
    listen: 'Odsłuchaj cyfry (nowa karta)',
    again: 'Zmień próbkę',
  },
  uk: {
    label: 'Символи із зображення',
    picture: 'Зображення зі знаками, які треба переписати',
    listen: 'Прослухати цифри (нова вкладка)',
    again: 'Нове зображення',
  },
  en: {
    label: 'Characters from the picture',
    picture: 'Picture with characters to type',
    listen: 'Listen to the digits (new tab)',
    again: 'New picture',
  },
  ru: {
    label: 'Символы с картинки',
    picture: 'Картинка со знаками, которые нужно переписать',
    listen: 'Прослушать цифры (новая вкладка)',
    again: 'Новая картинка',
  },
}
