import { html, nothing, type TemplateResult } from 'lit'
import type { WaitingStage } from '../../ui/waiting-controller.js'

export interface Wait {
  stage: WaitingStage
  /** What is being done. */
  text: string | undefined
  /** Added when it takes long and nobody can tell how long. */
  slow?: string | undefined
  /** How much of it, where that can be known. */
  percent?: number | undefined
}

/** A live region that is always there; it speaks when the step changes, and leaves the percents to the progress bar. */
export function waitingStatus({ stage, text, slow, percent }: Wait): TemplateResult {
  const isLong = stage === 'measured'
  const isMeasured = isLong && percent !== undefined
  const said = [(isLong || stage === 'said') && text, isLong && !isMeasured && slow]
  return html`<div class="klucznik-status" part="status">
    <p role="status">${said.filter(Boolean).join(' ')}</p>
    ${
      isMeasured
        ? html`<progress
              class="klucznik-progress"
              part="progress"
              max="100"
              .value=${percent}
              aria-label=${text}
            ></progress>
            <span aria-hidden="true">${percent}%</span>`
        : nothing
    }
  </div>`
}
