import { html, type TemplateResult } from 'lit'
import type { PersonState } from '../i18n/messages.js'

/** A state in words, with the colour that it has in the bar. */
export function stateMark(state: PersonState, text: string): TemplateResult {
  return html`<span class="panel-state"><span class="panel-swatch" data-state=${state}></span>${text}</span>`
}
