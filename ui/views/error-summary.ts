import { html, nothing, type TemplateResult } from 'lit'

/** An error and the id of the field that it belongs to. */
export interface FieldError {
  id: string
  text: string
}

export interface ErrorSummaryTexts {
  /** What stands above the list. */
  errors: string
}

/** Leads to each field that needs a change; shown when there are several. A fragment finds nothing inside a shadow root. */
function handleLink(event: MouseEvent): void {
  event.preventDefault()
  const link = event.currentTarget as HTMLAnchorElement
  const root = link.getRootNode() as Document | ShadowRoot
  root.getElementById(link.hash.slice(1))?.focus()
}

/** A list on top of a form that links to every error below; nothing while there are fewer than two. */
export function errorSummary(texts: ErrorSummaryTexts, errors: FieldError[]): TemplateResult | typeof nothing {
  if (errors.length < 2) return nothing
  return html`<div class="klucznik-notice" part="notice" data-kind="error" role="alert" tabindex="-1">
    <p class="klucznik-notice-title">${texts.errors}</p>
    <ul>
      ${errors.map(({ id, text }) => html`<li><a part="link" href="#${id}" @click=${handleLink}>${text}</a></li>`)}
    </ul>
  </div>`
}
