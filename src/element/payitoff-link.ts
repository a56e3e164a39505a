import { DEVELOPER_MISTAKES, SCRIPT_FAILURES, type LinkErrorCode } from '../core/link-error.js';
import type { LinkOutcome } from '../core/outcome.js';
import type { PayitoffEnvironments } from '../nexus/environments.js';
import { safeDocument } from '../nexus/safe-document.js';
import { adoptStyles } from './adopt-styles.js';
import { ATTRIBUTES, defineAttributeProperties, type LinkPreload } from './attribute-property.js';
import { observeContent } from './content.js';
import { returnFocus } from './focus.js';
import { FormControl } from './form-control.js';
import type { LinkState } from './link-events.js';
import { LinkSession } from './link-session.js';
import { styles } from './payitoff-link.styles.js';
import { followLink, isPressable, readClick } from './presses.js';
import { focusableIn, ShadowTree } from './shadow-tree.js';

/** What `env` can be: `sandbox`, `production`, and the names declared in {@link PayitoffEnvironments}. */
export type LinkEnv = keyof PayitoffEnvironments;

/** After an error with one of these codes, a slotted link is followed as if the element were not there. */
const NO_NEXUS = [...SCRIPT_FAILURES, ...DEVELOPER_MISTAKES];

/**
 * A button that opens Payitoff Nexus, so that a borrower can link student-loan servicers, and reports every
 * outcome as a DOM event.
 *
 * @tagname payitoff-link
 * @slot - The button's label. Default: "Link your student loans".
 * @slot trigger - Your own button or link, shown instead of the default button.
 * @slot loading - Shown under the button while Nexus is loading.
 * @slot complete - Shown instead of the button once the borrower is linked. If empty, the button stays, with a default text under it.
 * @slot incomplete - Shown under the button after the borrower left without finishing. Has a default text.
 * @slot illegal - Shown under the button when linking is not allowed for the borrower, or not yet. Has a default text.
 * @slot error - Shown under the button after an error. Has a default text.
 * @slot fallback - Shown before the script runs, and when the vendor's script fails to load.
 * @csspart button - The button.
 * @csspart spinner - The spinner in the button, while loading.
 * @csspart status - The live region under the button that holds the outcome slots.
 * @cssprop [--payitoff-link-background=light-dark(#2563eb, #5b8def)] - Background of the button.
 * @cssprop [--payitoff-link-color=light-dark(#fff, #0b1220)] - Text colour of the button.
 * @cssprop [--payitoff-link-radius=0.5em] - Corner radius of the button.
 * @cssprop [--payitoff-link-focus=#2563eb] - Colour of the focus ring.
 * @cssprop [--payitoff-link-error-color=light-dark(#b42318, #fda29b)] - Colour of the error text.
 * @cssstate idle - Nothing has happened yet.
 * @cssstate loading - The vendor's script is loading.
 * @cssstate ready - Nexus can open at once.
 * @cssstate open - The borrower is in Nexus.
 * @cssstate complete - The borrower linked their servicers.
 * @cssstate incomplete - The borrower left without finishing.
 * @cssstate illegal - Linking is not allowed for the borrower, or not yet.
 * @cssstate error - Nexus reported an error, or the element found one.
 * @cssstate trigger - A slotted `trigger` replaces the button.
 * @cssstate sandbox - `env` is not `production`.
 * @fires {CustomEvent<LinkOpenDetail>} payitoff-open - Just before Nexus opens. Cancelable.
 * @fires {CustomEvent<LinkSuccess>} payitoff-success - The borrower linked their servicers.
 * @fires {CustomEvent<LinkIncomplete>} payitoff-incomplete - The borrower left without finishing.
 * @fires {CustomEvent<LinkIllegal>} payitoff-illegal - Linking is not allowed for the borrower, or not yet.
 * @fires {CustomEvent<LinkFailure>} payitoff-error - Nexus reported an error, or the element found one; see `detail.code`.
 * @fires {CustomEvent<LinkStateChangeDetail>} payitoff-statechange - `state` has changed.
 */
export class PayitoffLink extends FormControl {
  static override readonly shadowRootOptions = { mode: 'open', delegatesFocus: true } as const;
  static override readonly styles = styles;

  static override get observedAttributes(): string[] {
    // A subclass may have reactive properties of Lit's.
    return [...super.observedAttributes, ...ATTRIBUTES, 'uuid'];
  }

  /**
   * The environment: `sandbox`, `production`, or a name given to `registerEnvironment()`. Required.
   *
   * @default ''
   */
  declare env: LinkEnv | '';

  /**
   * The public Nexus Key of that environment. Required.
   *
   * @default ''
   */
  declare nexusKey: string;

  /**
   * The borrower's Payitoff UUID. If empty, Nexus creates the borrower. Setting the property does not change the
   * attribute, which session recorders could read.
   *
   * @default ''
   */
  get uuid(): string {
    return this.#uuid;
  }
  set uuid(value: string) {
    const uuid = String(value ?? '');
    if (uuid === this.#uuid) return;
    this.#uuid = uuid;
    this.#session.configChanged(true);
  }

  /**
   * When the vendor's script is fetched. `none`: when the button is pressed. `intent`: when the pointer, the focus or a
   * touch reaches the element. `auto`: as soon as the element is on the page with a valid configuration. Any other value
   * means `intent`.
   *
   * @default 'intent'
   */
  declare preload: LinkPreload;

  /**
   * How long to wait for the vendor's script and its global, in milliseconds. Anything but a positive number means the
   * default.
   *
   * @default 15000
   */
  declare timeout: number;

  /**
   * Whether the button is disabled, as on `<button>`. A disabled `<fieldset>` disables it as well.
   *
   * @default false
   */
  declare disabled: boolean;

  /**
   * The form field name. The value is the borrower's UUID once linking is complete.
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

  #tree: ShadowTree | undefined;
  #uuid = '';
  /** Whether `uuid` was set before the upgrade: its attribute, which is read after that, is older. */
  #skipsUuidAttribute = false;
  readonly #session = new LinkSession(this, {
    stateChanged: (state, previous) => this.#stateChanged(state, previous),
    outcomeChanged: () => this.#outcomeChanged(),
  });

  constructor() {
    super();
    this.toggleState('idle', true);
    for (const type of [
      'click',
      'command',
      'invalid',
      'slotchange',
      'pointerenter',
      'focusin',
      'touchstart',
    ]) {
      // Only `click` has a default action to prevent: following a link.
      this.addEventListener(type, this, { passive: type !== 'click' });
    }
    this.#applyPropertiesSetBeforeUpgrade();
  }

  /** The current state; also reflected as a CSS custom state. */
  get state(): LinkState {
    return this.#session.state;
  }

  /** The last outcome, or `null`. */
  get outcome(): LinkOutcome | null {
    return this.#session.outcome;
  }

  /** The borrower's UUID once linking is complete, otherwise `''`. */
  get value(): string {
    return this.#session.value;
  }

  /**
   * Opens Nexus. The promise resolves with the outcome, or with `null` if nothing was opened: the element is
   * disabled, `payitoff-open` was cancelled, `reset()` was called, or the element left the page while Nexus was
   * loading. It never rejects. While Nexus is loading or open, further calls return the same promise.
   */
  open(): Promise<LinkOutcome | null> {
    const isNew = !this.#session.isActive;
    if (isNew && this.isDisabled) return Promise.resolve(null);
    // Nexus may be about to take it.
    const hadFocus = safeDocument.activeElement !== safeDocument.body;
    const promise = this.#session.open();
    if (isNew && hadFocus) void promise.then((outcome) => outcome && returnFocus(this));
    return promise;
  }

  /**
   * Loads Nexus without opening it.
   *
   * @throws LinkError (as a rejection) if Nexus cannot be loaded.
   */
  async load(): Promise<void> {
    const error = await this.#session.load();
    if (error) throw error;
  }

  /**
   * Returns to `idle`, or to `ready` if Nexus has loaded. Forgets the outcome and the borrower, and gives up an
   * `open()` that is still pending: its promise resolves with `null`, a late exit is ignored, and a late success is
   * still dispatched.
   */
  reset(): void {
    this.#session.reset();
  }

  /** Activates the button, unless it is disabled. */
  override click(): void {
    this.#render().button.click();
  }

  /** Focuses the button, or whatever is shown in its place. */
  override focus(options?: FocusOptions): void {
    this.#tree?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#session.connect();
    this.#watchPage();
    // Attributes set while it was disconnected may call for a preload.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#session.disconnect();
    this.#watchPage();
  }

  adoptedCallback(): void {
    if (this.shadowRoot) this.#adoptStyles(this.shadowRoot);
  }

  override attributeChangedCallback(name: string, previous: string | null, value: string | null): void {
    super.attributeChangedCallback(name, previous, value);
    this.requestUpdate();
    if (name === 'uuid') {
      if (!this.#skipsUuidAttribute) this.uuid = value!;
      this.#skipsUuidAttribute = false;
    } else if (value !== previous && (name === 'env' || name === 'nexus-key')) {
      this.#session.configChanged(false);
    }
    // A form, a click or a style sheet may look before Lit's next update.
    if (name === 'env') this.#updateSandboxState();
    else if (name === 'disabled') this.#updateDisabled();
    else if (name === 'required') this.updateValidity();
  }

  formDisabledCallback(): void {
    this.requestUpdate();
    this.#updateDisabled();
  }

  formResetCallback(): void {
    this.reset();
  }

  handleEvent(event: Event): void {
    switch (event.type) {
      case 'click':
        this.#handleClick(event as MouseEvent);
        break;
      case 'command':
        if ((event as CommandEvent).command === '--open') this.#activate(event);
        break;
      case 'pageshow':
        if ((event as PageTransitionEvent).persisted) this.#session.abandonOpen();
        break;
      case 'invalid':
        // A trigger that is a component may have rendered its button since.
        this.updateValidity();
        break;
      case 'slotchange':
        this.requestUpdate();
        break;
      default:
        if (this.preload === 'intent' && this.state === 'idle' && !this.isDisabled) {
          void this.#session.load();
        }
    }
  }

  protected override createRenderRoot() {
    const options = (this.constructor as typeof PayitoffLink).shadowRootOptions;
    const root = this.shadowRoot ?? this.attachShadow(options);
    this.#tree = new ShadowTree(root);
    this.#adoptStyles(root);
    observeContent(this);
    this.#updateSandboxState();
    // Again if it was set earlier: only now is there a button for the browser to point at.
    if (this.required) this.updateValidity();
    return root;
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    super.update(changed);
    const tree = this.#tree!;
    tree.update(this.state, this.#failure);
    this.toggleState('trigger', !tree.triggerSlot.hidden);
    this.#updateDisabled();
    // The browser points at the trigger, which may have changed.
    if (this.required) this.updateValidity();
    // After Lit's update: a change of state during it would start another.
    queueMicrotask(() => {
      if (this.preload === 'auto' && this.isConnected && !this.isDisabled) this.#session.preload();
    });
  }

  /** The code, while the state is `error`. */
  get #failure(): LinkErrorCode | undefined {
    const { state, outcome } = this;
    return outcome?.status === 'error' && state === 'error' ? outcome.code : undefined;
  }

  protected get isValueMissing(): boolean {
    return this.required && !this.#session.isComplete;
  }

  protected get validityAnchor(): HTMLElement | undefined {
    const tree = this.#tree;
    // Browsers show no message if the anchor itself cannot be focused.
    return tree && focusableIn((tree.triggerSlot.assignedElements()[0] as HTMLElement) ?? tree.button);
  }

  /** Own properties hide the class's accessors. Some of those are read-only, hence `Reflect.set`. */
  #applyPropertiesSetBeforeUpgrade(): void {
    for (const [name, value] of Object.entries(this)) {
      if (!(name in PayitoffLink.prototype)) continue;
      if (name === 'uuid') this.#skipsUuidAttribute = this.hasAttribute(name);
      delete (this as Record<string, unknown>)[name];
      Reflect.set(this, name, value);
    }
  }

  /** Also called before the element is on a page: unit tests press one that never is. */
  #render(): ShadowTree {
    (this as { renderRoot: Node }).renderRoot ??= this.createRenderRoot();
    return this.#tree!;
  }

  #stateChanged(state: LinkState, previous: LinkState): void {
    this.#watchPage();
    this.toggleState(previous, false);
    this.toggleState(state, true);
    this.requestUpdate();
  }

  #adoptStyles(root: ShadowRoot): void {
    adoptStyles(root, (this.constructor as typeof PayitoffLink).elementStyles);
  }

  #outcomeChanged(): void {
    this.updateFormValue(this.value);
    this.updateValidity();
    this.#tree?.announceAgain();
    this.requestUpdate();
  }

  #handleClick(event: MouseEvent): void {
    const click = readClick(this, this.#render(), event);
    if (click) this.#activate(event, click.link);
  }

  /** @param link to follow if Nexus cannot be loaded. */
  #activate(event: Event, link?: HTMLElement): void {
    const { source } = event as CommandEvent;
    const isNew = !this.#session.isActive;
    const { button, face } = this.#render();
    // The page's own button may be pressed while the element is hidden.
    const pressed = source ?? face;
    const isUncovered = () => isPressable(pressed === button ? this : pressed, pressed);
    if (event.isTrusted && !this.isDisabled && isUncovered()) this.#session.recover();
    // If reopening failed at once, that is the outcome; the same press must not try again.
    if (!isNew) return;
    void this.open().then((outcome) => {
      // An older failure does not count, nor one that a listener has dealt with.
      if (link && outcome === this.outcome && NO_NEXUS.includes(this.#failure)) followLink(this, link);
    });
  }

  /** Listens only while Nexus is open: a listener on the window would keep the element in memory for ever. */
  #watchPage(): void {
    if (this.#session.isOpenOnPage) addEventListener('pageshow', this);
    else removeEventListener('pageshow', this);
  }

  #updateSandboxState(): void {
    this.toggleState('sandbox', this.env !== 'production');
  }

  #updateDisabled(): void {
    if (this.#tree) this.#tree.button.disabled = this.isDisabled;
  }
}

defineAttributeProperties(PayitoffLink.prototype);

declare global {
  interface HTMLElementTagNameMap {
    'payitoff-link': PayitoffLink;
  }
}
