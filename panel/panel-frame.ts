import { html, nothing, type TemplateResult } from 'lit'
import type { PanelMessages } from './i18n/messages.js'

export interface PanelFrame {
  messages: PanelMessages
  header: TemplateResult
  main: TemplateResult
  contact: string
  /** What a screen reader is told. */
  note: string
}

/** The heading, which gets the focus when a place is entered and when the header is skipped. */
export function panelHeading(text: string): TemplateResult {
  return html`<h1 class="klucznik-title" id="tresc" tabindex="-1">${text}</h1>`
}

/** The fragment names the place in the panel, so that no link can lead to the heading by its id. */
function handleSkip(event: MouseEvent): void {
  event.preventDefault()
  document.getElementById('tresc')?.focus()
}

/** What stands around every view. */
export function panelFrame({ messages, header, main, contact, note }: PanelFrame): TemplateResult {
  return html`<a class="panel-skip" href="#tresc" @click=${handleSkip}>${messages.skip}</a>
    ${header}
    <main class="panel-main">${main}</main>
    ${contact ? html`<footer class="panel-footer"><p>${messages.help}: ${contact}</p></footer>` : nothing}
    <p class="klucznik-hidden" role="status">${note}</p>
    <klucznik-panel-confirm .cancel=${messages.cancel}></klucznik-panel-confirm>`
}
