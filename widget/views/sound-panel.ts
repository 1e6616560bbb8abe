import { html, nothing, type TemplateResult } from 'lit'
import type { SoundState } from '../challenge/sound-player.js'
import type { Way } from '../challenge/way.js'
import type { LaterMessages } from '../i18n/later/messages.js'
import type { Messages } from '../i18n/messages.js'
import { refreshIcon, soundIcon } from '../../ui/views/icon.js'
import { wayButton } from './way-button.js'

export interface SoundPanel {
  messages: Messages
  later: LaterMessages
  state: SoundState
  handleToggle: (this: void) => void
  handleRefresh: (this: void) => void
  handleWay: (way: Way) => void
}

/** In the picture's place: what there is to hear, its button, and the ways out. */
export function soundPanel(panel: SoundPanel): TemplateResult {
  const { messages, later, state, handleToggle, handleRefresh, handleWay } = panel
  const { sound } = later
  const labels: Record<SoundState, string> = {
    ready: messages.request.listen,
    playing: sound.pause,
    paused: sound.resume,
    ended: sound.again,
    broken: messages.request.listen,
  }
  return html`<div class="klucznik-challenge" part="challenge">
    <div class="klucznik-picture" part="picture">
      <p role=${state === 'broken' ? 'alert' : nothing}>
        ${state === 'broken' ? sound.failed : state === 'playing' ? sound.playing : sound.ready}
      </p>
    </div>
    <div class="klucznik-ways">
      <button class="klucznik-button" part="button listen" type="button" @click=${handleToggle}>
        ${soundIcon()}${labels[state]}
      </button>
      <button class="klucznik-button" part="button refresh" type="button" @click=${handleRefresh}>
        ${refreshIcon()}${sound.refresh}
      </button>
      ${wayButton(later.request.showPicture, 'picture', handleWay)}
      ${wayButton(messages.request.cannot, 'work', handleWay)}
    </div>
  </div>`
}
