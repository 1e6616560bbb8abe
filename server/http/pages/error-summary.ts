import { markup, type Markup } from '../../html/markup.js'

/** What is wrong with a field. */
export interface SaidError {
  field: string
  text: string | undefined
}

/** Everything that is wrong, on top, with a link to each field: a reader who goes line by line would meet it late. */
export function errorSummary(said: readonly SaidError[]): Markup {
  const wrong = said.filter(({ text }) => text !== undefined)
  if (wrong.length === 0) return markup``
  return markup`<div class="notice" role="alert"><ul>
${wrong.map(({ field, text = '' }) => markup`<li><a href="#${field}">${text}</a></li>\n`)}</ul></div>
`
}
