import { html, nothing, type TemplateResult } from 'lit'
import { GroupInvitation } from './group-invitation.js'
import { keepListPlace, listPlace } from './list-place.js'
import type { ClassFunnel, People } from '../kit/panel-client.js'
import { PEOPLE_ON_PAGE } from '../kit/page-sizes.js'
import { PanelView } from '../kit/panel-view.js'
import type { PersonState } from '../i18n/messages.js'
import { PERSON_STATES } from '../kit/person-state.js'
import { routeHash, type Route } from '../kit/route.js'
import { callStatus } from '../kit/call-status.js'
import { countOf, sumOf } from './classes-table.js'
import { lettersLink } from '../kit/letters-link.js'
import { listSummary } from './list-summary.js'
import { outcomeNotice } from '../kit/outcome-notice.js'
import { pager } from './pager.js'
import { peopleTable } from './people-table.js'

/** People of a class, of all classes, or who work at the school; all of them or those in one state. */
export class PeopleView extends PanelView {
  static override properties = {
    ofClass: { attribute: false },
    state: { attribute: false },
    staff: { type: Boolean },
    people: { state: true },
    funnel: { state: true },
    offset: { state: true },
  }

  readonly #invitation = new GroupInvitation(this)

  private people: People | undefined
  private funnel: ClassFunnel | undefined
  private offset = 0

  /** Undefined: all classes. */
  ofClass: string | undefined
  state: PersonState | undefined
  staff = false

  override connectedCallback(): void {
    super.connectedCallback()
    void this.updateComplete.then(() => this.#load(listPlace(this.services?.me.login ?? '').offset))
  }

  async #load(offset: number): Promise<boolean> {
    const answer = await this.call.run(() => this.#fetch(offset), { again: () => this.#load(offset) })
    return answer !== undefined
  }

  async #fetch(offset: number): Promise<ClassFunnel> {
    const { services, state, staff, ofClass } = this
    if (!services) return sumOf([])
    const filter = {
      offset,
      limit: PEOPLE_ON_PAGE,
      ...(ofClass !== undefined && { class: ofClass }),
      ...(state === 'disabled' ? { status: 'disabled' as const } : state && { state }),
      ...(staff && { staff: true }),
    }
    const [people, { classes }] = await Promise.all([
      services.client.list(filter),
      staff ? { classes: [] } : services.client.classes(),
    ])
    // the list has become shorter since
    if (people.people.length === 0 && people.total > 0) return this.#fetch(0)
    this.people = people
    this.offset = offset
    this.funnel = sumOf(ofClass === undefined ? classes : classes.filter((each) => each.class === ofClass))
    return this.funnel
  }

  #handlePage = async (offset: number): Promise<void> => {
    if (!(await this.#load(offset)) || !this.services) return
    keepListPlace(this.services.me.login, { offset })
    await this.updateComplete
    const summary = this.querySelector<HTMLElement>('.panel-summary')
    summary?.focus()
  }

  #handleInvite = async (): Promise<void> => {
    const { services, ofClass } = this
    if (!services || ofClass === undefined) return
    const { messages } = services
    const { title, ...question } = messages.invite.confirmClass
    await this.#invitation.send(services, {
      whom: { kind: 'class', class: ofClass },
      question: { ...question, title: title(ofClass || messages.classes.noClass) },
      look: () => this.#fetch(this.offset),
    })
  }

  #routeTo(state: PersonState | undefined): Route {
    const more = state && { state }
    return this.ofClass === undefined ? { name: 'everybody', ...more } : { name: 'class', class: this.ofClass, ...more }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { services, people, staff, ofClass } = this
    if (!services) return nothing
    const { messages } = services
    const { outcome, call: sending } = this.#invitation
    const t = messages.list
    const total = people?.total ?? 0
    return html`<klucznik-panel-search></klucznik-panel-search>
      <div class="panel-below-search">
        ${staff ? this.#staffActions() : html`${this.#actions()}${this.#filter()}`}
        ${outcomeNotice(outcome.sentences, outcome.kind)} ${callStatus(sending, services)}
        ${callStatus(this.call, services)}
        ${
          people === undefined
            ? nothing
            : html`<p class="klucznik-text panel-summary" tabindex="-1">
                  ${listSummary({ offset: this.offset, size: PEOPLE_ON_PAGE, total }, services)}
                </p>
                ${
                  total === 0
                    ? nothing
                    : peopleTable(people.people, {
                        messages,
                        label: staff ? messages.menu.staff : t.everybody,
                        hasClass: ofClass === undefined,
                      })
                }
                ${pager({ offset: this.offset, total, size: PEOPLE_ON_PAGE, messages, handlePage: this.#handlePage })}`
        }
      </div>`
  }

  #filter(): TemplateResult | typeof nothing {
    const { services, funnel, state } = this
    if (!services || !funnel) return nothing
    const { list, states } = services.messages
    const link = (to: PersonState | undefined, name: string, count: number): TemplateResult =>
      html`<li>
        <a class="panel-chip" href=${routeHash(this.#routeTo(to))} aria-current=${to === state ? 'true' : nothing}
          >${to ? html`<span class="panel-swatch" data-state=${to}></span>` : nothing}${name}
          <strong>${count.toLocaleString(services.language)}</strong></a
        >
      </li>`
    return html`<nav aria-label=${list.filter}>
      <ul class="panel-row panel-chips">
        ${link(undefined, list.anyState, funnel.people)}
        ${PERSON_STATES.filter((each) => each === state || countOf(funnel, each) > 0).map((each) =>
          link(each, states[each], countOf(funnel, each)),
        )}
      </ul>
    </nav>`
  }

  #staffActions(): TemplateResult | typeof nothing {
    if (!this.services) return nothing
    const { addStaff } = this.services.messages.menu
    return html`<div class="panel-actions">
      <a class="klucznik-button" data-kind="main" href=${routeHash({ name: 'new-staff' })}>${addStaff}</a>
    </div>`
  }

  #actions(): TemplateResult | typeof nothing {
    const { services, ofClass, funnel } = this
    if (!services || ofClass === undefined) return nothing
    const { invite, menu } = services.messages
    return html`<div class="panel-actions">
      ${
        funnel && funnel.people > 0
          ? html`<button class="klucznik-button" data-kind="main" type="button" @click=${this.#handleInvite}>
                ${invite.class}
              </button>
              ${lettersLink(services, 'class', ofClass)}`
          : nothing
      }
      <a class="klucznik-button" href=${routeHash({ name: 'new', ...(ofClass && { class: ofClass }) })}>${menu.add}</a>
    </div>`
  }
}
