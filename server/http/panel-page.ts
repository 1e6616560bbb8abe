import type { Language } from '../domain/language.js'
import type { Unit } from '../domain/unit.js'
import { escapeHtml, htmlPage } from './html-page.js'

const TEXTS: Record<Language, { title: string; noScript: string }> = {
  pl: { title: 'Panel szkoły', noScript: 'Ta strona potrzebuje JavaScriptu. Włącz go w przeglądarce.' },
  uk: { title: 'Панель школи', noScript: 'Цій сторінці потрібен JavaScript. Увімкніть його в браузері.' },
  en: { title: 'School panel', noScript: 'This page needs JavaScript. Switch it on in your browser.' },
  ru: { title: 'Панель школы', noScript: 'Этой странице нужен JavaScript. Включите его в браузере.' },
}

/** The page of a unit's panel: the element is all that is on it. */
export function panelPage({ unit, language, version }: { unit: Unit; language: Language; version: string }): string {
  const { title, noScript } = TEXTS[language]
  const attributes = Object.entries({
    unit: unit.id,
    'unit-name': unit.name,
    contact: unit.contact,
    languages: unit.languages.join(' '),
  })
    .map(([name, value]) => `${name}="${escapeHtml(value)}"`)
    .join(' ')
  return htmlPage({
    language,
    title: `${title} – ${escapeHtml(unit.name)}`,
    styleSheet: '/panel.css',
    head: `<script type="module" src="/widget/${version}/panel.js"></script>`,
    body: `<klucznik-panel ${attributes}></klucznik-panel>
<noscript><p>${noScript}</p></noscript>`,
  })
}

/** The reader's own colours; the rest comes with the element. */
export const PANEL_PAGE_STYLE = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#fff, #151b22); color: light-dark(#18212b, #edf1f5); }
klucznik-panel { display: block; min-height: 100vh; }
noscript p { margin: 0; padding: 1rem; }
`
