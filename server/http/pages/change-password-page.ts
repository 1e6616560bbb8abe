import type { Unit } from '../../domain/unit.js'
import { markup } from '../../html/markup.js'
import { htmlPage } from './html-page.js'

/** Where a password manager sends somebody whose school it does not know: each unit's page for it. */
export function changePasswordPage(units: Pick<Unit, 'id' | 'name'>[], pathOf: (unit: string) => string): string {
  return htmlPage({
    language: 'pl',
    title: 'Zmiana hasła',
    styleSheet: '/jst.css',
    body: markup`<main>
<h1>Zmiana hasła</h1>
<p>Wybierz jednostkę, która założyła konto.</p>
<ul>
${units.map(({ id, name }) => markup`<li><a href="${pathOf(id)}">${name}</a></li>\n`)}</ul>
</main>`,
  })
}
