import { html, nothing, type TemplateResult } from 'lit'
import { GroupInvitation } from './group-invitation.js'
import type { ClassFunnel } from '../kit/panel-client.js'
import { lettersLink } from '../kit/letters-link.js'
import { PanelView } from '../kit/panel-view.js'
import { routeHash } from '../kit/route.js'
import { callStatus } from '../kit/call-status.js'
import { classesTable, sumOf } from './classes-table.js'
import { outcomeNotice } from '../kit/outcome-notice.js'

/** Every class with how far its members have come. */
export class ClassesView extends PanelView {
  static override properties = { classes: { state: true } }

  readonly #invitation = new GroupInvitation(this)

  private classes: ClassFunnel[] | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  async #load(): Promise<void> {
    const client = this.services?.client
    if (!client) return
    const answer = await this.call.run(() => client.classes(), { again: () => this.#load() })
    if (answer) this.classes = answer.classes
  }

  #handleInvite = async (): Promise<void> => {
    const { services } = this
    if (!services) return
    const question = services.messages.invite.confirmUnit
    await this.#invitation.send(services, { whom: { kind: 'unit' }, question, look: () => this.#look() })
  }

  async #look(): Promise<ClassFunnel> {
    const { classes = [] } = (await this.services?.client.classes()) ?? {}
    this.classes = classes
    return sumOf(classes)
  }

  protected override render(): TemplateResult | typeof nothing {
    const { services, classes } = this
    const { outcome, call: sending } = this.#invitation
    if (!services) return nothing
    const { messages, me } = services
    const t = messages.classes
    return html`<klucznik-panel-search></klucznik-panel-search>
      <div class="panel-below-search">
        <div class="panel-actions">
          <a class="klucznik-button" data-kind="main" href=${routeHash({ name: 'new' })}>${messages.menu.add}</a>
          ${
            me.role === 'office' && classes && classes.length > 0
              ? html`<button class="klucznik-button" type="button" @click=${this.#handleInvite}>${t.inviteAll}</button>
                  ${lettersLink(services, 'all', '1')}`
              : nothing
          }
        </div>
        ${callStatus(this.call, services)} ${outcomeNotice(outcome.sentences, outcome.kind)}
        ${callStatus(sending, services)}
        ${
          classes === undefined
            ? nothing
            : classes.length === 0
              ? html`<p class="klucznik-text">${t.empty}</p>`
              : html`<p class="klucznik-text">${t.lead}</p>
                  ${classesTable(classes, services)}`
        }
      </div>`
  }
}
