import { html, nothing, type TemplateResult } from 'lit'
import type { Person } from '../kit/panel-client.js'
import type { PanelServices } from '../kit/panel-context.js'
import { personName, stateOf } from '../person/person-name.js'
import { routeHash } from '../kit/route.js'
import { breakable } from '../kit/breakable.js'
import { dataTable } from '../kit/data-table.js'
import { stateMark } from '../kit/state-mark.js'

/** People, a row each; the name leads to the person. On phones the rows are cards. */
export function peopleTable(
  people: Person[],
  { messages, label, hasClass }: Pick<PanelServices, 'messages'> & { label: string; hasClass: boolean },
): TemplateResult {
  const { list: t, person: of } = messages
  const heads = [t.name, of.login, of.email, ...(hasClass ? [of.class] : []), t.state]
  return dataTable({
    label,
    kind: 'people',
    heads,
    rows: people.map((person) => personRow(person, { messages, hasClass })),
  })
}

function personRow(
  person: Person,
  { messages, hasClass }: Pick<PanelServices, 'messages'> & { hasClass: boolean },
): TemplateResult {
  const { list: t, person: of } = messages
  const { login, email, role, classes, heldUntil, addressWish, addressBy, undelivered } = person
  const state = stateOf(person)
  const urgent = heldUntil ? messages.history.actions['person.held'] : addressWish && of.confirmEmail.title
  const ofClass = role === 'member' ? person.class : classes.join(', ')
  return html`<tr role="row">
    <th role="rowheader" scope="row">
      <a class="panel-link" href=${routeHash({ name: 'person', login })}>${breakable(personName(person))}</a>
      ${role === 'member' ? nothing : html`<span class="panel-role">${messages.person.roles[role]}</span>`}
    </th>
    <td role="cell" data-head=${of.login}>${breakable(login)}</td>
    <td role="cell" data-head=${of.email}>${breakable(email || '–')}</td>
    ${hasClass ? html`<td role="cell" data-head=${of.class}>${breakable(ofClass || '–')}</td>` : nothing}
    <td role="cell" data-head=${t.state}>
      ${urgent ? html`<strong>${urgent}</strong>` : stateMark(state, messages.state[state])}
      ${
        undelivered
          ? html`<span class="panel-sentences">${messages.undelivered.reasons[undelivered.reason].what}</span>`
          : nothing
      }
      ${addressBy ? html`<span class="panel-role">${of.email}: ${addressBy}</span>` : nothing}
    </td>
  </tr>`
}
