import { html, nothing, type TemplateResult } from 'lit'
import type { PanelMessages } from '../i18n/messages.js'
import { moment } from '../kit/moment.js'
import type { Person } from '../kit/panel-client.js'
import type { PanelServices } from '../kit/panel-context.js'
import { stateOf } from './person-name.js'
import { routeHash } from '../kit/route.js'
import { stateMark } from '../kit/state-mark.js'

type Summary = Pick<PanelServices, 'messages' | 'language' | 'me'> & {
  handleInvite: () => void | Promise<void>
  handleStatus: () => void | Promise<void>
  handleCopy: () => void | Promise<void>
}

/** Links to the class of a member, or to each class of a teacher. */
function classLinks(
  { role, class: ofClass, classes }: Person,
  { person: t, classes: { noClass } }: PanelMessages,
): TemplateResult | typeof nothing {
  const all = role === 'member' ? [ofClass] : classes
  if (all.length === 0) return nothing
  const link = (each: string): TemplateResult =>
    html`<a class="panel-link" href=${routeHash({ name: 'class', class: each })}>${each || noClass}</a> `
  return html`<p>${t.class}: ${all.map(link)}</p>`
}

/** Where a person stands, their substitute identifier, and what can be done. */
export function personSummary(person: Person, summary: Summary): TemplateResult {
  const { messages, language, me, handleInvite, handleStatus, handleCopy } = summary
  const t = messages.person
  const { login, role, status, mailedAt, linkUntil, undelivered, substituteId } = person
  const state = stateOf(person)
  const time = (at: string): string => moment(language, at, 'long')
  const reason = undelivered && messages.undelivered.reasons[undelivered.reason]
  return html`<div class="panel-summary-box">
    <p>
      ${stateMark(state, messages.state[state])}
      ${role === 'member' ? nothing : html`<span class="panel-role">${t.roles[role]}</span>`}
    </p>
    <p>${t.login}: <strong>${login}</strong></p>
    ${classLinks(person, messages)} ${mailedAt ? html`<p>${t.mailed(time(mailedAt))}</p>` : nothing}
    ${linkUntil && state === 'mailed' ? html`<p>${t.linkUntil(time(linkUntil))}</p>` : nothing}
    ${
      reason
        ? html`<p><strong>${reason.what}</strong></p>
            <p>${reason.todo}</p>`
        : nothing
    }
    ${
      substituteId
        ? html`<p class="klucznik-label">${t.substitute}</p>
            <p class="klucznik-hint">${t.substituteHint}</p>
            <p class="panel-identifier">
              <code>${substituteId}</code>
              <button
                class="klucznik-button"
                type="button"
                aria-label="${t.copy}: ${t.substitute}"
                @click=${handleCopy}
              >
                ${t.copy}
              </button>
            </p>`
        : nothing
    }
    <div class="panel-actions">
      ${
        state === 'disabled'
          ? nothing
          : html`<button class="klucznik-button" type="button" @click=${handleInvite}>
              ${messages.invite.person}
            </button>`
      }
      ${
        login === me.login
          ? nothing
          : html`<button class="klucznik-button" type="button" @click=${handleStatus}>
              ${status === 'active' ? t.disable : t.enable}
            </button>`
      }
    </div>
  </div>`
}
