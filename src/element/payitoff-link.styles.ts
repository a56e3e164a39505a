import { css } from '@lit/reactive-element/css-tag.js';

export const styles = css`
  :host {
    display: inline-flex;
    flex-direction: column;
    align-items: flex-start;
    max-width: 100%;
  }
  /* A link stays in its line of text. */
  :host(:state(trigger)) {
    display: inline;
  }
  [name='trigger']:not([hidden]) ~ div {
    display: inline;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  button {
    position: relative;
    max-width: 100%;
    min-height: 2.75em;
    padding: 0.6em 2em;
    border: 1px solid transparent;
    border-radius: var(--payitoff-link-radius, 0.5em);
    /* Stands out from a white page and from a dark one. */
    background: var(--payitoff-link-background, #2563eb);
    color: var(--payitoff-link-color, #fff);
    font: inherit;
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  @supports (color: light-dark(red, red)) {
    button {
      background: var(--payitoff-link-background, light-dark(#2563eb, #5b8def));
      color: var(--payitoff-link-color, light-dark(#fff, #0b1220));
    }
  }
  /* No change of colours, which may be the page's: their contrast is left as it is. */
  button:enabled:hover {
    box-shadow: inset 0 0 0 0.125em;
  }
  :focus-visible {
    outline: 3px solid var(--payitoff-link-focus, #2563eb);
    outline-offset: 2px;
  }
  button:disabled {
    opacity: 0.55;
    cursor: not-allowed;
  }
  [aria-busy='true'] {
    cursor: progress;
  }
  [part='spinner'] {
    position: absolute;
    top: calc(50% - 0.5em);
    inset-inline-start: 0.5em;
    height: 0.7em;
    width: 0.7em;
    border: 0.15em solid;
    border-radius: 50%;
    /* A gap that forced colours leave as it is. */
    clip-path: inset(0 0 30%);
    animation: spin 0.8s linear infinite;
  }
  [aria-busy='false'] > [part] {
    display: none;
  }
  div slot {
    display: block;
  }
  .announcer {
    position: absolute;
  }
  /* Our own text is read from left to right, and stands where the page's begin. */
  div > :not(:empty) {
    display: inline-block;
  }
  slot + slot,
  div > :not(:empty) {
    margin-block-start: 0.5em;
  }
  .one::slotted(:is(br, p:empty)) {
    display: none;
  }
  /* Lets markup keep its outcomes out of sight until there is an element to show them. */
  ::slotted([hidden]) {
    display: block !important;
  }
  :host(:state(error)) div {
    color: var(--payitoff-link-error-color, light-dark(#b42318, #fda29b));
  }
  @media (prefers-reduced-motion: reduce) {
    [part='spinner'] {
      animation-duration: 4s;
    }
  }
  @media (forced-colors: active) {
    button:disabled {
      opacity: 1;
    }
  }
  @keyframes spin {
    to {
      transform: rotate(1turn);
    }
  }
`;
