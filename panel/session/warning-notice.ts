import { html, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../contract/language.js'
import { plural } from '../../ui/i18n/plural.js'
import type { PanelMessages } from '../i18n/messages.js'
import type { SessionWarning } from './session-warning.js'

export interface WarningNotice {
  warning: SessionWarning
  messages: PanelMessages
  language: Language
  handleStay: () => void | Promise<void>
}

/** That the session is about to end; one that nobody uses can be kept. */
export function warningNotice({ warning, messages, language, handleStay }: WarningNotice): TemplateResult {
  const { session } = messages
  return html`<div class="klucznik-notice panel-warning">
    <p>${plural(language, session[warning.kind], warning.minutes)}</p>
    ${
      warning.kind === 'idle'
        ? html`<button class="klucznik-button" type="button" @click=${handleStay}>${session.stay}</button>`
        : nothing
    }
  </div>`
}
