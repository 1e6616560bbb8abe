import { html, type TemplateResult } from 'lit'
import type { LaterMessages } from '../i18n/later/messages.js'

/** The ticket is used, run out or none at all: told alike, with the way to a new one. */
export function expiredView({ expired: t }: LaterMessages, handleAgain: () => void): TemplateResult {
  return html`<p class="klucznik-text" part="text">${t.lead}</p>
    <button class="klucznik-button" part="button" data-kind="main" type="button" @click=${handleAgain}>
      ${t.again}
    </button>`
}

/** The page has no HTTPS, so it is no place for a PESEL: leads to the hosted page. */
export function insecureView({ insecure: t }: LaterMessages, href: string): TemplateResult {
  return html`<p class="klucznik-text" part="text">${t.lead}</p>
    <a class="klucznik-button" part="button" data-kind="main" href=${href}>${t.link}</a>`
}

export interface Misconfigured {
  unit: string
  server: string
}

/** Tells parents that it does not work, and the webmaster why. */
export function misconfiguredView(
  { misconfigured: t }: LaterMessages,
  { unit, server }: Misconfigured,
): TemplateResult {
  return html`<p class="klucznik-text" part="text">${t.lead}</p>
    <p class="klucznik-hint" part="hint">${t.webmaster(unit, server)}</p>`
}
