import { markup } from '../../html/markup.js'
import { htmlPage } from './html-page.js'

/** For a link that names no unit of ours, so that nobody knows its languages. */
export function unknownUnitPage(): string {
  return htmlPage({
    language: 'pl',
    title: 'Nie ma takiej strony',
    styleSheet: '/jst.css',
    body: markup`<main><h1>Nie ma takiej strony</h1><p>Sprawdź adres: otwórz odnośnik z wiadomości jeszcze raz albo skontaktuj się ze szkołą.</p></main>`,
  })
}
