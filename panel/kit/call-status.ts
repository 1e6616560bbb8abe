import { html, nothing, type TemplateResult } from 'lit'
import { failureNotice } from '../../ui/views/failure-notice.js'
import type { CallController } from './call-controller.js'
import type { PanelServices } from './panel-context.js'

/** What a call is doing when it takes long, or what went wrong with a button that tries again. */
export function callStatus(
  call: CallController,
  { language, atHand, messages }: PanelServices,
  text: string = messages.loading,
): TemplateResult {
  const { failure, isSlow, retry } = call
  return html`<div class="panel-status">
    <p class="klucznik-text">${isSlow ? text : nothing}</p>
    ${failure ? failureNotice({ failure, language, atHand, later: messages, handleRetry: retry }) : nothing}
  </div>`
}
