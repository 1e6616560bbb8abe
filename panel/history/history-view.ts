import { html, nothing, type TemplateResult } from 'lit'
import type { AuditAction } from '../../contract/audit-action.js'
import { auditDetail } from './audit-detail.js'
import { CallController } from '../kit/call-controller.js'
import { moment } from '../kit/moment.js'
import type { AuditEntry, AuditPage } from '../kit/panel-client.js'
import { ENTRIES_ON_PAGE } from '../kit/page-sizes.js'
import { PanelView } from '../kit/panel-view.js'
import { routeHash } from '../kit/route.js'
import { saveFile } from '../kit/save-file.js'
import { breakable } from '../kit/breakable.js'
import { callStatus } from '../kit/call-status.js'
import { dataTable } from '../kit/data-table.js'
import { outcomeNotice } from '../kit/outcome-notice.js'

const TYPES = { csv: 'text/csv;charset=utf-8', jsonl: 'application/x-ndjson' } as const

/** Who did what to whom and when, or all that was done to one person, sign-ins too; for the office. */
export class HistoryView extends PanelView {
  static override properties = { entries: { state: true }, next: { state: true }, outcome: { state: true } }

  readonly #exporting = new CallController(this)

  private entries: AuditEntry[] | undefined
  private next: AuditPage['next'] = null
  private outcome: string[] = []
  private isPart = false

  /** Login of the person; undefined: of everybody what was done. */
  subject: string | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  async #load(): Promise<void> {
    const { services, entries = [], next, subject } = this
    if (!services) return
    const page = await this.call.run(
      () =>
        services.client.history({
          limit: ENTRIES_ON_PAGE,
          ...(subject ? { subject } : { kind: 'act' }),
          ...(next && { before: next }),
        }),
      {
        again: () => this.#load(),
      },
    )
    if (page) Object.assign(this, { entries: [...entries, ...page.entries], next: page.next })
  }

  /** The button stays where it is, so the focus goes to the first of what is new. */
  #handleOlder = async (): Promise<void> => {
    const before = this.entries?.length ?? 0
    await this.#load()
    await this.updateComplete
    this.querySelectorAll<HTMLElement>('tbody th')[before]?.focus()
  }

  async #export(format: 'csv' | 'jsonl'): Promise<void> {
    const { services } = this
    if (!services) return
    const t = services.messages.history
    const file = await this.#exporting.run(() => services.client.exportHistory(format))
    if (!file) return
    saveFile(`klucznik-historia.${format}`, TYPES[format], file.text)
    this.isPart = !file.isWhole
    this.outcome = [t.exported, ...(file.isWhole ? [] : [t.exportedPart])]
    services.announce(this.outcome.join(' '))
  }

  protected override render(): TemplateResult | typeof nothing {
    const { services, entries, next } = this
    if (!services) return nothing
    const t = services.messages.history
    return html`<p class="klucznik-text">${t.lead}</p>
      ${
        this.subject
          ? nothing
          : html`<div class="panel-actions">
              <button class="klucznik-button" type="button" @click=${() => this.#export('csv')}>${t.csv}</button>
              <button class="klucznik-button" type="button" @click=${() => this.#export('jsonl')}>${t.jsonl}</button>
            </div>`
      }
      ${outcomeNotice(this.outcome, this.isPart ? 'warning' : 'done')} ${callStatus(this.#exporting, services)}
      ${entries ? this.#table(entries) : nothing} ${callStatus(this.call, services)}
      ${
        next
          ? html`<button class="klucznik-button" type="button" @click=${this.#handleOlder}>${t.older}</button>`
          : nothing
      }`
  }

  #table(entries: AuditEntry[]): TemplateResult | typeof nothing {
    const { messages } = this.services ?? {}
    if (!messages) return nothing
    const t = messages.history
    return dataTable({
      label: messages.menu.history,
      kind: 'people',
      heads: [t.when, t.who, t.what, t.whom, t.detail],
      rows: entries.map((entry) => this.#row(entry)),
    })
  }

  #row(entry: AuditEntry): TemplateResult | typeof nothing {
    const { services } = this
    if (!services) return nothing
    const { language, messages } = services
    const t = messages.history
    const { at, via, actor, action, subject } = entry
    const who = [t.via[via as keyof typeof t.via], via === 'cli' ? '' : actor].filter(Boolean).join(': ')
    return html`<tr role="row">
      <th role="rowheader" scope="row" class="panel-when" tabindex="-1">${moment(language, at)}</th>
      <td role="cell" data-head=${t.who}>${breakable(who)}</td>
      <td role="cell" data-head=${t.what}>${t.actions[action as AuditAction] ?? action}</td>
      <td role="cell" data-head=${t.whom}>
        ${
          subject
            ? html`<a class="panel-link" href=${routeHash({ name: 'person', login: subject })}
                >${breakable(subject)}</a
              >`
            : '–'
        }
      </td>
      <td role="cell" data-head=${t.detail}>${auditDetail(entry, { language, messages }) || '–'}</td>
    </tr>`
  }
}
