import { html, nothing, type TemplateResult } from 'lit'
import type { WidgetFailure } from '../../failure.js'
import { checkIcon } from '../../views/icon.js'
import type { PanelMessages } from '../i18n/messages.js'

/** What was done, a sentence a line; it is announced by whoever did it. */
export function outcomeNotice(sentences: string[]): TemplateResult | typeof nothing {
  const [first, ...more] = sentences
  if (first === undefined) return nothing
  return html`<div class="panel-outcome">
    <p class="klucznik-good">${checkIcon()}<span>${first}</span></p>
    ${more.map((sentence) => html`<p>${sentence}</p>`)}
  </div>`
}

/** Why nobody was invited, when that is no failure of anything; empty for a failure. */
export function inviteRefusal({ code, reason }: WidgetFailure, { invite }: PanelMessages): string[] {
  // people are invited together once in a minute
  if (code === 'TOO_MANY_REQUESTS') return [invite.tooSoon]
  const text = code === 'INPUT_INVALID' && invite.refused[reason as keyof typeof invite.refused]
  return text ? [text] : []
}
