import { html, nothing, type TemplateResult } from 'lit'
import type { PanelMessages } from '../i18n/messages.js'
import { lettersLink } from '../kit/letters-link.js'
import { moment } from '../kit/moment.js'
import type { Person } from '../kit/panel-client.js'
import type { PanelServices } from '../kit/panel-context.js'
import { isOpen, stateOf } from './person-name.js'
import { routeHash } from '../kit/route.js'
import { stateMark } from '../kit/state-mark.js'

type Summary = Pick<PanelServices, 'messages' | 'language' | 'me'> & {
  handleInvite: () => void | Promise<void>
  handleStatus: () => void | Promise<void>
  /** The office says which address there is to be. */
  handleEmail: (email: string) => void | Promise<void>
  handleCopy: () => void | Promise<void>
  handleFactor: () => void | Promise<void>
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
  const { messages, language, me, handleInvite, handleStatus, handleEmail, handleCopy, handleFactor } = summary
  const t = messages.person
  const isOffice = me.role === 'office'
  const { login, role, mailedAt, linkUntil, undelivered, substituteId, heldUntil, addressWish, hasFactor } = person
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
      isOffice
        ? html`<p><a class="panel-link" href=${routeHash({ name: 'history', login })}>${messages.menu.history}</a></p>`
        : nothing
    }
    ${hasFactor ? html`<p>${t.hasFactor}</p>` : nothing}
    ${heldUntil ? note(messages.history.actions['person.held'], t.held(time(heldUntil))) : nothing}
    ${addressWish ? note(t.confirmEmail.title, `${addressWish.email || '–'} (${addressWish.login} → ${t.roles.office})`) : nothing}
    ${reason ? note(reason.what, reason.todo) : nothing}
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
      ${addressWish && isOffice ? [button(t.confirmEmail.action, () => handleEmail(addressWish.email)), button(messages.cancel, () => handleEmail(person.email))] : nothing}
      ${state === 'disabled' ? nothing : [button(messages.invite.person, handleInvite), lettersLink(summary, 'login', login)]}
      ${hasFactor && isOffice && role !== 'office' ? button(t.confirmFactor.action, handleFactor) : nothing}
      ${login === me.login ? nothing : button(isOpen(person, me) ? t.disable : t.enable, handleStatus)}
    </div>
  </div>`
}

function button(label: string, handleClick: () => void | Promise<void>): TemplateResult {
  return html`<button class="klucznik-button" type="button" @click=${handleClick}>${label}</button>`
}

function note(what: string, todo: string): TemplateResult {
  return html`<p><strong>${what}</strong></p>
    <p>${todo}</p>`
}
