import { html, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../contract/language.js'
import type { LaterMessages } from '../i18n/later/messages.js'
import type { LinkMark } from '../flow/link-mark.js'
import { polishTime } from './polish-time.js'

/** What leads on from a link that is of no use. */
export interface WaysOn {
  handleAgain: () => void
  /** The way to the code beside the link. */
  code: TemplateResult | typeof nothing
}

/** The link was cut short or changed on its way: it holds no ticket at all. */
export function brokenView({ broken: t, expired }: LaterMessages, { handleAgain, code }: WaysOn): TemplateResult {
  return html`<p class="klucznik-text" part="text">${t.lead}</p>
    ${againButton(expired.again, handleAgain)} ${code}`
}

/** The ticket is used, run out or nobody's: told alike, with the way to a new one. */
export function expiredView({ expired: t }: LaterMessages, handleAgain: () => void): TemplateResult {
  return html`<p class="klucznik-text" part="text">${t.lead}</p>
    ${againButton(t.again, handleAgain)}`
}

export interface Reloaded extends WaysOn, LinkMark {
  language: Language
}

/** The page was loaded anew, and the link that opened it is kept nowhere. */
export function reloadedView(
  { reloaded: t, expired }: LaterMessages,
  { until, isCodeSpent, language, handleAgain, code }: Reloaded,
): TemplateResult {
  return html`<p class="klucznik-text" part="text">${t.lead}</p>
    ${
      until
        ? html`<p class="klucznik-text" part="text">
            ${t.until(polishTime(language, until))} ${isCodeSpent ? nothing : t.code}
          </p>`
        : nothing
    }
    ${againButton(expired.again, handleAgain)} ${isCodeSpent ? nothing : code}`
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
