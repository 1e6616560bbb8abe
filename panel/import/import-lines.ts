import { html, nothing, type TemplateResult } from 'lit'
import { changeTexts } from './change-text.js'
import type { ImportLine } from '../../contract/import-message.js'
import { inOrderOfCare } from './import-line.js'
import { refusalText } from './refusal-text.js'
import { LINES_ON_PAGE } from '../kit/page-sizes.js'
import { PanelView } from '../kit/panel-view.js'
import { dataTable } from '../kit/data-table.js'

const STATES = { refused: 'undelivered', changed: 'mailed', added: 'set', unchanged: 'entered' } as const

/** Line by line what becomes of a file: those that need somebody's eyes first. */
export class ImportLines extends PanelView {
  static override properties = { lines: { attribute: false }, shown: { state: true } }

  private shown = LINES_ON_PAGE

  lines: ImportLine[] = []

  #handleMore = async (): Promise<void> => {
    const { shown } = this
    this.shown += LINES_ON_PAGE
    await this.updateComplete
    // the button may be gone, and who reads on reads on here
    this.querySelectorAll<HTMLElement>('tbody th')[shown]?.focus()
  }

  protected override render(): TemplateResult | typeof nothing {
    const { services, lines, shown } = this
    if (!services || lines.length === 0) return nothing
    const { import: t, person, list } = services.messages
    const sorted = inOrderOfCare(lines)
    return html`${dataTable({ label: t.preview, kind: 'people', heads: [t.line, person.login, list.name, person.class, t.what], rows: sorted.slice(0, shown).map((line) => this.#row(line)) })}
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
    const { import: t, person, list } = messages
    const sentences =
      line.outcome === 'refused'
        ? line.reasons.map((reason) => refusalText(reason, messages))
        : line.outcome === 'changed'
          ? changeTexts(line, messages)
          : []
    if ('staysDisabled' in line) sentences.push(t.staysDisabled)
    const name = [line.lastName, line.firstName].filter(Boolean).join(' ')
    return html`<tr role="row">
      <th role="rowheader" scope="row" tabindex="-1"><span class="panel-line-head">${t.line} </span>${line.line}</th>
      <td role="cell" data-head=${person.login}>${line.login || '–'}</td>
      <td role="cell" class="panel-wide" data-head=${list.name} ?data-none=${name === ''}>${name}</td>
      <td role="cell" data-head=${person.class} ?data-none=${line.class === ''}>${line.class}</td>
      <td role="cell" class="panel-wide" data-head=${t.what}>
        <span class="panel-sentences"
          ><span class="panel-state"
            ><span class="panel-swatch" data-state=${STATES[line.outcome]}></span
            ><strong>${t.outcome[line.outcome]}</strong></span
          >${sentences.map((sentence) => html`<span>${sentence}</span>`)}</span
        >
      </td>
    </tr>`
  }
}
