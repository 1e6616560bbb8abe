import { DEMO_UNIT_ID } from './demo-unit.js'
import { escapeHtml } from '../server/html/escape-html.js'

const LINKS: [string, string][] = [
  ['/', 'Strona gminy'],
  ['/demo/skrzynka', 'Skrzynka'],
  ['/demo/dziennik', 'Dziennik'],
  ['/demo/webmasterzy', 'Dla webmasterów'],
]

/** Lives under the server's public address alone: its session is bound to that. */
const PANEL = `/panel/${DEMO_UNIT_ID}`

/** The strip above every page: says that all of it is made up, and leads to the other pages. */
export function demoBar(current: string, publicUrl: string): string {
  const panel: [string, string] = [escapeHtml(publicUrl + PANEL), 'Panel szkoły']
  const links = [...LINKS, panel].map(([path, name]) => {
    const mark = path === current ? ' aria-current="page"' : ''
    return `<li><a href="${path}"${mark}>${name}</a></li>`
  })
  return `<a class="skip-link" href="#tresc">Przejdź do treści</a>
<aside class="demo-bar" aria-label="Demonstracja">
<p><strong>Demonstracja.</strong> Gmina i&nbsp;ludzie są zmyśleni, wiadomości są prawdziwe.</p>
<nav aria-label="Strony demonstracji"><ul>${links.join('')}</ul></nav>
</aside>`
}
