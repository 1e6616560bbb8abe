import type { Language } from '../../../contract/language.js'

/** What became of the sessions that somebody ended, as the address of the page says. */
export const SESSIONS_DONE = ['one', 'gone', 'others'] as const
export type SessionsDone = (typeof SESSIONS_DONE)[number]

/** What the part says where somebody sees where they are signed in. */
export interface SessionsTexts {
  lead: string
  unknownBrowser: string
  thisOne: string
  since: (date: string, time: string) => string
  seen: (date: string, time: string) => string
  sameNetwork: string
  otherNetwork: string
  end: string
  endOthers: string
  signIns: {
    title: (days: number) => string
    lead: string
    none: string
    /** Where somebody signed in: on a page of ours, or to a school's system of this name. */
    page: string
    system: (name: string) => string
  }
  notMe: { title: string; text: string; submit: string }
  done: Record<SessionsDone, string>
}

export const SESSIONS_TEXTS: Record<Language, SessionsTexts> = {
  pl: {
    lead: 'Tu jest otwarte to konto. Sesja kończy się sama po 30 minutach bez użycia i najpóźniej po 8 godzinach.',
    unknownBrowser: 'Nieznana przeglądarka',
    thisOne: 'ta przeglądarka, teraz',
    since: (date, time) => `Logowanie: ${date}, ${time}.`,
    seen: (date, time) => `Ostatnie użycie: ${date}, ${time}.`,
    sameNetwork: 'Sieć: ta sama co teraz.',
    otherNetwork: 'Sieć: inna niż teraz.',
    end: 'Zakończ tę sesję',
    endOthers: 'Zakończ wszystkie inne sesje',
    signIns: {
      title: (days) => `Logowania z ostatnich ${days} dni`,
      lead: 'Każdy dzień i każde miejsce stoi tu raz, choć logowań mogło być więcej.',
      none: 'W tych dniach nie zapisało się żadne logowanie.',
      page: 'ta strona',
      system: (name) => `system „${name}”`,
    },
    notMe: {
      title: 'Czegoś tu nie poznajesz?',
      text: 'Ten przycisk zakończy wszystkie inne sesje i zaprowadzi do zmiany hasła.',
      submit: 'To nie ja',
    },
    done: {
      one: 'Sesja jest zakończona.',
      gone: 'Ta sesja już się skończyła.',
      others: 'Wszystkie inne sesje są zakończone.',
    },
  },
  uk: {
    lead: 'Тут відкрито цей обліковий запис. Сеанс закінчується сам після 30 хвилин без використання й щонайпізніше через 8 годин.',
    unknownBrowser: 'Невідомий браузер',
    thisOne: 'цей браузер, зараз',
    since: (date, time) => `Вхід: ${date}, ${time}.`,
    seen: (date, time) => `Останнє використання: ${date}, ${time}.`,
    sameNetwork: 'Мережа: та сама, що зараз.',
    otherNetwork: 'Мережа: інша, ніж зараз.',
    end: 'Завершити цей сеанс',
    endOthers: 'Завершити всі інші сеанси',
    signIns: {
      title: (days) => `Входи за останні ${days} дн.`,
      lead: 'Кожен день і кожне місце вказано тут раз, хоча входів могло бути більше.',
      none: 'За ці дні не записано жодного входу.',
      page: 'ця сторінка',
      system: (name) => `система «${name}»`,
    },
    notMe: {
      title: 'Чогось тут не впізнаєте?',
      text: 'Ця кнопка завершить усі інші сеанси й приведе до зміни пароля.',
      submit: 'Це не я',
    },
    done: {
      one: 'Сеанс завершено.',
      gone: 'Цей сеанс уже завершився.',
      others: 'Усі інші сеанси завершено.',
    },
  },
  en: {
    lead: 'This account is open here. A session ends by itself after 30 minutes without use, and after 8 hours at the latest.',
    unknownBrowser: 'Unknown browser',
    thisOne: 'this browser, now',
    since: (date, time) => `Signed in: ${date}, ${time}.`,
    seen: (date, time) => `Last used: ${date}, ${time}.`,
    sameNetwork: 'Network: the same as now.',
    otherNetwork: 'Network: another than now.',
    end: 'End this session',
    endOthers: 'End all other sessions',
    signIns: {
      title: (days) => `Sign-ins of the last ${days} days`,
      lead: 'Each day and each place stands here once, though there may have been more sign-ins.',
      none: 'No sign-in was written down in these days.',
      page: 'this page',
      system: (name) => `system “${name}”`,
    },
    notMe: {
      title: 'Is there something you do not recognise?',
      text: 'This button ends all other sessions and leads to a new password.',
      submit: 'This was not me',
    },
    done: {
      one: 'The session has ended.',
      gone: 'That session had ended already.',
      others: 'All other sessions have ended.',
    },
  },
  ru: {
    lead: 'Здесь открыта эта учётная запись. Сеанс заканчивается сам после 30 минут без использования и самое позднее через 8 часов.',
    unknownBrowser: 'Неизвестный браузер',
    thisOne: 'этот браузер, сейчас',
    since: (date, time) => `Вход: ${date}, ${time}.`,
    seen: (date, time) => `Последнее использование: ${date}, ${time}.`,
    sameNetwork: 'Сеть: та же, что сейчас.',
    otherNetwork: 'Сеть: другая, чем сейчас.',
    end: 'Завершить этот сеанс',
    endOthers: 'Завершить все другие сеансы',
    signIns: {
      title: (days) => `Входы за последние ${days} дн.`,
      lead: 'Каждый день и каждое место указано здесь один раз, хотя входов могло быть больше.',
      none: 'За эти дни не записано ни одного входа.',
      page: 'эта страница',
      system: (name) => `система «${name}»`,
    },
    notMe: {
      title: 'Что-то здесь вам незнакомо?',
      text: 'Эта кнопка завершит все другие сеансы и приведёт к смене пароля.',
      submit: 'Это не я',
    },
    done: {
      one: 'Сеанс завершён.',
      gone: 'Этот сеанс уже закончился.',
      others: 'Все другие сеансы завершены.',
    },
  },
}
