import { html, nothing, type TemplateResult } from 'lit'

export interface DataTable {
  label: string
  /** The funnel has many columns, and becomes cards sooner. */
  kind: 'people' | 'funnel'
  heads: unknown[]
  rows: unknown[]
  /** A row that sums up. */
  sum?: TemplateResult | undefined
}

/** A table whose rows become cards on phones; the roles are written out, since that layout takes them away (`display`). */
export function dataTable({ label, kind, heads, rows, sum }: DataTable): TemplateResult {
  return html`<table class="panel-table panel-${kind}" role="table" aria-label=${label}>
    <thead role="rowgroup">
      <tr role="row">
        ${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows}
    </tbody>
    ${
      sum
        ? html`<tfoot role="rowgroup">
            ${sum}
          </tfoot>`
        : nothing
    }
  </table>`
}
