import { html, type TemplateResult } from 'lit'
import type { Way } from '../challenge/way.js'

/** Leads to another way through the challenge; plain, since it is not what most people are here for. */
export function wayButton(label: string, way: Way, handleWay: (way: Way) => void): TemplateResult {
  return html`<button
    class="klucznik-button"
    part="button"
    data-kind="plain"
    type="button"
    @click=${() => handleWay(way)}
  >
    ${label}
  </button>`
}
