import type { Language } from '../../../contract/language.js'
import type { Unit } from '../../domain/unit.js'
import { escapeHtml, htmlPage } from './html-page.js'

/** The language of the page: asked for in the link, else the browser's first that the unit speaks, else the unit's first. */
export function pageLanguage(spoken: Language[], asked: string, acceptLanguage: string): Language {
  const wishes = [asked, ...acceptLanguage.split(',')].map((wish) => wish.trim().slice(0, 2).toLowerCase())
  for (const wish of wishes) {
    const language = spoken.find((candidate) => candidate === wish)
    if (language !== undefined) return language
  }
  return spoken[0] ?? 'pl'
}

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
export function hostedPage({ unit, language, version }: { unit: Unit; language: Language; version: string }): string {
  const { title, contact, noScript } = TEXTS[language]
  const attributes = [
    `unit="${escapeHtml(unit.id)}"`,
    `captcha="${unit.captcha.first}"`,
    ...(unit.signInUrl === undefined ? [] : [`sign-in-url="${escapeHtml(unit.signInUrl)}"`]),
  ].join(' ')
  return htmlPage({
    language,
    title: `${title} – ${escapeHtml(unit.name)}`,
    styleSheet: '/jst.css',
    head: `<script type="module" src="/widget/${version}/klucznik.js"></script>`,
    body: `<header><h1>${escapeHtml(unit.name)}</h1></header>
<main><klucznik-recovery light ${attributes}><noscript><p>${noScript}</p></noscript></klucznik-recovery></main>
<footer><p>${contact}: ${escapeHtml(unit.contact)}</p></footer>`,
  })
}

/** For a link that names no unit of ours. */
export function unknownUnitPage(): string {
  return htmlPage({
    language: 'pl',
    title: 'Nie ma takiej strony',
    styleSheet: '/jst.css',
    head: '',
    body: `<main><h1>Nie ma takiej strony</h1><p>Sprawdź adres: otwórz odnośnik z wiadomości jeszcze raz albo skontaktuj się ze szkołą.</p></main>`,
  })
}

/** Calm, one column, the reader's own colours. */
export const HOSTED_PAGE_STYLE = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: light-dark(#f4f5f7, #15181c); color: light-dark(#1b1f24, #eceff2); }
header, main, footer { box-sizing: border-box; width: 100%; max-width: 38rem; margin: 0 auto; padding: 1rem; }
header h1 { margin: 0.5rem 0 0; font-size: 1rem; font-weight: 600; }
main { flex: 1; }
footer { font-size: 0.9375rem; }
footer p { margin: 0 0 0.5rem; overflow-wrap: anywhere; }
`

/** A key, in the colour of the widget's main button. */
export const HOSTED_PAGE_ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g fill="none" stroke="#0b57a4" stroke-width="4"><circle cx="10" cy="16" r="6"/><path d="M16 16h13M24 16v6"/></g></svg>`
