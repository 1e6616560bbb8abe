import type { Language } from '../../../contract/language.js'
import { markup } from '../../html/markup.js'
import { destinationPath } from '../pages/destination.js'
import { stepPage } from '../pages/step-page.js'
import type { Place } from './place.js'

const TEXTS: Record<Language, { title: string; why: string; how: string; setUp: string; notNow: string }> = {
  pl: {
    title: 'Dodaj drugi składnik logowania',
    why: 'To konto otwiera dane osób ze szkoły, a chroni je samo hasło. Z drugim składnikiem nie wystarczy, że ktoś je pozna.',
    how: 'Może to być klucz dostępu w telefonie lub komputerze albo aplikacja, która pokazuje kody. Dodanie trwa kilka minut i można to zrobić także później, na stronie swojego konta.',
    setUp: 'Dodaj teraz',
    notNow: 'Nie teraz',
  },
  uk: {
    title: 'Додайте другий фактор входу',
    why: 'Цей обліковий запис відкриває дані людей зі школи, а захищає його лише пароль. З другим фактором замало буде, щоб хтось його дізнався.',
    how: 'Це може бути ключ доступу в телефоні чи комп’ютері або застосунок, який показує коди. Додати можна за кілька хвилин, також пізніше, на сторінці свого облікового запису.',
    setUp: 'Додати зараз',
    notNow: 'Не зараз',
  },
  en: {
    title: 'Add a second factor',
    why: 'This account opens the data of people at the school, and a password alone protects it. With a second factor, knowing the password is not enough.',
    how: 'It can be a passkey on your telephone or computer, or an app that shows codes. It takes a few minutes, and can be done later too, on the page of your account.',
    setUp: 'Add it now',
    notNow: 'Not now',
  },
  ru: {
    title: 'Добавьте второй фактор входа',
    why: 'Эта учётная запись открывает данные людей из школы, а защищает её только пароль. Со вторым фактором мало будет, чтобы кто-то его узнал.',
    how: 'Это может быть ключ доступа в телефоне или компьютере либо приложение, которое показывает коды. Добавить можно за несколько минут, также позже, на странице своей учётной записи.',
    setUp: 'Добавить сейчас',
    notNow: 'Не сейчас',
  },
}

/** To staff without a second factor: that there are some, and both ways on. */
export function offerPage(place: Place): string {
  const { unit, language, to } = place
  const t = TEXTS[language]
  return stepPage(place, {
    title: t.title,
    isWrong: false,
    main: markup`<p>${t.why}</p>
<p>${t.how}</p>
<form method="get" action="${destinationPath(unit.id, 'konto/factors')}"><input type="hidden" name="lang" value="${language}">
<p><button type="submit">${t.setUp}</button></p>
<p class="after"><a href="${destinationPath(unit.id, to)}?lang=${language}">${t.notNow}</a></p>
</form>`,
  })
}
