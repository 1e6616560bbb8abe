import type { Language } from '../../../contract/language.js'

/** What is said of a challenge that needs no script. */
export interface ChallengeTexts {
  hint: string
  missing: string
  wrong: string
  cannot: string
  showPicture: string
  /** `time` is a number and its unit. */
  wait: (time: string) => string
  waited: string
  early: (time: string) => string
  waitOver: string
  seconds: (count: number) => string
  minutes: (count: number) => string
}

export const CHALLENGE_TEXTS: Record<Language, ChallengeTexts> = {
  pl: {
    hint: 'Znaki z obrazka albo cyfry z nagrania. Wielkość liter nie ma znaczenia. „Zmień próbkę” daje nowy obrazek.',
    missing: 'Przepisz znaki z obrazka albo cyfry z nagrania',
    wrong: 'Te znaki nie pasują albo minęło za dużo czasu. Przepisz nowe.',
    cannot: 'Nie mogę odczytać ani odsłuchać',
    showPicture: 'Pokaż obrazek',
    wait: (time) =>
      `Nie musisz nic przepisywać, wystarczy chwilę poczekać. Wypełnij ten formularz i wyślij go za ${time} albo później.`,
    waited: 'Już można wysłać ten formularz.',
    early: (time) => `Jeszcze za wcześnie. Wyślij formularz za ${time} albo później. Wpisane dane zostają.`,
    waitOver: 'Minęło za dużo czasu. Poczekaj jeszcze raz i wyślij formularz.',
    seconds: (count) => `${count} s`,
    minutes: (count) => `${count} min`,
  },
  uk: {
    hint: 'Або цифри із запису. Великі й малі літери не розрізняються.',
    missing: 'Перепишіть знаки із зображення або цифри із запису',
    wrong: 'Ці знаки не підходять або минуло забагато часу. Перепишіть нові.',
    cannot: 'Не можу ні прочитати, ні прослухати',
    showPicture: 'Показати зображення',
    wait: (time) =>
      `Нічого не треба переписувати, досить трохи почекати. Заповніть цю форму та надішліть її через ${time} або пізніше.`,
    waited: 'Цю форму вже можна надіслати.',
    early: (time) => `Ще зарано. Надішліть форму через ${time} або пізніше. Введені дані залишаються.`,
    waitOver: 'Минуло забагато часу. Почекайте ще раз і надішліть форму.',
    seconds: (count) => `${count} с`,
    minutes: (count) => `${count} хв`,
  },
  en: {
    hint: 'Or the digits from the recording. Capital and small letters are the same.',
    missing: 'Type the characters from the picture, or the digits from the recording',
    wrong: 'These characters do not fit, or it took too long. Type the new ones.',
    cannot: 'I can neither read nor hear it',
    showPicture: 'Show the picture',
    wait: (time) => `There is nothing to copy, only a short wait. Fill in this form and send it in ${time} or later.`,
    waited: 'This form can be sent now.',
    early: (time) => `It is too early. Send the form in ${time} or later. What you have typed stays.`,
    waitOver: 'It took too long. Wait once more and send the form.',
    seconds: (count) => `${count} s`,
    minutes: (count) => `${count} min`,
  },
  ru: {
    hint: 'Или цифры из записи. Большие и маленькие буквы не различаются.',
    missing: 'Перепишите знаки с картинки или цифры из записи',
    wrong: 'Эти знаки не подходят или прошло слишком много времени. Перепишите новые.',
    cannot: 'Не могу ни прочитать, ни прослушать',
    showPicture: 'Показать картинку',
    wait: (time) =>
      `Ничего не нужно переписывать, достаточно немного подождать. Заполните эту форму и отправьте её через ${time} или позже.`,
    waited: 'Эту форму уже можно отправить.',
    early: (time) => `Ещё рано. Отправьте форму через ${time} или позже. Введённые данные остаются.`,
    waitOver: 'Прошло слишком много времени. Подождите ещё раз и отправьте форму.',
    seconds: (count) => `${count} с`,
    minutes: (count) => `${count} мин`,
  },
}
