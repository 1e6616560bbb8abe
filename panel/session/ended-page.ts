import { html, type TemplateResult } from 'lit'
import type { PanelMessages } from '../i18n/messages.js'
import { panelHeading } from '../kit/panel-heading.js'

/** The session has ended while something was typed: it stays in this page, and the sign-in opens in another. */
export function endedPage({ session }: PanelMessages, signIn: string): TemplateResult {
  return html`${panelHeading(session.endedTitle)}
    <p class="klucznik-text">${session.ended}</p>
    <p><a class="panel-link" href=${signIn} target="_blank" rel="noopener">${session.signIn}</a></p>`
}
