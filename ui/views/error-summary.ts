import { html, nothing, type TemplateResult } from 'lit'
import type { Messages } from '../../widget/i18n/messages.js'

/** An error and the id of the field that it belongs to. */
export interface FieldError {
  id: string
  text: string
}

/** Moves the focus to the field of a link: inside a shadow root a fragment finds nothing. */
function handleLink(event: MouseEvent): void {
  event.preventDefault()
  const link = event.currentTarget as HTMLAnchorElement
  const root = link.getRootNode() as Document | ShadowRoot
  root.getElementById(link.hash.slice(1))?.focus()
}

/** A list on top of a form that links to every error below; nothing while there are fewer than two. */
export function errorSummary(
  messages: Pick<Messages, 'errors'>,
  errors: FieldError[],
): TemplateResult | typeof nothing {
  if (errors.length < 2) return nothing
  return html`<div class="klucznik-notice" part="notice" data-kind="error" role="alert" tabindex="-1">
    <p class="klucznik-notice-title">${messages.errors}</p>
    <ul>
      ${errors.map(({ id, text }) => html`<li><a part="link" href="#${id}" @click=${handleLink}>${text}</a></li>`)}
    </ul>
  </div>`
}
