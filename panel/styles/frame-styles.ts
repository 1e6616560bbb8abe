import { css } from 'lit'

/** What stands around every view: the page's whole width, its head, its foot. */
export const frameStyles = css`
  .klucznik.panel {
    display: flex;
    flex-direction: column;
    max-width: none;
    min-height: 100vh;
    padding: 0;
    border: 0;
    border-radius: 0;
  }
  .panel-header {
    border-block-end: 1px solid var(--_border);
  }
  .panel-top,
  .panel-bottom,
  .panel-main,
  .panel-footer {
    width: 100%;
    max-width: 75em;
    margin: 0 auto;
    padding: 0 clamp(1em, 4vw, 2em);
  }
  .panel-top,
  .panel-bottom {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5em;
    align-items: center;
    justify-content: space-between;
  }
  .panel-brand {
    margin: 0.75em 0;
    font-weight: 700;
  }
  .panel-brand-name {
    display: block;
    color: var(--_text-muted);
    font-weight: 400;
  }
  .panel-row {
    display: flex;
    flex-wrap: wrap;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .panel-row li {
    min-width: 0;
    max-width: 100%;
  }
  .panel-languages .panel-row {
    gap: 0 1em;
  }
  .panel-languages [aria-current] {
    color: var(--_text);
    font-weight: 700;
    text-decoration: none;
  }
  .panel-menu {
    gap: 0 1.25em;
  }
  .panel-menu a {
    display: flex;
    align-items: center;
    min-width: 2.75em;
    min-height: 2.75em;
    padding-block: 0.25em;
    color: var(--_accent);
    font-weight: 600;
    text-decoration: none;
  }
  .panel-menu a:hover {
    color: var(--_accent-hover);
    text-decoration: underline;
  }
  .panel-menu [aria-current] {
    padding-block-end: 0;
    border-block-end: 0.25em solid var(--_accent);
    color: var(--_text);
  }
  .panel-who {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    align-items: center;
    min-width: 0;
    color: var(--_text-muted);
  }
  .panel-who p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .panel-main {
    flex: 1;
    padding-block: 1.5em 3em;
  }
  .panel-main > .klucznik-title {
    overflow-wrap: anywhere;
  }
  .panel-footer {
    color: var(--_text-muted);
    overflow-wrap: anywhere;
  }
  .panel-skip {
    position: absolute;
    inset-inline-start: 0.5em;
    padding: 0.75em 1em;
    background: var(--_accent);
    color: var(--_on-accent);
    transform: translateY(-200%);
  }
  .panel-skip:focus {
    transform: translateY(0.5em);
  }
  .panel-link {
    display: inline-flex;
    align-items: center;
    min-width: 2.75em;
    min-height: 2.75em;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font: inherit;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.15em;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .panel-link:hover {
    color: var(--_accent-hover);
    text-decoration-thickness: 0.15em;
  }
  .panel-warning {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1.5em;
    align-items: center;
    justify-content: space-between;
  }
  .panel-warning p {
    margin: 0;
  }
  .panel-dialog {
    width: min(32em, calc(100vw - 2em));
    padding: 1.5em;
    border: 2px solid var(--_field-border);
    border-radius: calc(2 * var(--_radius));
    background: var(--_surface);
    color: var(--_text);
    overflow-wrap: anywhere;
  }
  .panel-dialog .klucznik-subtitle {
    margin-block-start: 0;
  }
  .panel-dialog::backdrop {
    background: rgb(0 0 0 / 60%);
  }
  .panel-dialog .panel-actions {
    margin: 0;
  }
  .panel-dialog .klucznik-button[data-kind='main'] {
    min-width: 0;
  }
`
