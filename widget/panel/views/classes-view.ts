import { html, nothing, type TemplateResult } from 'lit'
import { FunnelWatch } from '../funnel-watch.js'
import { invitationText } from '../invitation-text.js'
import { CallController } from '../call-controller.js'
import type { ClassFunnel } from '../panel-client.js'
import { PanelView } from '../panel-view.js'
import { routeHash } from '../route.js'
import { callStatus } from './call-status.js'
import { classesTable } from './classes-table.js'
import { inviteRefusal, NO_OUTCOME, outcomeNotice } from './outcome-notice.js'

/** Every class with how far its members have come. */
export class ClassesView extends PanelView {
  static override properties = { classes: { state: true }, outcome: { state: true } }

  readonly #sending = new CallController(this)
  readonly #watch = new FunnelWatch(this)

  private classes: ClassFunnel[] | undefined
  /** What became of an invitation, a sentence each. */
  private outcome = NO_OUTCOME

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
    const { client, messages, confirm, announce } = services
    if (!(await confirm(messages.invite.confirmUnit))) return
    this.outcome = NO_OUTCOME
    const counts = await this.#sending.run(() => client.invite({ kind: 'unit' }), {
      handle: (failure) => {
        const refusal = inviteRefusal(failure, messages)
        this.outcome = refusal ?? NO_OUTCOME
        return refusal !== undefined
      },
    })
    if (counts) this.outcome = invitationText(counts, services)
    announce(this.outcome.sentences.join(' '))
    if (counts && counts.queued > 0) this.#watch.start(() => this.#look())
  }

  async #look(): Promise<string> {
    const { classes = [] } = (await this.services?.client.classes()) ?? {}
    this.classes = classes
    return JSON.stringify(classes)
  }

  protected override render(): TemplateResult | typeof nothing {
    const { services, classes, outcome } = this
    if (!services) return nothing
    const { messages, me } = services
    const t = messages.classes
    return html`<klucznik-panel-search></klucznik-panel-search>
      <div class="panel-below-search">
        <div class="panel-actions">
          <a class="klucznik-button" data-kind="main" href=${routeHash({ name: 'new' })}>${messages.menu.add}</a>
          ${
            me.role === 'office' && classes && classes.length > 0
              ? html`<button class="klucznik-button" type="button" @click=${this.#handleInvite}>${t.inviteAll}</button>`
              : nothing
          }
        </div>
        ${callStatus(this.call, services)} ${outcomeNotice(outcome.sentences, outcome.kind)}
        ${callStatus(this.#sending, services)}
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
