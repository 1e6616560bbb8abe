import { css } from 'lit'

/** A colour and a pattern for each state, in bars and beside words; the words carry the meaning. */
export const stateStyles = css`
  [data-state='set'] {
    background: light-dark(#1d7a3e, #63cf8b);
  }
  [data-state='mailed'] {
    background: light-dark(#3d84cf, #8cc0ff);
  }
  [data-state='entered'] {
    background: light-dark(#8b97a3, #7e8a96);
  }
  [data-state='expired'] {
    background: light-dark(#b7791f, #e6b45c);
  }
  [data-state='undelivered'] {
    background: light-dark(#b3201a, #ff8a80);
  }
  [data-state='no-email'] {
    background: light-dark(#6b4fa0, #bfa5f0);
  }
  [data-state='disabled'] {
    background: light-dark(#c3cad1, #4a5560);
  }
  .panel-swatch {
    flex: none;
    display: inline-block;
    width: 0.75em;
    height: 0.75em;
    border-radius: 0.1875em;
    forced-color-adjust: none;
  }
  .panel-state {
    display: inline-flex;
    gap: 0.5em;
    align-items: center;
  }
  @media (min-width: 62em) {
    .panel-people .panel-state {
      white-space: nowrap;
    }
  }
  .panel-bar {
    display: flex;
    flex: 1;
    gap: 2px;
    min-width: 6em;
    height: 0.75em;
    border-radius: 0.375em;
    background: var(--_border);
    overflow: hidden;
    forced-color-adjust: none;
  }
  .panel-bar span {
    min-width: 3px;
  }
  .panel-share {
    min-width: 3em;
  }
`
