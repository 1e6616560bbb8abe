import { html, type TemplateResult } from 'lit'
import type { LaterMessages } from '../i18n/later/messages.js'

/** What happens next; the same for everybody, and nothing of what was typed. `code`: leads to where one is typed. */
export function sentView(
  { sent: t }: LaterMessages,
  { handleAgain, code }: { handleAgain: () => void; code: TemplateResult },
): TemplateResult {
  return html`<p class="klucznik-text" part="text">${t.lead}</p>
    <p class="klucznik-text" part="text">${t.where}</p>
    <p class="klucznik-text" part="text">${t.code}</p>
    ${code}
    <h3 class="klucznik-subtitle" part="subtitle">${t.nothing}</h3>
    <ul class="klucznik-list">
      <li>${t.nothingAddress}</li>
      <li>${t.nothingSchool}</li>
    </ul>
    <button class="klucznik-button" part="button" type="button" @click=${handleAgain}>${t.again}</button>`
}
