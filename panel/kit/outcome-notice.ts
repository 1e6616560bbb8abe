import { html, nothing, type TemplateResult } from 'lit'
import type { ClientFailure } from '../../ui/failure.js'
import { alertIcon } from '../../ui/views/icon.js'
import { checkIcon, warningIcon } from '../../ui/views/outcome-icons.js'
import type { PanelMessages } from '../i18n/messages.js'

/** `done`: as wanted. `warning`: in part, or there was nothing to do. `refused`: not done. */
export type OutcomeKind = 'done' | 'warning' | 'refused'

export interface Outcome {
  kind: OutcomeKind
  sentences: string[]
}

/** Before anything was done. */
export const NO_OUTCOME: Outcome = { kind: 'done', sentences: [] }

const ICONS: Record<OutcomeKind, () => TemplateResult> = { done: checkIcon, warning: warningIcon, refused: alertIcon }

/** What became of something, a sentence a line; it is announced by whoever did it. */
export function outcomeNotice(sentences: string[], kind: OutcomeKind = 'done'): TemplateResult | typeof nothing {
  const [first, ...more] = sentences
  if (first === undefined) return nothing
  return html`<div class="panel-outcome" data-kind=${kind}>
    <p class="klucznik-good">${ICONS[kind]()}<span>${first}</span></p>
    ${more.map((sentence) => html`<p>${sentence}</p>`)}
  </div>`
}

/** Brings it into the window: on phones what was pressed may be far from it. */
export function revealOutcome(view: HTMLElement): void {
  view.querySelector('.panel-outcome[data-kind]')?.scrollIntoView({ block: 'nearest' })
}

/** Why nobody was invited, if it is something that the person can act on; undefined for every other failure. */
export function inviteRefusal({ code, reason }: ClientFailure, { invite }: PanelMessages): Outcome | undefined {
  // a class, or everybody, can be invited once in a minute
  if (code === 'TOO_MANY_REQUESTS') return { kind: 'refused', sentences: [invite.tooSoon] }
  const text = code === 'INPUT_INVALID' && invite.refused[reason as keyof typeof invite.refused]
  return text ? { kind: 'refused', sentences: [text] } : undefined
}
