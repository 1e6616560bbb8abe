import { css } from 'lit'

/**
 * The ground on which everything stands. All sizes are in `em` of its font size, which is the element's own, so that a
 * page's A+ reaches it, and never less than 16 pixels: phones zoom in on smaller input text. What a page lets its texts
 * inherit ends here.
 */
export const surfaceStyles = css`
  .klucznik {
    box-sizing: border-box;
    max-width: var(--klucznik-max-width, 34em);
    padding: var(--klucznik-padding, clamp(1em, 4vw, 1.75em));
    border: 1px solid var(--_border);
    border-radius: calc(2 * var(--_radius));
    background: var(--_surface);
    color: var(--_text);
    font-family: var(--klucznik-font, inherit);
    font-size: max(1em, 16px);
    font-style: normal;
    font-variant: normal;
    font-weight: 400;
    line-height: 1.5;
    letter-spacing: normal;
    word-spacing: normal;
    word-break: normal;
    direction: ltr;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    -webkit-text-fill-color: currentColor;
    white-space: normal;
    overflow-wrap: break-word;
    --_radius: var(--klucznik-radius, 0.25em);
  }
  .klucznik:empty {
    display: none;
  }
  .klucznik *,
  .klucznik ::before {
    box-sizing: border-box;
  }
  .klucznik-title {
    margin: 0 0 0.5em;
    font-size: 1.625em;
    font-weight: 700;
    line-height: 1.2;
  }
  .klucznik-subtitle {
    margin: 1.5em 0 0.5em;
    font-size: 1.125em;
    font-weight: 700;
    line-height: 1.3;
  }
  .klucznik-text {
    margin: 0 0 1em;
  }
  .klucznik-list {
    margin: 0 0 1.5em;
    padding-inline-start: 1.25em;
  }
  .klucznik-list li + li {
    margin-block-start: 0.5em;
  }
  .klucznik-icon {
    flex: none;
    width: 1.25em;
    height: 1.25em;
    fill: currentColor;
  }
  .klucznik-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .klucznik :focus-visible,
  .klucznik-input:focus {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
`
