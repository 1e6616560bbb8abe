import { css } from 'lit'

export const noticeStyles = css`
  .klucznik-notice {
    margin: 0 0 1.5em;
    padding: 1em;
    border: 2px solid var(--_error);
    border-radius: var(--_radius);
    background: var(--_error-surface);
  }
  .klucznik-notice p {
    margin: 0 0 0.75em;
  }
  .klucznik-notice .klucznik-notice-title {
    font-weight: 700;
  }
  .klucznik-notice .klucznik-icon,
  .klucznik-notice a {
    color: var(--_error);
  }
  .klucznik-error,
  .klucznik-good,
  .klucznik-notice p:has(svg) {
    display: flex;
    gap: 0.5em;
    overflow-wrap: anywhere;
  }
  p .klucznik-icon {
    margin-block-start: 0.125em;
  }
  .klucznik-good .klucznik-icon {
    color: var(--_accent);
  }
  .klucznik-notice ul {
    margin: 0;
    padding-inline-start: 1.25em;
  }
  .klucznik-status p {
    margin: 0;
  }
  .klucznik-button + .klucznik-status p:not(:empty),
  .klucznik-status + .klucznik-notice {
    margin-block: 1em 0;
  }
  .klucznik-progress {
    width: 100%;
    height: 0.75em;
    accent-color: var(--_accent);
  }
`
