import type { Language } from '../../../contract/language.js'
import { markup } from '../../html/markup.js'
import { htmlPage } from './html-page.js'
import type { UnitPage } from './unit-page-routes.js'

const TEXTS: Record<Language, { title: string; contact: string; noScript: string }> = {
  pl: {
    title: 'Dostęp do konta',
    contact: 'Pomoc',
    noScript: 'Ta strona potrzebuje JavaScriptu. Włącz go w przeglądarce albo skontaktuj się ze szkołą.',
  },
  uk: {
    title: 'Доступ до облікового запису',
    contact: 'Допомога',
    noScript: 'Цій сторінці потрібен JavaScript. Увімкніть його в браузері або зверніться до школи.',
  },
  en: {
    title: 'Access to your account',
    contact: 'Help',
    noScript: 'This page needs JavaScript. Switch it on in your browser, or contact the school.',
  },
  ru: {
    title: 'Доступ к учётной записи',
    contact: 'Помощь',
    noScript: 'Этой странице нужен JavaScript. Включите его в браузере или обратитесь в школу.',
  },
}

/** The page with the widget in light mode: password managers see its fields. */
export function hostedPage({ unit, language, version }: UnitPage): string {
  const { title, contact, noScript } = TEXTS[language]
  const signIn = unit.signInUrl === undefined ? '' : markup` sign-in-url="${unit.signInUrl}"`
  return htmlPage({
    language,
    title: `${title} – ${unit.name}`,
    styleSheet: '/jst.css',
    script: `/widget/${version}/klucznik.js`,
    body: markup`<header><h1>${unit.name}</h1></header>
<main><klucznik-recovery light unit="${unit.id}" captcha="${unit.captcha.first}"${signIn}><noscript><p>${noScript}</p></noscript></klucznik-recovery></main>
<footer><p>${contact}: ${unit.contact}</p></footer>`,
  })
}

/** Calm, one column, the reader's own colours. */
export const HOSTED_PAGE_STYLE = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: light-dark(#f4f5f7, #15181c); color: light-dark(#1b1f24, #eceff2); }
header, main, footer { box-sizing: border-box; width: 100%; max-width: 38rem; margin: 0 auto; padding: 1rem; }
header h1 { margin: 0.5rem 0 0; font-size: 1rem; font-weight: 600; }
main { flex: 1; }
main > form button { min-height: 2.75rem; padding: 0.5rem 1.25rem; border: 0; border-radius: 0.375rem; background: #0b57a4; color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
main > form button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
footer { font-size: 0.9375rem; }
footer p { margin: 0 0 0.5rem; overflow-wrap: anywhere; }
`

/** A key, in the colour of the widget's main button. */
export const HOSTED_PAGE_ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g fill="none" stroke="#0b57a4" stroke-width="4"><circle cx="10" cy="16" r="6"/><path d="M16 16h13M24 16v6"/></g></svg>`
