import type { Language } from '../../../contract/language.js'
import { markup } from '../../html/markup.js'
import { htmlPage } from '../pages/html-page.js'
import { unitLinks } from '../pages/unit-links.js'
import type { UnitPage } from '../pages/unit-page-routes.js'
import { unitText } from '../../domain/unit-text.js'
import { unitWords } from '../pages/unit-words.js'

const TEXTS: Record<Language, { title: string; noScript: string; notLoaded: string; help: string; about: string }> = {
  pl: {
    title: 'Panel szkoły',
    noScript: 'Ta strona potrzebuje JavaScriptu. Włącz go w przeglądarce.',
    notLoaded: 'Panel się nie wczytał. Sprawdź internet i odśwież stronę.',
    help: 'Pomoc',
    about: 'O tej stronie',
  },
  uk: {
    title: 'Панель школи',
    noScript: 'Цій сторінці потрібен JavaScript. Увімкніть його в браузері.',
    notLoaded: 'Панель не завантажилася. Перевірте інтернет і оновіть сторінку.',
    help: 'Допомога',
    about: 'Про цю сторінку',
  },
  en: {
    title: 'School panel',
    noScript: 'This page needs JavaScript. Switch it on in your browser.',
    notLoaded: 'The panel did not load. Check your internet connection and reload the page.',
    help: 'Help',
    about: 'About this page',
  },
  ru: {
    title: 'Панель школы',
    noScript: 'Этой странице нужен JavaScript. Включите его в браузере.',
    notLoaded: 'Панель не загрузилась. Проверьте интернет и обновите страницу.',
    help: 'Помощь',
    about: 'Об этой странице',
  },
}

/** The page of a unit's panel: the element is all that is on it, and its children say what to do when it does not come. */
export function panelPage({ unit, language, version }: UnitPage): string {
  const { title, noScript, notLoaded, help, about } = TEXTS[language]
  // below the element, so that they are there whatever it shows; no footer, since it has one of its own
  const links = unitLinks(unit, language)
  const [name, contact] = [unitText(unit, 'name', language), unitText(unit, 'contact', language)]
  return htmlPage({
    language,
    title: `${title} – ${name.text}`,
    styleSheet: '/panel.css',
    script: `/widget/${version}/panel.js`,
    body: markup`<klucznik-panel unit="${unit.id}" unit-name="${name.text}" unit-name-lang="${name.language}" contact="${contact.text}" contact-lang="${contact.language}" languages="${unit.languages.join(' ')}">
<div class="fallback"><noscript><p>${noScript}</p></noscript>
<p class="not-loaded">${notLoaded} ${help}: ${unitWords(unit, 'contact', language)}</p></div>
</klucznik-panel>${links === undefined ? '' : markup`\n<nav aria-label="${about}">${links}</nav>`}`,
  })
}

/** The reader's own colours; the rest comes with the element, which gets some seconds before anybody is told that it did not. */
export const PANEL_PAGE_STYLE = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#fff, #151b22); color: light-dark(#18212b, #edf1f5); }
klucznik-panel { display: block; min-height: 100vh; }
klucznik-panel:not(:last-child) { min-height: calc(100vh - 4.5rem); }
body > nav { padding: 0.5rem 1rem; font-size: 0.9375rem; }
.links { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0; }
.links a { display: inline-flex; align-items: center; min-height: 2.75rem; color: light-dark(#0b57a4, #8cc0ff); }
.links a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
@media print { body > nav { display: none; } }
body > main, .fallback { max-width: 38rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
body > main label { display: inline-flex; gap: 0.75rem; align-items: center; min-height: 2.75rem; }
body > main input { flex: none; width: 1.5rem; height: 1.5rem; margin: 0; }
body > main button { min-height: 2.75rem; padding: 0.5rem 1.25rem; border: 0; border-radius: 0.375rem; background: #0b57a4; color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
body > main :focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
body > main h1 { font-size: 1.5rem; line-height: 1.25; }
body > main a { display: inline-flex; align-items: center; min-height: 2.75rem; color: light-dark(#0b57a4, #8cc0ff); }
.not-loaded { animation: appear 0s 5s both; }
@keyframes appear { from { visibility: hidden; } to { visibility: visible; } }
@media (scripting: none) { .not-loaded { display: none; } }
`
