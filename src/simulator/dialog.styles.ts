/**
 * Text and not a sheet, so that importing it needs no browser. In pixels, because pages change what a rem is. Written
 * for Chrome 85, Firefox 90 and Safari 15: what they don't know comes after something they do, or is no loss.
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
    color-scheme: light;
    --surface: #ffffff;
    --raised: #f0f2f8;
    --text: #131a2c;
    --muted: #566079;
    --line: #e0e4ee;
    --field: #7c869d;
    --accent: #1d4ed8;
    --on-accent: #ffffff;
    --tint: #e8eefc;
    --alert: #b42318;
    --alert-tint: #fdeeec;
    position: fixed;
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
    z-index: 2147483647;
    flex-direction: column;
    width: min(464px, 100vw - 32px);
    max-width: none;
    /* One height for all steps: nothing jumps under the pointer. */
    height: min(704px, 100vh - 32px);
    height: min(704px, 100dvh - 32px);
    max-height: none;
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
  dialog.dark {
    color-scheme: dark;
    --surface: #161d2f;
    --raised: #1e2740;
    --text: #eef1f8;
    --muted: #a3aec6;
    --line: #2a344c;
    --field: #7683a0;
    --accent: #8fb0ff;
    --on-accent: #0b1738;
    --tint: #1d2a4d;
    --alert: #fda29b;
    --alert-tint: #3b1715;
  }
  dialog[open] {
    display: flex;
  }
  dialog::backdrop {
    background: rgb(8 18 28 / 0.55);
  }
  /* A rule of its own: where ::backdrop is unknown, it takes the whole rule with it. */
  .backdrop {
    position: fixed;
    top: 0;
    left: 0;
    z-index: 2147483647;
    width: 100vw;
    height: 100vh;
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
    padding-top: 8px;
    border-top: 3px solid var(--line);
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
    min-height: 0;
    padding: 20px 24px 0;
    overflow: auto;
    scroll-padding-bottom: 88px;
  }
  section,
  form {
    display: flex;
    flex-direction: column;
    gap: 16px;
  }
  section {
    min-height: 100%;
  }
  form {
    flex: 1;
  }
  section > p:first-of-type,
  form > p:first-child {
    margin-top: -8px;
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

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 44px;
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
    filter: brightness(0.9);
  }
  .secondary {
    border-color: var(--field);
  }
  .secondary:hover,
  .close:hover {
    background: var(--raised);
  }
  .close {
    width: 44px;
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
    bottom: 0;
    margin-top: auto;
    padding: 8px 0 20px;
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
    width: 100%;
    min-height: 60px;
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
    width: 40px;
    height: 40px;
    border-radius: 10px;
    background: hsl(var(--hue) 45% 90%);
    color: hsl(var(--hue) 60% 24%);
    font-weight: 650;
  }
  .dark .badge {
    background: hsl(var(--hue) 30% 24%);
    color: hsl(var(--hue) 60% 86%);
  }
  .words {
    flex: 1;
    min-width: 0;
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
    width: 20px;
    height: 20px;
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
    width: 100%;
    min-height: 44px;
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
    border-left: 4px solid var(--alert);
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
    border-top: 1px solid var(--line);
    background: var(--raised);
    color: var(--muted);
    font-size: 13px;
  }
  #notice strong {
    color: var(--text);
    font-weight: 600;
  }
  summary {
    width: fit-content;
    padding: 2px 0;
    border-radius: 4px;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  details p {
    margin: 6px 0 8px;
  }
  .choices {
    display: flex;
    gap: 8px;
  }
  .choices button {
    min-height: 36px;
    padding: 4px 14px;
    background: var(--surface);
    color: var(--text);
    font-size: 14px;
  }

  @media (max-width: 30rem) {
    dialog {
      width: 100vw;
      height: min(704px, 100vh - 16px);
      height: min(704px, 100dvh - 16px);
      margin-bottom: 0;
      border-width: 1px 0 0;
      border-radius: 16px 16px 0 0;
    }
    header {
      padding-right: 8px;
      padding-left: 16px;
    }
    .steps,
    .stage,
    footer {
      padding-right: 16px;
      padding-left: 16px;
    }
    .actions button {
      flex: 1 1 auto;
      padding-right: 8px;
      padding-left: 8px;
    }
  }
  /* Where there is little height (a phone on its side, a page zoomed in) everything scrolls together. */
  @media (max-height: 30rem) {
    dialog[open] {
      display: block;
      height: auto;
      max-height: calc(100vh - 16px);
      max-height: calc(100dvh - 16px);
      overflow: auto;
    }
    header {
      position: sticky;
      top: 0;
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
