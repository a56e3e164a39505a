/**
 * Plain text and no sheet, so that importing it needs no browser. In pixels: rem is the page's, and many a page
 * makes it ten of them.
 */
export const css = `
  :host {
    all: initial !important;
    display: contents !important;
  }
  * {
    box-sizing: border-box;
    margin: 0;
  }
  [hidden] {
    display: none !important;
  }
  dialog {
    --surface: light-dark(#ffffff, #171c22);
    --raised: light-dark(#f5f7f8, #1f262e);
    --text: light-dark(#14202b, #e9eef3);
    --muted: light-dark(#52616f, #a7b4c0);
    --line: light-dark(#dde3e8, #313b45);
    --field: light-dark(#7a8895, #728090);
    --accent: light-dark(#0b6b5f, #5fd6c3);
    --on-accent: light-dark(#ffffff, #05231e);
    --tint: light-dark(#e6f3f0, #14322e);
    --alert: light-dark(#a3211a, #ffb4ab);
    --alert-tint: light-dark(#fdeeec, #3b1715);
    position: fixed;
    inset: 0;
    flex-direction: column;
    inline-size: min(464px, 100vw - 32px);
    max-inline-size: none;
    /* One height for all steps: nothing jumps under the pointer. */
    block-size: min(704px, 100dvh - 32px);
    max-block-size: none;
    margin: auto;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: 16px;
    background: var(--surface);
    color: var(--text);
    font: 400 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif;
    box-shadow: 0 24px 64px rgb(4 12 20 / 0.35);
    overscroll-behavior: contain;
    -webkit-text-size-adjust: 100%;
    text-align: start;
  }
  dialog[open] {
    display: flex;
  }
  dialog::backdrop {
    background: rgb(8 18 28 / 0.55);
  }

  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: 12px 12px 0 24px;
  }
  .brand {
    color: var(--muted);
    font-size: 14px;
    font-weight: 600;
  }
  .steps {
    display: flex;
    gap: 8px;
    padding: 8px 24px 0;
    list-style: none;
  }
  .steps li {
    flex: 1;
    padding-block-start: 8px;
    border-block-start: 3px solid var(--line);
    color: var(--muted);
    font-size: 13px;
  }
  .steps .past,
  .steps [aria-current] {
    border-color: var(--accent);
  }
  .steps [aria-current] {
    color: var(--text);
    font-weight: 600;
  }

  .stage {
    flex: 1 1 auto;
    min-block-size: 0;
    padding: 20px 24px 0;
    overflow: auto;
    scroll-padding-block-end: 88px;
  }
  section,
  form {
    display: flex;
    flex-direction: column;
    gap: 16px;
  }
  section {
    min-block-size: 100%;
  }
  form {
    flex: 1;
  }
  section > p:first-of-type {
    margin-block-start: -8px;
    color: var(--muted);
  }
  h2 {
    font-size: 22px;
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  form > p:first-child {
    margin-block-start: -8px;
    color: var(--muted);
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 44px;
    padding: 8px 18px;
    border: 1px solid transparent;
    border-radius: 10px;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .primary {
    background: var(--accent);
    color: var(--on-accent);
  }
  .primary:hover {
    background: color-mix(in srgb, var(--accent) 88%, var(--text));
  }
  .secondary {
    border-color: var(--field);
  }
  .secondary:hover,
  .close:hover {
    background: var(--raised);
  }
  .close {
    inline-size: 44px;
    padding: 0;
    color: var(--muted);
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  h2:focus-visible {
    outline: none;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 10px;
    position: sticky;
    inset-block-end: 0;
    margin-block-start: auto;
    padding-block: 8px 20px;
    background: var(--surface);
  }

  .cards {
    display: grid;
    gap: 8px;
    padding: 0;
    list-style: none;
  }
  .card {
    display: flex;
    align-items: center;
    gap: 14px;
    inline-size: 100%;
    min-block-size: 60px;
    padding: 8px 14px;
    border: 1px solid var(--line);
    border-radius: 12px;
    font-weight: 400;
    text-align: start;
  }
  button.card:hover {
    border-color: var(--accent);
    background: var(--tint);
  }
  .badge {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 10px;
    background: light-dark(hsl(var(--hue) 45% 90%), hsl(var(--hue) 30% 24%));
    color: light-dark(hsl(var(--hue) 60% 24%), hsl(var(--hue) 60% 86%));
    font-weight: 650;
  }
  .words {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .words strong {
    font-weight: 600;
  }
  .words small {
    color: var(--muted);
    font-size: 14px;
  }
  svg {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .card svg {
    color: var(--muted);
  }
  li.card svg {
    color: var(--accent);
  }
  .another {
    border: 1px dashed var(--field);
    color: var(--accent);
  }
  .another:hover {
    background: var(--tint);
  }

  .field {
    display: grid;
    gap: 6px;
  }
  label {
    font-size: 15px;
    font-weight: 600;
  }
  input {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid var(--field);
    border-radius: 10px;
    background: var(--surface);
    color: inherit;
    font: inherit;
  }
  input:focus-visible {
    outline-offset: 0;
    border-color: var(--accent);
  }
  [aria-invalid] {
    border-color: var(--alert);
  }
  .alert {
    padding: 12px 14px;
    border-inline-start: 4px solid var(--alert);
    border-radius: 8px;
    background: var(--alert-tint);
    color: var(--alert);
    font-size: 15px;
  }
  .hint {
    color: var(--muted);
    font-size: 14px;
  }
  code {
    padding: 0.05em 0.35em;
    border-radius: 0.3em;
    background: var(--raised);
    color: var(--text);
    font: 0.9375em ui-monospace, SFMono-Regular, Consolas, monospace;
  }

  footer {
    padding: 12px 24px 14px;
    border-block-start: 1px solid var(--line);
    background: var(--raised);
    color: var(--muted);
    font-size: 13px;
  }
  #notice strong {
    color: var(--text);
    font-weight: 600;
  }
  summary {
    inline-size: fit-content;
    padding-block: 2px;
    border-radius: 4px;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  details p {
    margin-block: 6px 8px;
  }
  .choices {
    display: flex;
    gap: 8px;
  }
  .choices button {
    min-block-size: 36px;
    padding: 4px 14px;
    background: var(--surface);
    color: var(--text);
    font-size: 14px;
  }

  @media (max-width: 30rem) {
    dialog {
      inline-size: 100vw;
      block-size: min(704px, 100dvh - 16px);
      margin-block-end: 0;
      border-inline-width: 0;
      border-block-end-width: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
    header {
      padding-inline: 16px 8px;
    }
    .steps,
    .stage,
    footer {
      padding-inline: 16px;
    }
    .actions button {
      flex: 1 1 auto;
      padding-inline: 8px;
    }
  }
  /* Where there is little height (a phone on its side, a page zoomed in) everything scrolls together. */
  @media (max-height: 30rem) {
    dialog[open] {
      display: block;
      block-size: auto;
      max-block-size: calc(100dvh - 16px);
      overflow: auto;
    }
    header {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      background: var(--surface);
    }
    .stage {
      flex: none;
      overflow: visible;
    }
    .actions {
      position: static;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog {
      animation: arrive 0.18s ease-out;
    }
    button {
      transition: background-color 0.12s, border-color 0.12s;
    }
  }
  @media (forced-colors: active) {
    .primary,
    .card,
    .badge,
    .alert {
      border: 1px solid;
    }
    .close {
      border-color: ButtonText;
    }
    .steps [aria-current] {
      border-color: Highlight;
    }
    .steps .past {
      border-color: CanvasText;
    }
    .steps li {
      border-color: GrayText;
    }
  }
  @keyframes arrive {
    from {
      transform: translateY(12px);
    }
  }
`;
