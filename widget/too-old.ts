import { resolveLanguage } from '../ui/i18n/resolve-language.js'
import type { Language } from '../contract/language.js'
import { KlucznikFailureEvent } from './flow/events.js'

const TEXTS: Record<Language, { lead: string; link: string }> = {
  pl: {
    lead: 'Ta przeglądarka jest za stara dla tego formularza. Na osobnej stronie jest prostszy, a na dole adres pomocy.',
    link: 'Przejdź do prostszego formularza',
  },
  uk: {
    lead: 'Цей браузер застарілий для цієї форми. На окремій сторінці є простіша, а внизу – куди звернутися по допомогу.',
    link: 'Перейти до простішої форми',
  },
  en: {
    lead: 'This browser is too old for this form. There is a simpler one on a separate page, with the address for help below it.',
    link: 'Go to the simpler form',
  },
  ru: {
    lead: 'Этот браузер слишком старый для этой формы. На отдельной странице есть проще, а внизу – куда обратиться за помощью.',
    link: 'Перейти к более простой форме',
  },
}

/**
 * Says in a browser below the floor where else it works, at the operator's own page, unless the page's own fallback does;
 * with nothing but what every browser has.
 */
export function tellTooOld(host: HTMLElement, hosted: string): void {
  console.error('klucznik: BROWSER_TOO_OLD')
  host.dispatchEvent(new KlucznikFailureEvent('BROWSER_TOO_OLD'))
  if (host.firstElementChild) return
  const { lead, link } = TEXTS[resolveLanguage(host, host.lang)]
  const text = document.createElement('p')
  text.textContent = lead
  const way = document.createElement('a')
  way.href = hosted
  way.textContent = link
  host.appendChild(text)
  host.appendChild(document.createElement('p')).appendChild(way)
}
