import { unsafeCSS, type CSSResult } from 'lit'

/** A table's rows as cards; each cell says its head, which stands in `data-head`. */
export function cardStyles(table: string): CSSResult {
  return unsafeCSS(`
  ${table},
  ${table} tbody,
  ${table} tfoot,
  ${table} tr,
  ${table} th,
  ${table} td {
    display: block;
  }
  ${table} thead {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  ${table} tr {
    margin: 0 0 1em;
    padding: 0.25em 1em;
    border: 1px solid var(--_border);
    border-radius: calc(2 * var(--_radius));
  }
  ${table} tfoot tr {
    border: 2px solid var(--_field-border);
  }
  ${table} tbody th,
  ${table} tfoot th,
  ${table} tbody td,
  ${table} tfoot td {
    min-width: 0;
    height: auto;
    padding: 0.125em 0;
    border: 0;
    overflow-wrap: anywhere;
  }
  ${table} td {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    align-items: center;
    justify-content: space-between;
    min-height: 1.75em;
    text-align: end;
  }
  ${table} td::before {
    content: attr(data-head);
    flex: none;
    max-width: 100%;
    color: var(--_text-muted);
    font-weight: 400;
    text-align: start;
    overflow-wrap: normal;
  }
  ${table} td.panel-wide {
    width: auto;
    min-width: 0;
    white-space: normal;
    text-align: start;
  }
  ${table} td[data-none] {
    display: none;
  }
  ${table} .panel-bar {
    min-width: 3em;
  }
  ${table} .panel-number {
    justify-content: end;
  }
`)
}
