import { css } from 'lit'

/** Forms, actions and notices of the views. */
export const viewStyles = css`
  .panel-form,
  .panel-search {
    max-width: 34em;
  }
  .panel-pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14em), 1fr));
    gap: 0 1em;
  }
  .panel-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
    margin: 0 0 1.5em;
  }
  .panel .klucznik-button[aria-disabled='true'] {
    border-color: var(--_field-border);
    background: none;
    color: var(--_text-muted);
    cursor: default;
  }
  .panel-after {
    margin: 0.5em 0 0;
  }
  .panel-status .klucznik-text:empty {
    display: none;
  }
  .panel-outcome {
    margin: 0 0 1.5em;
    padding: 0.75em 1em;
    border: 1px solid var(--_border);
    border-inline-start: 0.375em solid var(--_accent);
    border-radius: var(--_radius);
  }
  .panel-outcome p {
    margin: 0;
  }
  .panel-outcome[data-kind='warning'] {
    border-inline-start-style: double;
  }
  .panel-outcome[data-kind='refused'] {
    border-color: var(--_error);
    background: var(--_error-surface);
  }
  .panel-outcome[data-kind='refused'] .klucznik-icon {
    color: var(--_error);
  }
  .panel-outcome .klucznik-button {
    margin-block-start: 0.75em;
  }
  .panel-form > .panel-status:not(:empty),
  .panel-form > .klucznik-button + .panel-status + .panel-outcome {
    margin-block-start: 1em;
  }
  .panel-summary {
    font-weight: 600;
  }
  .panel-summary-box {
    max-width: 48em;
    margin: 0 0 1.5em;
    padding: 1em 1.25em;
    border: 1px solid var(--_border);
    border-radius: calc(2 * var(--_radius));
    overflow-wrap: anywhere;
  }
  .panel-summary-box p {
    margin: 0 0 0.25em;
  }
  .panel-summary-box .klucznik-label {
    margin-block-start: 1em;
  }
  .panel-summary-box .panel-actions {
    margin-block: 1em 0.25em;
  }
  .panel-identifier {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
  }
  .panel-identifier code {
    font-family: ui-monospace, monospace;
    font-size: 1.25em;
    letter-spacing: 0.05em;
  }
  .panel-role {
    margin-inline-start: 0.5em;
    color: var(--_text-muted);
    font-weight: 400;
  }
  klucznik-panel-search[data-active] + .panel-below-search {
    display: none;
  }
  .panel-chips {
    gap: 0.5em;
    margin: 0 0 1.5em;
  }
  .panel-chip {
    display: inline-flex;
    gap: 0.5em;
    align-items: center;
    min-height: 2.75em;
    padding: 0.25em 0.875em;
    max-width: 100%;
    border: 1px solid var(--_field-border);
    border-radius: 1.375em;
    color: var(--_text);
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  .panel-chip:hover {
    border-color: var(--_accent);
    color: var(--_accent-hover);
    text-decoration: underline;
  }
  .panel-chip[aria-current] {
    border: 2px solid var(--_accent);
    font-weight: 600;
  }
  .panel-progress {
    max-width: 34em;
  }
  .panel-line-head {
    color: var(--_text-muted);
    font-weight: 400;
  }
  @media (min-width: 62em) {
    .panel-line-head {
      display: none;
    }
  }
  .panel select.klucznik-input {
    border-color: var(--_field-border);
    background: var(--_field-surface);
    appearance: auto;
  }
`
