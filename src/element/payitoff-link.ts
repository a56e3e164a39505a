import { ReactiveElement, type PropertyDeclaration } from '@lit/reactive-element';
import { parseConfig, type LinkConfig } from '../core/config.js';
import { fault, type LinkError } from '../core/link-error.js';
import { borrowerOf, toFailure, type LinkFailure, type LinkOutcome } from '../core/outcome.js';
import { environmentNames, isPublicPage, type PayitoffEnvironments } from '../nexus/environments.js';
import type { NexusApi } from '../nexus/nexus-api.js';
import { runNexus, takePage } from '../nexus/run-nexus.js';
import { loadNexus, readyNexus } from '../nexus/script-loader.js';
import { openEvent, stateChangeEvent, toEvent, type LinkState } from './link-events.js';
import { styles } from './payitoff-link.styles.js';

/** What `env` can be: `sandbox`, `production`, and the names declared in {@link PayitoffEnvironments}. */
export type LinkEnv = keyof PayitoffEnvironments;

/** When the vendor's script is fetched. */
export type LinkPreload = 'none' | 'intent' | 'auto';

/** One accepted `open()`, until its outcome. */
interface Flow {
  readonly promise: Promise<LinkOutcome | null>;
  readonly settle: (outcome: LinkOutcome | null) => void;
  /** `performance.now()` milliseconds by which Nexus must be callable. */
  readonly deadline: number;
  /** Whether the focus was somewhere that Nexus may have taken it from. */
  readonly hadFocus: boolean;
  release?: (() => void) | undefined;
}

const DEFAULT_TIMEOUT = 15_000;
/** The longest delay a timer can hold. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/** Codes of what only a developer can put right. */
const DEVELOPER_MISTAKE = /env|key/;
/** Codes of a vendor script that cannot be had. */
const NO_SCRIPT = /script|nexus-missing/;
const TEST_ON_PUBLIC_PAGE =
  'env is not "production" on a public page: on a test site call registerTestHost().';
const warned = new Set<string>();

const VALUE_MISSING = 'Link your student loans first.';

const property = { reflect: true, useDefault: true };
const flag = { ...property, type: Boolean };

/**
 * A button that opens Payitoff Nexus, so that a borrower can link student-loan servicers, and reports every
 * outcome as a DOM event.
 *
 * @tagname payitoff-link
 * @slot - The button's label. Default: "Link your student loans".
 * @slot loading - Shown under the button while Nexus is being fetched.
 * @slot complete - Shown instead of the button once the borrower is linked.
 * @slot incomplete - Shown under the button after the borrower left without finishing.
 * @slot illegal - Shown under the button when the borrower is not ready for this.
 * @slot error - Shown under the button after an error. Has a default text.
 * @slot fallback - Shown before the script runs, and when the vendor's script cannot be had.
 * @csspart button - The button.
 * @csspart spinner - The spinner in the button, while loading.
 * @csspart status - The live region under the button that holds the outcome slots.
 * @cssprop [--payitoff-link-background=#1d4ed8] - Background of the button.
 * @cssprop [--payitoff-link-color=#fff] - Text colour of the button.
 * @cssprop [--payitoff-link-radius=0.5em] - Corner radius of the button.
 * @cssprop [--payitoff-link-focus=Highlight] - Colour of the focus ring.
 * @cssprop [--payitoff-link-error-color=light-dark(#b42318, #fda29b)] - Text colour of the error text.
 * @cssstate idle - Nothing has happened yet.
 * @cssstate loading - The vendor's script is being fetched.
 * @cssstate ready - Nexus can be opened at once.
 * @cssstate open - The borrower is in Nexus.
 * @cssstate complete - The borrower linked their servicers.
 * @cssstate incomplete - The borrower left without finishing.
 * @cssstate illegal - The borrower is not ready for this.
 * @cssstate error - Nexus or the element met an error.
 * @cssstate sandbox - `env` is not `production`.
 * @fires {CustomEvent<LinkOpenDetail>} payitoff-open - Just before Nexus opens. Cancelable.
 * @fires {CustomEvent<LinkSuccess>} payitoff-success - The borrower linked their servicers.
 * @fires {CustomEvent<LinkIncomplete>} payitoff-incomplete - The borrower left without finishing.
 * @fires {CustomEvent<LinkIllegal>} payitoff-illegal - The borrower is not ready for this.
 * @fires {CustomEvent<LinkFailure>} payitoff-error - Nexus or the element met an error; see `detail.code`.
 * @fires {CustomEvent<LinkStateChangeDetail>} payitoff-statechange - Every change of `state`.
 */
export class PayitoffLink extends ReactiveElement {
  static readonly formAssociated = true;
  static override readonly shadowRootOptions = { mode: 'open', delegatesFocus: true } as const;
  static override readonly styles = styles;
  static override readonly properties = {
    env: property,
    nexusKey: { ...property, attribute: 'nexus-key' },
    uuid: property,
    preload: property,
    timeout: property,
    disabled: flag,
    name: property,
    required: flag,
  };

  /** The environment: `sandbox`, `production`, or a name given to `registerEnvironment()`. Required. */
  declare env: LinkEnv | '';
  /**
   * The public Nexus Key of that environment. Required.
   *
   * @default ''
   */
  declare nexusKey: string;
  /**
   * The borrower's Payitoff UUID. Empty: Nexus creates the borrower.
   *
   * @default ''
   */
  declare uuid: string;
  /**
   * As on `<button>`, and through `<fieldset disabled>`.
   *
   * @default false
   */
  declare disabled: boolean;
  /**
   * The name under which a form submits the borrower's UUID, once complete.
   *
   * @default ''
   */
  declare name: string;
  /**
   * Blocks a form's submission until the borrower is linked.
   *
   * @default false
   */
  declare required: boolean;

  readonly #internals = this.attachInternals();
  #button!: HTMLButtonElement;
  #slots!: NodeListOf<HTMLSlotElement>;
  #state: LinkState = 'idle';
  #outcome: LinkOutcome | null = null;
  #value = '';
  #preload: LinkPreload = 'intent';
  #timeout = DEFAULT_TIMEOUT;
  #flow: Flow | undefined;
  /** The borrower of the last outcome, for the configuration it came from. */
  #borrower: LinkConfig | undefined;
  /** True from leaving the page until coming back; never true before the first time. */
  #left = false;
  #autoloaded = '';
  /** Loads that have not come to an end: only the last one ends the state `loading`. */
  #loads = 0;

  constructor() {
    super();
    this.env = '';
    this.nexusKey = this.uuid = this.name = '';
    this.disabled = this.required = false;
    toggle(this.#internals.states, this.#state, true);
    for (const type of ['click', 'command', 'pointerenter', 'focusin', 'touchstart']) {
      this.addEventListener(type, this.#listener, { passive: true });
    }
  }

  /**
   * When the vendor's script is fetched: `none` at activation only, `intent` on pointerenter, focusin or
   * touchstart, `auto` once connected with a valid configuration. A wrong value counts as the default.
   *
   * @default 'intent'
   */
  get preload(): LinkPreload {
    return this.#preload;
  }
  set preload(value: LinkPreload) {
    this.#preload = value === 'none' || value === 'auto' ? value : 'intent';
  }

  /**
   * Milliseconds for the script and the global to be there. A wrong value counts as the default.
   *
   * @default 15000
   */
  get timeout(): number {
    return this.#timeout;
  }
  set timeout(value: number) {
    const milliseconds = Number(value);
    this.#timeout = milliseconds > 0 && milliseconds <= MAX_TIMEOUT ? milliseconds : DEFAULT_TIMEOUT;
  }

  /** Where the element is. */
  get state(): LinkState {
    return this.#state;
  }

  /** The last outcome, or `null`. */
  get outcome(): LinkOutcome | null {
    return this.#outcome;
  }

  /** The borrower's UUID once complete, else `''`. */
  get value(): string {
    return this.#value;
  }

  /** The form this element belongs to, if any. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }
  /** As on a form control. */
  get validity(): ValidityState {
    return this.#internals.validity;
  }
  /** As on a form control. */
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }
  /** As on a form control. */
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }
  /** As on a form control. */
  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }
  /** As on a form control. */
  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  /**
   * Opens Nexus. Settles with whatever outcome comes, or with `null` if nothing was opened: disabled,
   * `payitoff-open` was cancelled, `reset()`, or the element left the page before Nexus was there. Never
   * rejects. Called again while loading or open, it returns the same promise.
   */
  open(): Promise<LinkOutcome | null> {
    if (this.#flow) return this.#flow.promise;
    this.#catchUp();
    if (this.#isDisabled) return Promise.resolve(null);
    let settle!: Flow['settle'];
    const promise = new Promise<LinkOutcome | null>((resolve) => (settle = resolve));
    const flow: Flow = {
      promise,
      settle,
      deadline: performance.now() + this.timeout,
      hadFocus: document.activeElement !== document.body,
    };
    this.#flow = flow;
    this.#advance(flow);
    return promise;
  }

  /**
   * Makes Nexus callable without opening it.
   *
   * @throws LinkError (as a rejection) when that is not possible.
   */
  async load(): Promise<void> {
    const error = await this.#load();
    if (error) throw error;
  }

  /**
   * Back to `idle`, or `ready` if Nexus is there: forgets the outcome, the borrower and a flow that never
   * answered. Of that flow a late exit is ignored, a late success is still dispatched.
   */
  reset(): void {
    this.#outcome = null;
    this.#borrower = undefined;
    this.#setValue('');
    this.#withdraw();
    this.#rest();
  }

  /** As on a button: activates it, unless it is disabled. */
  override click(): void {
    this.#catchUp();
    this.#button.click();
  }

  override connectedCallback(): void {
    this.#left = false;
    super.connectedCallback();
    this.#watchPage();
    if (this.hasUpdated) {
      // What was set while it was away may be due for a preload.
      this.requestUpdate();
    }
    this.#catchUp();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#left = true;
    this.#watchPage();
    // A move is a removal and an insertion in one task: only what is still away afterwards has left.
    queueMicrotask(() => {
      if (this.#left && this.#state === 'loading' && this.#withdraw()) this.#rest();
    });
  }

  /** Lit would wait for a microtask. A form does not: it may ask in the very task that changes something. */
  override requestUpdate(name?: PropertyKey, previous?: unknown, options?: PropertyDeclaration): void {
    super.requestUpdate(name, previous, options);
    if (name && this.hasUpdated) this.#catchUp();
  }

  formDisabledCallback(): void {
    this.requestUpdate();
  }

  formResetCallback(): void {
    this.reset();
  }

  protected override createRenderRoot() {
    const root = super.createRenderRoot() as ShadowRoot;
    // Cloned: that is twice as fast as to make it anew.
    root.append(...(tree ??= makeTree()).map((part) => part.cloneNode(true)));
    this.#button = root.querySelector('button')!;
    this.#slots = root.querySelectorAll('slot');
    root.addEventListener('slotchange', () => this.#fill());
    this.#button.addEventListener('keydown', ignoreHeldEnter);
    // A text node may get its text later, which is no slotchange.
    new MutationObserver(() => this.#fill()).observe(this, { characterData: true, subtree: true });
    return root;
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    super.update(changed);
    const button = this.#button;
    const loading = this.#state === 'loading';
    const spinner = button.firstElementChild as HTMLElement;
    button.disabled = this.#isDisabled;
    // Most updates change nothing: to look costs less than to write what is there already.
    if (spinner.hidden === loading) {
      spinner.hidden = !loading;
      button.setAttribute('aria-busy', String(loading));
    }
    this.#fill();
    if (changed.has('required')) this.#setValue();
    if (!this.hasUpdated || changed.has('env'))
      toggle(this.#internals.states, 'sandbox', this.env !== 'production');
  }

  /** Shows the slots that are meant now and have content. */
  #fill(): void {
    const button = this.#button;
    for (const slot of this.#slots) {
      const { name } = slot;
      const shown = (!name || this.#shows(name)) && isFilled(slot);
      // What is in the default slot replaces the label beside it.
      const part = name ? slot : (slot.nextElementSibling as HTMLElement);
      const hidden = name ? !shown : shown;
      if (part.hidden === hidden) continue;
      const hadFocus = this.matches(':focus-within');
      part.hidden = hidden;
      if (name !== 'complete') continue;
      button.hidden = shown;
      // Whatever had the focus has gone: it must not fall to the top of the page.
      if (hadFocus) (shown ? slot : button).focus({ preventScroll: true });
    }
  }

  protected override updated(): void {
    if (this.preload !== 'auto' || this.#state !== 'idle' || this.#autoloaded === this.env) return;
    const config = this.#config();
    if (config instanceof Error || !this.isConnected || this.#isDisabled) return;
    this.#autoloaded = config.env;
    void this.#load();
  }

  get #isDisabled(): boolean {
    return this.disabled || this.matches(':disabled');
  }

  /** Whether the slot of this name is meant now. */
  #shows(name: string): boolean {
    const state = this.#state;
    return name === 'fallback'
      ? state === 'error' && NO_SCRIPT.test((this.#outcome as LinkFailure | null)?.code ?? '')
      : name === state;
  }

  /** One function for all, as there may be thousands of elements. */
  readonly #listener = (event: Event): void => {
    const { type } = event;
    if (type === 'click') {
      const path = event.composedPath();
      // A label of this element clicks the host itself.
      if (!event.defaultPrevented && (path[0] === this || path.includes(this.#button))) void this.open();
    } else if (type === 'command') {
      if ((event as CommandEvent).command === '--open') void this.open();
    } else if (type === 'pageshow') {
      // The page comes back as it was, Nexus's connection does not: its answer may never come.
      if ((event as PageTransitionEvent).persisted && this.#state === 'open') {
        this.#withdraw();
        this.#setState('ready');
      }
    } else if (this.preload === 'intent' && this.#state === 'idle' && !this.#isDisabled) {
      void this.#load();
    }
  };

  /** Only while it matters and on the page: a listener on the window keeps the element for ever. */
  #watchPage(): void {
    const matters = this.#state === 'open' && !this.#left;
    (matters ? addEventListener : removeEventListener)('pageshow', this.#listener);
  }

  /** Lit applies changes in a microtask, also those from before the upgrade. A use in this task must see them. */
  #catchUp(): void {
    if (this.isUpdatePending) this.performUpdate();
  }

  #config(): LinkConfig | LinkError {
    this.#catchUp();
    const config = parseConfig(this, environmentNames());
    if (config instanceof Error) return config;
    // Not before it is used: the page's own script may still be about to register its test hosts.
    if (config.env !== 'production' && isPublicPage()) warnOnce(TEST_ON_PUBLIC_PAGE);
    const borrower = this.#borrower;
    if (borrower?.env === config.env && borrower.nexusKey === config.nexusKey) {
      config.uuid ||= borrower.uuid;
    }
    return config;
  }

  /** Takes a flow as far as it can go now: to an outcome, into Nexus, or to wait for the script. */
  #advance(flow: Flow): void {
    const config = this.#config();
    if (config instanceof Error) return this.#conclude(flow, config);
    // Taken anew each time: while this element was away, another may have taken the page.
    flow.release?.();
    flow.release = takePage(() => !this.#left);
    if (!flow.release) return this.#conclude(flow, fault('busy'));
    const api = readyNexus(config.env);
    if (api instanceof Error) return this.#conclude(flow, api);
    if (api) return this.#link(flow, api, config);

    this.#setState('loading');
    void loadNexus(config.env, flow.deadline - performance.now(), this.#nonce).then((error) => {
      if (this.#flow !== flow) return;
      if (error) this.#conclude(flow, error);
      // Attributes may have changed meanwhile: they count as they are now.
      else this.#advance(flow);
    });
  }

  #link(flow: Flow, api: NexusApi, config: LinkConfig): void {
    const { env, uuid } = config;
    if (this.#state === 'loading' || this.#state === 'idle') this.#setState('ready');
    const proceed = this.#flow === flow && !this.#left && this.dispatchEvent(openEvent({ env, uuid }));
    // A listener may have reset or removed the element.
    if (this.#flow !== flow) return;
    if (!proceed || this.#left) {
      this.#withdraw();
      return;
    }
    this.#setState('open');
    if (this.#flow !== flow) return;
    runNexus(api, config, (outcome) => this.#onAnswer(flow, outcome, config));
  }

  #onAnswer(flow: Flow, outcome: LinkOutcome, config: LinkConfig): void {
    if (this.#flow !== flow && outcome.status !== 'complete') return;
    const uuid = borrowerOf(outcome);
    if (uuid) this.#borrower = { ...config, uuid };
    this.#conclude(flow, outcome, uuid || config.uuid);
  }

  /** The one place where an outcome becomes known. */
  #conclude(flow: Flow, answer: LinkOutcome | LinkError, uuid = ''): void {
    const outcome = answer instanceof Error ? toFailure(answer) : answer;
    if (this.#flow === flow) this.#withdraw(outcome);
    this.#outcome = outcome;
    this.requestUpdate();
    this.#setValue(outcome.status === 'complete' ? uuid : '');
    // A late success does not end the flow that is under way by now.
    if (!this.#flow) this.#setState(outcome.status);
    if (outcome.status === 'error' && DEVELOPER_MISTAKE.test(outcome.code)) warnOnce(outcome.message);
    const wasConnected = this.isConnected;
    this.dispatchEvent(toEvent(outcome));
    if (!wasConnected) this.ownerDocument.dispatchEvent(toEvent(outcome));
    this.#returnFocus(flow);
  }

  /** Ends the flow, if there is one, and settles its promise. */
  #withdraw(outcome: LinkOutcome | null = null): boolean {
    const flow = this.#flow;
    if (!flow) return false;
    this.#flow = undefined;
    flow.release?.();
    flow.settle(outcome);
    return true;
  }

  /** Once Nexus has had the time to take its own window away. */
  #returnFocus(flow: Flow): void {
    if (!flow.hadFocus) return;
    setTimeout(() => {
      if (document.activeElement === document.body) this.focus({ preventScroll: true });
    });
  }

  async #load(): Promise<LinkError | undefined> {
    const config = this.#config();
    if (config instanceof Error) return config;
    const api = readyNexus(config.env);
    if (api instanceof Error) return api;
    if (this.#state === 'idle') this.#setState(api ? 'ready' : 'loading');
    this.#loads += 1;
    const error = await loadNexus(config.env, this.timeout, this.#nonce);
    this.#loads -= 1;
    // May begin a preload, which is not at rest.
    this.#catchUp();
    if (!this.#loads && !this.#flow && (this.#state === 'loading' || this.#state === 'idle')) this.#rest();
    return error;
  }

  get #nonce(): string {
    return this.nonce || document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce || '';
  }

  /** The state of an element in which nothing has happened. */
  #rest(): void {
    const config = this.#config();
    const api = config instanceof Error ? config : readyNexus(config.env);
    this.#setState(api && !(api instanceof Error) ? 'ready' : 'idle');
  }

  #setState(state: LinkState): void {
    const previous = this.#state;
    if (state === previous) return;
    this.#state = state;
    this.#watchPage();
    toggle(this.#internals.states, previous, false);
    toggle(this.#internals.states, state, true);
    this.requestUpdate();
    this.dispatchEvent(stateChangeEvent({ state, previous }));
  }

  #setValue(value = this.#value): void {
    this.#value = value;
    this.#internals.setFormValue(value || null);
    const valueMissing = this.required && this.#outcome?.status !== 'complete';
    this.#internals.setValidity({ valueMissing }, valueMissing ? VALUE_MISSING : '', this.#button);
  }
}

function toggle(states: CustomStateSet | undefined, state: string, on: boolean): void {
  try {
    states?.[on ? 'add' : 'delete'](state);
  } catch {
    // Chromium before 125 takes dashed names only. The element works without CSS states.
  }
}

/** A held Enter key would press the button again and again. */
function ignoreHeldEnter(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault();
}

let tree: HTMLElement[] | undefined;

function makeTree(): HTMLElement[] {
  const slot = (name: string, text = '') => make('slot', { name, hidden: '' }, text);
  return [
    make(
      'button',
      { part: 'button', type: 'button', 'aria-haspopup': 'dialog' },
      make('span', { part: 'spinner', 'aria-hidden': 'true', hidden: '' }),
      make('span', {}, make('slot', {}), make('span', { class: 'label' }, 'Link your student loans')),
    ),
    make(
      'div',
      { part: 'status', role: 'status' },
      make('slot', { name: 'complete', tabindex: '-1', hidden: '' }),
      slot('loading'),
      slot('incomplete'),
      slot('illegal'),
      slot('error', 'Something went wrong. Please try again.'),
      slot('fallback'),
    ),
  ];
}

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]!);
  element.append(...children);
  return element;
}

/** White space in the markup is no content. */
function isFilled(slot: HTMLSlotElement): boolean {
  return slot
    .assignedNodes({ flatten: true })
    .some((node) => node.nodeType === Node.ELEMENT_NODE || node.textContent!.trim());
}

function warnOnce(message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(`<payitoff-link> ${message}`);
}

declare global {
  interface HTMLElementTagNameMap {
    'payitoff-link': PayitoffLink;
  }
}
