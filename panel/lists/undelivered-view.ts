import { html, nothing, type TemplateResult } from 'lit'
import { keepListPlace, listPlace } from './list-place.js'
import type { People, Person } from '../kit/panel-client.js'
import { moment } from '../kit/moment.js'
import { PEOPLE_ON_PAGE } from '../kit/page-sizes.js'
import { PanelView } from '../kit/panel-view.js'
import { personName } from '../person/person-name.js'
import { routeHash } from '../kit/route.js'
import { breakable } from '../kit/breakable.js'
import { callStatus } from '../kit/call-status.js'
import { dataTable } from '../kit/data-table.js'
import { listSummary } from './list-summary.js'
import { pager } from './pager.js'

/** Whose mail did not arrive, why, and what to do. */
export class UndeliveredView extends PanelView {
  static override properties = { people: { state: true }, offset: { state: true } }

  private people: People | undefined
  private offset = 0

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load(listPlace(this.services?.me.login ?? '').offset)
  }

  async #load(offset: number): Promise<void> {
    const client = this.services?.client
    if (!client) return
    const people = await this.call.run(() => client.undelivered({ offset, limit: PEOPLE_ON_PAGE }), {
      again: () => this.#load(offset),
    })
    // the list has become shorter since
    if (people && offset > 0 && people.people.length === 0) return this.#load(0)
    if (people) Object.assign(this, { people, offset })
  }

  #handlePage = async (offset: number): Promise<void> => {
    await this.#load(offset)
    if (this.services) keepListPlace(this.services.me.login, { offset })
    await this.updateComplete
    this.querySelector<HTMLElement>('.panel-summary')?.focus()
  }

  protected override render(): TemplateResult | typeof nothing {
    const { services, people, offset } = this
    if (!services) return nothing
    const { messages } = services
    const t = messages.undelivered
    const total = people?.total ?? 0
    return html`${callStatus(this.call, services)}
    ${
      people === undefined
        ? nothing
        : total === 0
          ? html`<p class="klucznik-text">${t.empty}</p>`
          : html`<p class="klucznik-text">${t.lead}</p>
              <p class="klucznik-text panel-summary" tabindex="-1">
                ${listSummary({ offset, size: PEOPLE_ON_PAGE, total }, services)}
              </p>
              ${this.#table(people.people)}
              ${pager({ offset, total, size: PEOPLE_ON_PAGE, messages, handlePage: this.#handlePage })}`
    }`
  }

  #table(people: Person[]): TemplateResult | typeof nothing {
    const { services } = this
    if (!services) return nothing
    const { history, list, person: of, undelivered: t } = services.messages
    const heads = [list.name, of.class, of.email, t.reason, history.when]
    return dataTable({ label: t.title, kind: 'people', heads, rows: people.map((person) => this.#row(person)) })
  }

  #row(person: Person): TemplateResult | typeof nothing {
    const { services } = this
    const { undelivered, login, email } = person
    if (!services || !undelivered) return nothing
    const { history, person: of, undelivered: t } = services.messages
    const { what, todo } = t.reasons[undelivered.reason]
    return html`<tr role="row">
      <th role="rowheader" scope="row">
        <a class="panel-link" href=${routeHash({ name: 'person', login })}>${breakable(personName(person))}</a>
      </th>
      <td role="cell" data-head=${of.class}>${breakable(person.class || '–')}</td>
      <td role="cell" data-head=${of.email}>${breakable(email || '–')}</td>
      <td role="cell" class="panel-wide" data-head=${t.reason}>
        <span class="panel-sentences"><strong>${what}</strong><span>${todo}</span></span>
      </td>
      <td role="cell" class="panel-when" data-head=${history.when}>${moment(services.language, undelivered.at)}</td>
    </tr>`
  }
}
