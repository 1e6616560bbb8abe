import type { Language } from '../../../contract/language.js'

/** Why a step leads nowhere. */
export type DeadEnd = 'over' | 'foreign' | 'busy'

/** What is said of it. */
export interface DeadEndTexts {
  title: string
  text: string[]
}

export const DEAD_END_TEXTS: Record<Language, Record<DeadEnd, DeadEndTexts>> = {
  pl: {
    over: {
      title: 'Ta strona już nie działa',
      text: [
        'Otwiera się tylko raz, zaraz po wpisaniu kodu, żeby nikt po Tobie nie ustawił tu hasła. Jeśli hasło nie jest jeszcze ustawione, poproś o nową wiadomość i przepisz z niej kod.',
        'Link z poprzedniej wiadomości też działa do czasu, który w niej podano, ale wymaga przeglądarki ze skryptami, na przykład w telefonie.',
      ],
    },
    foreign: {
      title: 'Formularz przyszedł z innej strony',
      text: ['Nic się nie stało. Zacznij tutaj.'],
    },
    busy: { title: 'Usługa chwilowo nie działa', text: ['Spróbuj ponownie za kilka minut.'] },
  },
  uk: {
    over: {
      title: 'Ця сторінка вже не діє',
      text: [
        'Вона відкривається лише раз, одразу після введення коду, щоб ніхто після вас не встановив тут пароля. Якщо пароль ще не встановлено, попросіть новий лист і перепишіть із нього код.',
        'Посилання з попереднього листа теж діє до часу, який у ньому вказано, але потребує браузера зі скриптами, наприклад у телефоні.',
      ],
    },
    foreign: {
      title: 'Форма надійшла з іншої сторінки',
      text: ['Нічого не сталося. Почніть тут.'],
    },
    busy: { title: 'Послуга тимчасово не працює', text: ['Спробуйте ще раз за кілька хвилин.'] },
  },
  en: {
    over: {
      title: 'This page no longer works',
      text: [
        'It opens only once, right after a code was typed, so that nobody after you sets a password here. If the password is not set yet, ask for a new message and copy the code from it.',
        'The link in the earlier message works too, until the time it gives, but it needs a browser with scripts, for example on a phone.',
      ],
    },
    foreign: {
      title: 'The form came from another page',
      text: ['Nothing happened. Start here.'],
    },
    busy: { title: 'The service is not working at the moment', text: ['Try again in a few minutes.'] },
  },
  ru: {
    over: {
      title: 'Эта страница больше не действует',
      text: [
        'Она открывается только один раз, сразу после ввода кода, чтобы никто после вас не задал здесь пароль. Если пароль ещё не задан, попросите новое письмо и перепишите из него код.',
        'Ссылка из прежнего письма тоже действует до указанного в нём времени, но ей нужен браузер со скриптами, например в телефоне.',
      ],
    },
    foreign: {
      title: 'Форма пришла с другой страницы',
      text: ['Ничего не произошло. Начните здесь.'],
    },
    busy: { title: 'Услуга временно не работает', text: ['Попробуйте ещё раз через несколько минут.'] },
  },
}
