import { html, nothing, type TemplateResult } from 'lit'
import type { LaterMessages } from '../i18n/later/messages.js'
import type { Completed } from './completed-event.js'
import { checkIcon } from '../../ui/views/outcome-icons.js'

export interface Done extends Partial<Completed> {
  /** Where one signs in; undefined when the operator has set nothing. */
  signInUrl: string | undefined
}

/** The password is set; nobody is signed in by that. */
export function doneView({ done: t }: LaterMessages, { logins = [], left = [], signInUrl }: Done): TemplateResult {
  return html`<p class="klucznik-text klucznik-good" part="text">${checkIcon()}${t.lead}</p>
    <p class="klucznik-text" part="text">
      ${logins.length > 1 ? t.logins : t.login}
      <strong class="klucznik-login" part="login">${logins.join(', ')}</strong>
    </p>
    ${left.length > 0 ? html`<p class="klucznik-text" part="text">${t.left} ${left.join(', ')}</p>` : nothing}
    ${
      signInUrl
        ? html`<a class="klucznik-button" part="button sign-in" data-kind="main" href=${signInUrl}>${t.signIn}</a>`
        : nothing
    }`
}
