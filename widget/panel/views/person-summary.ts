import { html, nothing, type TemplateResult } from 'lit'
import type { Person } from '../panel-client.js'
import type { PanelServices } from '../panel-context.js'
import { stateOf } from '../person-name.js'
import { stateMark } from './people-table.js'

type Summary = Pick<PanelServices, 'messages' | 'language' | 'me'> & {
  handleInvite: () => void | Promise<void>
  handleStatus: () => void | Promise<void>
  handleCopy: () => void | Promise<void>
}

/** Where a person stands, their substitute identifier, and what can be done. */
export function personSummary(person: Person, summary: Summary): TemplateResult {
  const { messages, language, me, handleInvite, handleStatus, handleCopy } = summary
  const t = messages.person
  const { login, role, status, mailedAt, linkUntil, undelivered, substituteId } = person
  const state = stateOf(person)
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' })
  const time = (text: string): string => moment.format(new Date(text))
  const reason = undelivered && messages.undelivered.reasons[undelivered.reason]
  return html`<div class="panel-summary-box">
    <p>
      ${stateMark(state, messages.state[state])}
      ${role === 'member' ? nothing : html`<span class="panel-role">${t.roles[role]}</span>`}
    </p>
    <p>${t.login}: <strong>${login}</strong></p>
    ${mailedAt ? html`<p>${t.mailed(time(mailedAt))}</p>` : nothing}
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
        state === 'set' || state === 'disabled'
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
