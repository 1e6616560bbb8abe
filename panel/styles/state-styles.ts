import { css } from 'lit'

/** A colour and a pattern for each state, in bars and beside words; the words carry the meaning. */
export const stateStyles = css`
  .panel {
    --_state-set: light-dark(#1d7a3e, #63cf8b);
    --_state-mailed: light-dark(#3d84cf, #8cc0ff);
    --_state-entered: light-dark(#8b97a3, #7e8a96);
    --_state-expired: light-dark(#b7791f, #e6b45c);
    --_state-undelivered: light-dark(#b3201a, #ff8a80);
    --_state-no-email: light-dark(#6b4fa0, #bfa5f0);
    --_state-disabled: light-dark(#c3cad1, #4a5560);
  }
  [data-state='set'] {
    --_state: var(--_state-set);
  }
  [data-state='mailed'] {
    --_state: var(--_state-mailed);
  }
  [data-state='entered'] {
    --_state: var(--_state-entered);
  }
  [data-state='expired'] {
    --_state: var(--_state-expired);
  }
  [data-state='undelivered'] {
    --_state: var(--_state-undelivered);
  }
  [data-state='no-email'] {
    --_state: var(--_state-no-email);
  }
  [data-state='disabled'] {
    --_state: var(--_state-disabled);
  }
  .panel-swatch {
    flex: none;
    display: inline-block;
    width: 0.75em;
    height: 0.75em;
    border-radius: 0.1875em;
    background: var(--_state);
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
    background: var(--_state);
  }
  .panel-share {
    min-width: 3em;
  }
`
