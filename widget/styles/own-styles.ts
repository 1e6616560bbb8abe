import { css } from 'lit'

/**
 * What this element alone has: its parts are blocks; the picture of a challenge has a light ground of its own, in the dark
 * and in forced colours too, and its size from the start.
 */
export const ownStyles = css`
  :host,
  klucznik-recovery,
  klucznik-request-form,
  klucznik-password-form {
    display: block;
  }
  /* at 200 % the words of a button are wider than a phone; flexible boxes count only these breaks */
  .klucznik {
    overflow-wrap: anywhere;
  }
  .klucznik-challenge {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em 1em;
    align-items: flex-start;
    margin: 0 0 1em;
  }
  .klucznik-picture {
    display: flex;
    align-items: center;
    width: 15em;
    max-width: 100%;
    aspect-ratio: 20 / 7;
    border: 1px solid var(--_field-border);
    border-radius: var(--_radius);
    background: #fff;
    color: #18212b;
    overflow: hidden;
    forced-color-adjust: none;
  }
  .klucznik-picture img {
    display: block;
    width: 100%;
    height: auto;
  }
  .klucznik-ways {
    display: flex;
    flex: 1 1 12em;
    flex-wrap: wrap;
    gap: 0.5em 0.75em;
    align-items: center;
  }
  .klucznik-all {
    display: flex;
    gap: 0.75em;
    align-items: center;
    margin: 0 0 1em;
  }
  .klucznik-all input {
    flex: none;
    font: inherit;
    width: 2.75em;
    height: 2.75em;
    margin: 0;
  }
  .klucznik-work {
    margin: 0 0 1.5em;
  }
  .klucznik-measure {
    min-height: 2.75em;
  }
  .klucznik-measure p {
    margin: 0;
  }
  .klucznik-picture p {
    margin: 0;
    padding: 0 0.75em;
    line-height: 1.3;
  }
`
