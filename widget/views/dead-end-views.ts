import { html, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../contract/language.js'
import type { LaterMessages } from '../i18n/later/messages.js'
import { polishTime } from './polish-time.js'

/** The link was cut short or changed on its way: it holds no ticket at all. */
export function brokenView({ broken: t, expired }: LaterMessages, handleAgain: () => void): TemplateResult {
  return html`<p class="klucznik-text" part="text">${t.lead}</p>
    ${againButton(expired.again, handleAgain)}`
}

/** The ticket is used, run out or nobody's: told alike, with the way to a new one. */
export function expiredView({ expired: t }: LaterMessages, handleAgain: () => void): TemplateResult {
  return html`<p class="klucznik-text" part="text">${t.lead}</p>
    ${againButton(t.again, handleAgain)}`
}

export interface Reloaded {
  /** Until when the link works, if anybody knows. ISO 8601. */
  until: string | undefined
  language: Language
  handleAgain: () => void
}

/** The page was loaded anew, and the link that opened it is kept nowhere. */
export function reloadedView(
  { reloaded: t, expired }: LaterMessages,
  { until, language, handleAgain }: Reloaded,
): TemplateResult {
  return html`<p class="klucznik-text" part="text">${t.lead}</p>
    ${until ? html`<p class="klucznik-text" part="text">${t.until(polishTime(language, until))}</p>` : nothing}
    ${againButton(expired.again, handleAgain)}`
}

function againButton(text: string, handleAgain: () => void): TemplateResult {
  return html`<button class="klucznik-button" part="button" data-kind="main" type="button" @click=${handleAgain}>
    ${text}
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
