import { html, nothing, type TemplateResult } from 'lit'
import type { Way } from '../challenge/way.js'
import type { Messages } from '../i18n/messages.js'
import { refreshIcon, soundIcon } from '../../ui/views/icon.js'
import { wayButton } from './way-button.js'

export interface ChallengePicture {
  messages: Messages
  /** Address of the picture; undefined until there is one. */
  src: string | undefined
  /** The picture of this address did not load. */
  isBroken: boolean
  handleBroken: () => void
  handleRefresh: () => void
  handleWay: (way: Way) => void
}

/** The picture with its buttons; the box keeps its size while it is empty, so that nothing moves. */
export function challengePicture(view: ChallengePicture): TemplateResult {
  const { messages, src, isBroken, handleBroken, handleRefresh, handleWay } = view
  const { pictureAlt, pictureFailed, refresh, listen, cannot } = messages.request
  const picture =
    src && !isBroken
      ? html`<img src=${src} alt=${pictureAlt} width="200" height="70" @error=${handleBroken} />`
      : nothing
  return html`<div class="klucznik-challenge" part="challenge">
    <div class="klucznik-picture" part="picture">
      ${isBroken ? html`<p role="alert">${pictureFailed}</p>` : picture}
    </div>
    <div class="klucznik-ways">
      <button class="klucznik-button" part="button refresh" type="button" @click=${handleRefresh}>
        ${refreshIcon()}${refresh}
      </button>
      <button class="klucznik-button" part="button listen" type="button" @click=${() => handleWay('sound')}>
        ${soundIcon()}${listen}
      </button>
      ${wayButton(cannot, 'work', handleWay)}
    </div>
  </div>`
}
