import { html, nothing, type TemplateResult } from 'lit'
import type { ImportMessage } from '../../../server/import/import-upload.js'
import { refusalText } from '../import/refusal-text.js'
import { PanelView } from '../panel-view.js'
import { dataTable } from './data-table.js'

/** What becomes of a line of a file, with the login that stands on it. */
export type ImportLine = Extract<ImportMessage, { outcome: unknown }> & { login: string }

const PAGE = 100

/** Line by line what becomes of a file: those to correct first. */
export class ImportLines extends PanelView {
  static override properties = { lines: { attribute: false }, shown: { state: true } }

  private shown = PAGE

  lines: ImportLine[] = []

  #handleMore = (): void => {
    this.shown += PAGE
  }

  protected override render(): TemplateResult | typeof nothing {
    const { services, lines, shown } = this
    if (!services || lines.length === 0) return nothing
    const { import: t, person } = services.messages
    const [refused, sound] = [true, false].map((isRefused) =>
      lines.filter(({ outcome }) => (outcome === 'refused') === isRefused),
    )
    const sorted = [...(refused ?? []), ...(sound ?? [])]
    return html`${dataTable({ label: t.preview, kind: 'people', heads: [t.line, person.login, t.what], rows: sorted.slice(0, shown).map((line) => this.#row(line)) })}
    ${
      shown < sorted.length
        ? html`<button class="klucznik-button" type="button" @click=${this.#handleMore}>${t.more}</button>`
        : nothing
    }`
  }

  #row(line: ImportLine): TemplateResult | typeof nothing {
    const { services } = this
    if (!services) return nothing
    const { messages } = services
    const t = messages.import
    return html`<tr role="row">
      <th role="rowheader" scope="row"><span class="panel-line-head">${t.line} </span>${line.line}</th>
      <td role="cell" data-head=${messages.person.login}>${line.login || '–'}</td>
      <td role="cell" class="panel-wide" data-head=${t.what}>
        <span class="panel-sentences"
          ><span class="panel-state"
            ><span
              class="panel-swatch"
              data-state=${line.outcome === 'refused' ? 'undelivered' : line.outcome === 'added' ? 'set' : 'mailed'}
            ></span
            ><strong>${t.outcome[line.outcome]}</strong></span
          >${
            line.outcome === 'refused'
              ? line.reasons.map((reason) => html`<span>${refusalText(reason, messages)}</span>`)
              : nothing
          }</span
        >
      </td>
    </tr>`
  }
}
