import { css } from 'lit'
import { cardStyles } from './card-styles.js'

const wideStyles = css`
  .panel-table {
    width: 100%;
    margin: 0 0 1em;
    border-collapse: collapse;
  }
  .panel-table th,
  .panel-table td {
    padding: 0.25em 0.75em 0.25em 0;
    border-block-end: 1px solid var(--_border);
    font-weight: 400;
    text-align: start;
    vertical-align: middle;
    overflow-wrap: break-word;
  }
  .panel-table .panel-link {
    overflow-wrap: inherit;
  }
  .panel-when {
    min-width: 7em;
  }
  .panel-table thead th {
    color: var(--_text-muted);
    font-size: 0.9375em;
    line-height: 1.25;
    vertical-align: bottom;
    hyphens: auto;
  }
  .panel-table tbody th,
  .panel-table tfoot th {
    font-weight: 600;
  }
  .panel-table tbody td {
    height: 3em;
  }
  .panel-table tfoot th,
  .panel-table tfoot td {
    border-block: 2px solid var(--_field-border);
    font-weight: 600;
  }
  .panel-funnel td[data-head] {
    font-variant-numeric: tabular-nums;
  }
  .panel-funnel .panel-swatch {
    display: block;
    margin-block-end: 0.375em;
  }
  .panel-funnel .panel-wide {
    width: 18%;
  }
  .panel-funnel td.panel-wide {
    white-space: nowrap;
  }
  td.panel-wide:has(.panel-bar) {
    min-width: 10em;
  }
  .panel-funnel .panel-share,
  .panel-funnel .panel-bar {
    display: inline-flex;
    vertical-align: middle;
  }
  .panel-funnel .panel-bar {
    width: calc(100% - 3.25em);
  }
  .panel-none {
    color: var(--_text-muted);
  }
  .panel-sentences {
    display: block;
  }
  .panel-sentences > * {
    display: block;
  }
  .panel-sentences > .panel-state {
    display: flex;
  }
`

/** Tables that become cards where there is no room: nothing ever scrolls sideways, and no word is cut to fit a column. */
export const tableStyles = css`
  ${wideStyles}
  @media (max-width: 62em) {
    ${cardStyles('.panel-table')}
  }
  @media (min-width: 38em) and (max-width: 62em) {
    .panel-table tbody {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 0 1em;
    }
  }
`
