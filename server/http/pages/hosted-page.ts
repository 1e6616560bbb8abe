import type { Language } from '../../../contract/language.js'
import { signInPath } from '../../../contract/hosted-page-path.js'
import { markup } from '../../html/markup.js'
import { noScriptPart } from '../without-scripts/no-script-part.js'
import { htmlPage } from './html-page.js'
import { unitLinks } from './unit-links.js'
import type { UnitPage } from './unit-page-routes.js'
import { unitText } from '../../domain/unit-text.js'
import { unitWords } from './unit-words.js'

const TEXTS: Record<Language, { title: string; contact: string; loading: string }> = {
  pl: {
    title: 'Dostęp do konta',
    contact: 'Pomoc',
    loading: 'Formularz się wczytuje. Przy słabym łączu trwa to chwilę.',
  },
  uk: {
    title: 'Доступ до облікового запису',
    contact: 'Допомога',
    loading: 'Форма завантажується. Коли зв’язок слабкий, треба трохи почекати.',
  },
  en: {
    title: 'Access to your account',
    contact: 'Help',
    loading: 'The form is loading. On a slow connection this takes a moment.',
  },
  ru: {
    title: 'Доступ к учётной записи',
    contact: 'Помощь',
    loading: 'Форма загружается. Когда связь слабая, нужно немного подождать.',
  },
}

/**
 * The page with the widget in light mode: password managers see its fields. What stands in the element before its script has
 * come says that it is on its way, and after some seconds where to go instead.
 */
export function hostedPage({ unit, language, version, to }: UnitPage): string {
  const { title, contact, loading } = TEXTS[language]
  // whoever came from our own sign-in goes back to it
  const signInUrl = to === undefined ? unit.signInUrl : `${signInPath(unit.id)}?to=${to}&lang=${language}`
  const signIn = signInUrl === undefined ? '' : markup` sign-in-url="${signInUrl}"`
  return htmlPage({
    language,
    title: `${title} – ${unitText(unit, 'name', language).text}`,
    styleSheet: '/jst.css',
    script: `/widget/${version}/klucznik.js`,
    body: markup`<header><h1>${unitWords(unit, 'name', language)}</h1></header>
<main><klucznik-recovery light unit="${unit.id}" captcha="${unit.captcha.first}"${signIn}><p class="loading">${loading}</p>
${noScriptPart({ unit, language, to })}</klucznik-recovery></main>
<footer><p>${contact}: ${unitWords(unit, 'contact', language)}</p>${unitLinks(unit, language) ?? ''}</footer>`,
  })
}

/** Calm, one column, the reader's own colours. */
export const HOSTED_PAGE_STYLE = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: light-dark(#f4f5f7, #15181c); color: light-dark(#1b1f24, #eceff2); }
header, main, footer { box-sizing: border-box; width: 100%; max-width: 38rem; margin: 0 auto; padding: 1rem; }
header h1 { margin: 0.5rem 0 0; font-size: 1rem; font-weight: 600; }
main { flex: 1; }
main form button { min-height: 2.75rem; padding: 0.5rem 1.25rem; border: 1px solid transparent; border-radius: 0.375rem; background: #0b57a4; color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
main form button.plain { border-color: currentColor; background: transparent; color: inherit; }
main form button:focus-visible, input:focus-visible, a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
main h1 { margin: 0.5rem 0 1rem; font-size: 1.5rem; line-height: 1.25; }
main a, footer a { color: light-dark(#0b57a4, #8cc0ff); }
.field { margin: 0 0 1.25rem; }
.field label { display: block; font-weight: 600; }
.hint { margin: 0.125rem 0 0; font-size: 0.9375rem; color: light-dark(#4a5563, #b4bec9); }
.error { margin: 0.25rem 0 0; font-weight: 600; color: light-dark(#a4161a, #ff9a94); }
.field input { box-sizing: border-box; width: 100%; min-height: 2.75rem; margin-top: 0.25rem; padding: 0.5rem 0.75rem; border: 1px solid light-dark(#5d6a78, #93a0ad); border-radius: 0.375rem; background: light-dark(#fff, #1f252c); color: inherit; font: inherit; }
.field input[aria-invalid] { border-color: light-dark(#a4161a, #ff9a94); border-width: 2px; }
.notice { margin: 0 0 1.25rem; padding: 0.75rem 1rem; border-left: 0.25rem solid currentColor; background: light-dark(#fff, #1f252c); }
.notice p { margin: 0; }
.notice ul { margin: 0; padding: 0; list-style: none; }
strong { overflow-wrap: anywhere; }
fieldset { margin: 0 0 1.25rem; padding: 0; border: 0; }
legend { padding: 0; font-weight: 600; }
.choice { display: flex; gap: 0.75rem; align-items: center; min-height: 2.75rem; overflow-wrap: anywhere; }
.choice input { flex: none; width: 1.5rem; height: 1.5rem; margin: 0; }
.after a { display: inline-flex; align-items: center; min-height: 2.75rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0; padding: 0; list-style: none; }
nav a { display: inline-flex; align-items: center; min-height: 2.75rem; }
nav a[aria-current] { color: inherit; font-weight: 600; }
a.button { display: inline-block; box-sizing: border-box; min-height: 2.75rem; padding: 0.5rem min(1.25rem, 4vw); border: 1px solid currentColor; border-radius: 0.375rem; font-weight: 600; text-decoration: none; }
section { margin: 1.5rem 0 0; }
h2 { margin: 0; font-size: 1.125rem; }
.rows { margin: 0.5rem 0; padding: 0; list-style: none; }
.rows li { padding: 0.5rem 0; border-bottom: 1px solid light-dark(#c8d0d9, #3a434d); overflow-wrap: anywhere; }
.rows a { display: inline-flex; align-items: center; min-height: 2.75rem; }
.qr { display: block; width: 12rem; max-width: 100%; height: 12rem; background: #fff; forced-color-adjust: none; }
code { font-size: 1.125rem; overflow-wrap: anywhere; }
.codes li { padding: 0.25rem 0; }
dt { font-weight: 600; }
dd { margin: 0 0 0.75rem; overflow-wrap: anywhere; }
footer { font-size: 0.9375rem; }
footer button { min-height: 2.75rem; padding: 0.5rem 1rem; border: 1px solid currentColor; border-radius: 0.375rem; background: transparent; color: inherit; font: inherit; cursor: pointer; }
footer p { margin: 0 0 0.5rem; overflow-wrap: anywhere; }
.links { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.links a { display: inline-flex; align-items: center; min-height: 2.75rem; }
.not-loaded { animation: appear 0s 5s both; }
@keyframes appear { from { visibility: hidden; } to { visibility: visible; } }
@media (scripting: none) { .not-loaded { display: none; } }
.loading { margin: 0 0 1.25rem; }
@media (scripting: none) { .loading { display: none; } }
@media print { nav, footer, .screen { display: none; } body { background: #fff; color: #000; } }
`

/** A key, in the colour of the widget's main button. */
export const HOSTED_PAGE_ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g fill="none" stroke="#0b57a4" stroke-width="4"><circle cx="10" cy="16" r="6"/><path d="M16 16h13M24 16v6"/></g></svg>`
