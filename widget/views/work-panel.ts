import { html, nothing, type TemplateResult } from 'lit'
import type { Way } from '../challenge/way.js'
import type { LaterMessages } from '../i18n/later/messages.js'
import type { Messages } from '../i18n/messages.js'
import { checkIcon } from '../../ui/views/outcome-icons.js'
import { wayButton } from './way-button.js'

export interface WorkPanel {
  messages: Messages
  later: LaterMessages
  /** Of the work, in whole percent; undefined before it has begun. */
  percent: number | undefined
  handleWay: (way: Way) => void
}

/** With nothing to type: what the device is doing and how far it is. The live region speaks at the end alone. */
export function workPanel(panel: WorkPanel): TemplateResult {
  const { messages, later, percent, handleWay } = panel
  const { work } = later
  const isDone = percent === 100
  return html`<div class="klucznik-work" part="challenge">
    <p class="klucznik-text" part="text" data-way tabindex="-1">${work.lead}</p>
    <div class="klucznik-measure">
      ${
        percent === undefined || isDone
          ? nothing
          : html`<progress
                class="klucznik-progress"
                part="progress"
                max="100"
                .value=${percent}
                aria-label=${work.progress}
              ></progress>
              <span aria-hidden="true">${work.progress} ${percent}%</span>`
      }
      <p class="klucznik-good" role="status">${isDone ? html`${checkIcon()}${work.done}` : nothing}</p>
    </div>
    <div class="klucznik-ways">
      ${wayButton(later.request.showPicture, 'picture', handleWay)}
      ${wayButton(messages.request.listen, 'sound', handleWay)}
    </div>
  </div>`
}
