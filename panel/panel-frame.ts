import { html, nothing, type TemplateResult } from 'lit'
import type { PanelMessages } from './i18n/messages.js'
import { HEADING_ID } from './kit/panel-heading.js'

export interface PanelFrame {
  messages: PanelMessages
  header: TemplateResult
  main: TemplateResult
  contact: string
  contactLang: string
  /** What a screen reader is told. */
  note: string
}

/** The fragment names the place in the panel, so that no link can lead to the heading by its id. */
function handleSkip(event: MouseEvent): void {
  event.preventDefault()
  document.getElementById(HEADING_ID)?.focus()
}

/** What stands around every view. */
export function panelFrame({ messages, header, main, contact, contactLang, note }: PanelFrame): TemplateResult {
  return html`<a class="panel-skip" href="#${HEADING_ID}" @click=${handleSkip}>${messages.skip}</a>
    ${header}
    <main class="panel-main">${main}</main>
    ${
      contact
        ? html`<footer class="panel-footer">
            <p>${messages.help}: <span lang=${contactLang}>${contact}</span></p>
          </footer>`
        : nothing
    }
    <p class="klucznik-hidden" role="status">${note}</p>
    <klucznik-panel-confirm .cancel=${messages.cancel}></klucznik-panel-confirm>`
}
