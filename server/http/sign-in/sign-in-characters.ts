import type { Language } from '../../../contract/language.js'

/** What is said where characters are asked for after wrong passwords. */
export interface SignInCharacters {
  hint: string
  missing: string
  wrong: string
}

export const SIGN_IN_CHARACTERS: Record<Language, SignInCharacters> = {
  pl: {
    hint: 'Było kilka nieudanych prób, więc przepisz też znaki z obrazka albo cyfry z nagrania. Wielkość liter nie ma znaczenia.',
    missing: 'Przepisz znaki z obrazka i jeszcze raz wpisz hasło',
    wrong: 'Te znaki nie pasują albo minęło za dużo czasu. Przepisz nowe i jeszcze raz wpisz hasło.',
  },
  uk: {
    hint: 'Було кілька невдалих спроб, тому перепишіть ще знаки із зображення або цифри із запису. Великі й малі літери не розрізняються.',
    missing: 'Перепишіть знаки із зображення та ще раз введіть пароль',
    wrong: 'Ці знаки не підходять або минуло забагато часу. Перепишіть нові та ще раз введіть пароль.',
  },
  en: {
    hint: 'Some tries have failed, so type the characters from the picture, or the digits from the recording, too. Capital and small letters are the same.',
    missing: 'Type the characters from the picture, and your password once more',
    wrong: 'These characters do not fit, or it took too long. Type the new ones, and your password once more.',
  },
  ru: {
    hint: 'Было несколько неудачных попыток, поэтому перепишите ещё знаки с картинки или цифры из записи. Большие и маленькие буквы не различаются.',
    missing: 'Перепишите знаки с картинки и ещё раз введите пароль',
    wrong: 'Эти знаки не подходят или прошло слишком много времени. Перепишите новые и ещё раз введите пароль.',
  },
}
