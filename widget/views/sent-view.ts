import { html, type TemplateResult } from 'lit'
import type { LaterMessages } from '../i18n/later/messages.js'

/** What happens next, the same for everybody; and what was typed, since a slip in it is why most mails do not come. */
export function sentView(
  { sent: t }: LaterMessages,
  { typed, handleAgain, code, level }: { typed: string; handleAgain: () => void; code: TemplateResult; level: number },
): TemplateResult {
  return html`<p class="klucznik-text" part="text">${t.lead}</p>
    <p class="klucznik-text" part="text">${t.where}</p>
    <p class="klucznik-text" part="text">
      ${t.typed} <strong class="klucznik-login" part="login" translate="no">${typed}</strong>
    </p>
    <p class="klucznik-text" part="text">${t.code}</p>
    ${code}
    <h3 class="klucznik-subtitle" part="subtitle" aria-level=${level}>${t.nothing}</h3>
    <ul class="klucznik-list">
      <li>${t.nothingTyped}</li>
      <li>${t.nothingAddress}</li>
      <li>${t.nothingSchool}</li>
    </ul>
    <button class="klucznik-button" part="button" type="button" @click=${handleAgain}>${t.again}</button>`
}
