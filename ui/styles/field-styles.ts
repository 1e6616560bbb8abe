import { css } from 'lit'

export const fieldStyles = css`
  .klucznik-field {
    position: relative;
    margin: 0 0 1.5em;
  }
  .klucznik-label {
    display: block;
    margin: 0 0 0.25em;
    font-weight: 600;
  }
  .klucznik-hint {
    margin: 0 0 0.5em;
    color: var(--_text-muted);
  }
  .klucznik-error {
    margin: 0 0 0.5em;
    color: var(--_error);
    font-weight: 600;
  }
  .klucznik-field[data-invalid]::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: -0.75em;
    border-inline-start: 0.25em solid var(--_error);
  }
  .klucznik-input {
    display: block;
    width: 100%;
    min-height: 2.75em;
    margin: 0;
    padding: 0.5em 0.75em;
    border: 2px solid var(--_field-border);
    border-radius: var(--_radius);
    background: var(--_field-surface);
    color: var(--_text);
    font: inherit;
    appearance: none;
  }
  .klucznik-input[data-size='short'] {
    max-width: 15em;
    letter-spacing: 0.08em;
  }
  .klucznik-input:read-only {
    border-color: var(--_border);
    background: none;
  }
  .klucznik-input[aria-invalid='true'] {
    border-color: var(--_error);
  }
  .klucznik-row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
  }
  .klucznik-row .klucznik-input {
    flex: 1 1 12em;
    width: auto;
    min-width: 0;
  }
  .klucznik-count {
    min-height: 1.5em;
    margin: 0.5em 0 0;
  }
`
