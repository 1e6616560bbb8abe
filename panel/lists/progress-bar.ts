import { html, type TemplateResult } from 'lit'
import type { ClassFunnel } from '../kit/panel-client.js'
import type { PanelServices } from '../kit/panel-context.js'
import { PERSON_STATES } from '../kit/person-state.js'

/** How many of a class have a password, in per cent, above a bar that shows every state; the text carries the meaning. */
export function progressBar(
  { people, disabled, counts }: ClassFunnel,
  { language }: Pick<PanelServices, 'language'>,
): TemplateResult {
  const active = people - disabled
  const share = new Intl.NumberFormat(language, { style: 'percent' }).format(active === 0 ? 0 : counts.set / active)
  return html`<span class="panel-share">${share}</span
    ><span class="panel-bar" aria-hidden="true"
      >${PERSON_STATES.map((state) => {
        const count = state === 'disabled' ? 0 : counts[state]
        return count > 0 ? html`<span data-state=${state} .style=${`flex-grow:${count}`}></span>` : ''
      })}</span
    >`
}
