import { html, nothing, type TemplateResult } from 'lit'
import { signInPath } from '../../contract/hosted-page-path.js'
import { failureNotice } from '../../ui/views/failure-notice.js'
import type { CallController } from './call-controller.js'
import type { PanelServices } from './panel-context.js'

/**
 * What a call is doing when it takes long, or what went wrong with a button that tries again. Whoever has to show once more
 * who they are does so in another tab: what is typed here stays.
 */
export function callStatus(
  call: CallController,
  { language, atHand, me, messages }: PanelServices,
  text: string = messages.loading,
): TemplateResult {
  const { failure, isSlow, retry } = call
  return html`<div class="panel-status">
    <p class="klucznik-text">${isSlow ? text : nothing}</p>
    ${failure ? failureNotice({ failure, language, atHand, later: messages, handleRetry: retry }) : nothing}
    ${
      failure?.code === 'REAUTHENTICATE'
        ? html`<p>
            <a
              class="panel-link"
              href=${`${signInPath(me.unit.id)}/again?to=panel&lang=${language}`}
              target="_blank"
              rel="noopener"
              >${messages.session.signIn}</a
            >
          </p>`
        : nothing
    }
  </div>`
}
