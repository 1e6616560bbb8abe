import { html, nothing, type TemplateResult } from 'lit'
import type { Field } from './field.js'

type FieldOfForm = Pick<Field, 'id' | 'error'>

export interface ErrorSummaryTexts {
  /** What stands above the list. */
  errors: string
}

/** Moves the focus to the field of a link: inside a shadow root a fragment finds nothing. */
function handleLink(event: MouseEvent): void {
  event.preventDefault()
  const link = event.currentTarget as HTMLAnchorElement
  const root = link.getRootNode() as Document | ShadowRoot
  root.getElementById(link.hash.slice(1))?.focus()
}

/** A list on top of a form that links to every field with an error; nothing while there are fewer than two. */
export function errorSummary(texts: ErrorSummaryTexts, fields: FieldOfForm[]): TemplateResult | typeof nothing {
  const errors = fields.filter(({ error }) => error)
  if (errors.length < 2) return nothing
  return html`<div class="klucznik-notice" part="notice" data-kind="error" role="alert" tabindex="-1">
    <p class="klucznik-notice-title">${texts.errors}</p>
    <ul>
      ${errors.map(({ id, error }) => html`<li><a part="link" href="#${id}" @click=${handleLink}>${error}</a></li>`)}
    </ul>
  </div>`
}
