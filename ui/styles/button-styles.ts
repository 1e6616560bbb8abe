import { css } from 'lit'

export const buttonStyles = css`
  .klucznik-button {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0 0.5em;
    align-items: center;
    justify-content: center;
    min-height: 2.75em;
    margin: 0;
    padding: 0.5em 1em;
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_accent);
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    appearance: none;
  }
  .klucznik-button:hover {
    border-color: var(--_accent-hover);
    color: var(--_accent-hover);
  }
  .klucznik-button[data-kind='main'] {
    min-width: min(100%, 15em);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .klucznik-button[data-kind='main']:hover {
    background: var(--_accent-hover);
  }
  .klucznik-button[data-kind='plain'] {
    padding-inline: 0;
    border-color: transparent;
    font-weight: 400;
    text-align: start;
    text-decoration: underline;
  }
  @media (forced-colors: active) {
    .klucznik-button[data-kind='main'],
    .klucznik-button[data-kind='main']:hover {
      border-color: ButtonText;
      background: ButtonText;
      color: ButtonFace;
      forced-color-adjust: none;
    }
  }
`
