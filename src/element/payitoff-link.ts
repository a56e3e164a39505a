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

/** With these codes a link had better lead where it leads without us. */
const NO_NEXUS = [...SCRIPT_FAILURES, ...DEVELOPER_MISTAKES];

/**
 * A button that opens Payitoff Nexus, so that a borrower can link student-loan servicers, and reports every
 * outcome as a DOM event.
 *
 * @tagname payitoff-link
 * @slot - The button's label. Default: "Link your student loans".
 * @slot trigger - Your own button or link, shown instead of the default button.
 * @slot loading - Shown under the button while Nexus is loading.
 * @slot complete - Shown instead of the button once the borrower is linked. Its default text is shown under the button.
 * @slot incomplete - Shown under the button after the borrower left without finishing. Has a default text.
 * @slot illegal - Shown under the button when the borrower is not ready for this. Has a default text.
 * @slot error - Shown under the button after an error. Has a default text.
 * @slot fallback - Shown before the script runs, and when the vendor's script fails to load.
 * @csspart button - The button.
 * @csspart spinner - The spinner in the button, while loading.
 * @csspart status - The live region under the button that holds the outcome slots.
 * @cssprop [--payitoff-link-background=light-dark(#2563eb, #5b8def)] - Background of the button.
 * @cssprop [--payitoff-link-color=light-dark(#fff, #0b1220)] - Text colour of the button.
 * @cssprop [--payitoff-link-radius=0.5em] - Corner radius of the button.
 * @cssprop [--payitoff-link-focus=#2563eb] - Colour of the focus ring.
 * @cssprop [--payitoff-link-error-color=light-dark(#b42318, #fda29b)] - Text colour of the error text.
 * @cssstate idle - Nothing has happened yet.
 * @cssstate loading - The vendor's script is loading.
 * @cssstate ready - Nexus can open at once.
 * @cssstate open - The borrower is in Nexus.
 * @cssstate complete - The borrower linked their servicers.
 * @cssstate incomplete - The borrower left without finishing.
 * @cssstate illegal - The borrower is not ready for this.
 * @cssstate error - Nexus reported an error, or the element found one.
 * @cssstate trigger - A slotted `trigger` replaces the button.
 * @cssstate sandbox - `env` is not `production`.
 * @fires {CustomEvent<LinkOpenDetail>} payitoff-open - Just before Nexus opens. Cancelable.
 * @fires {CustomEvent<LinkSuccess>} payitoff-success - The borrower linked their servicers.
 * @fires {CustomEvent<LinkIncomplete>} payitoff-incomplete - The borrower left without finishing.
 * @fires {CustomEvent<LinkIllegal>} payitoff-illegal - The borrower is not ready for this.
 * @fires {CustomEvent<LinkFailure>} payitoff-error - Nexus reported an error, or the element found one; see `detail.code`.
 * @fires {CustomEvent<LinkStateChangeDetail>} payitoff-statechange - Every change of `state`.
 */
export class PayitoffLink extends FormControl {
  static override readonly shadowRootOptions = { mode: 'open', delegatesFocus: true } as const;
  static override readonly styles = styles;

  static override get observedAttributes(): string[] {
    // A subclass may have properties that are Lit's.
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
   * The borrower's Payitoff UUID. Empty: Nexus creates the borrower. Never written to the
   * attribute, where session recorders would read it.
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
   * When the vendor's script is fetched: `none` at activation only, `intent` on pointerenter, focusin or
   * touchstart, `auto` once connected with a valid configuration. Any other value counts as the default.
   *
   * @default 'intent'
   */
  declare preload: LinkPreload;

  /**
   * Milliseconds to wait for the script and its global. Anything but a positive number counts as the default.
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
      // Only a click has a default that is not wanted: the way of a link.
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

  /** The borrower's UUID once complete, else `''`. */
  get value(): string {
    return this.#session.value;
  }

  /**
   * Opens Nexus. Settles with whatever outcome comes, or with `null` if nothing was opened: disabled,
   * `payitoff-open` was cancelled, `reset()`, or the element left the page before Nexus was there. Never
   * rejects. Called again while loading or open, it returns the same promise.
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
   * Makes Nexus callable without opening it.
   *
   * @throws LinkError (as a rejection) when that is not possible.
   */
  async load(): Promise<void> {
    const error = await this.#session.load();
    if (error) throw error;
  }

  /**
   * Back to `idle`, or `ready` if Nexus is there: forgets the outcome, the borrower and a session that never
   * got an answer. A late exit from it is ignored; a late success is still dispatched.
   */
  reset(): void {
    this.#session.reset();
  }

  /** Activates the button, unless it is disabled. */
  override click(): void {
    this.#render().button.click();
  }

  /** Focuses the button, or the content shown instead. */
  override focus(options?: FocusOptions): void {
    this.#tree?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#session.connect();
    this.#watchPage();
    // What was set while it was away may be due for a preload.
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
    if (name === 'uuid') this.uuid = value!;
    else if (value !== previous && (name === 'env' || name === 'nexus-key')) {
      this.#session.configChanged(false);
    }
    // A form, a click or a style sheet may look before Lit's next update.
    if (name === 'env') this.#updateSandboxState();
    else if (name === 'disabled') this.#updateDisabled();
    else if (name === 'required') this.updateValidity();
  }

  formDisabledCallback(): void {
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
        // A component that is the trigger may have rendered its button since.
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
    // A second time, where it was set before: there is a button now for the browser to point at.
    if (this.required) this.updateValidity();
    return root;
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    super.update(changed);
    const tree = this.#tree!;
    tree.update(this.state, this.#failure);
    this.toggleState('trigger', !tree.triggerSlot.hidden);
    this.#updateDisabled();
    // The trigger is what the browser points at.
    if (this.required) this.updateValidity();
  }

  protected override updated(): void {
    // Not in Lit's update, which a change of state would begin anew.
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
    // Browsers point at nothing, and say nothing, where the anchor itself cannot have the focus.
    return tree && focusableIn((tree.triggerSlot.assignedElements()[0] as HTMLElement) ?? tree.button);
  }

  /** They hide the accessors of the class. A page may also have set what can only be read. */
  #applyPropertiesSetBeforeUpgrade(): void {
    for (const [name, value] of Object.entries(this)) {
      if (!(name in PayitoffLink.prototype)) continue;
      delete (this as Record<string, unknown>)[name];
      Reflect.set(this, name, value);
    }
  }

  /** Also before the element is on a page: unit tests press one that never is. */
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

  /** @param link what to follow where Nexus is not to be had. */
  #activate(event: Event, link?: HTMLElement): void {
    const { source } = event as CommandEvent;
    const isNew = !this.#session.isActive;
    const { button, face } = this.#render();
    // A button of the page may stand for one that is not to be seen.
    const pressed = source ?? face;
    const isUncovered = () => isPressable(pressed === button ? this : pressed, pressed);
    if (event.isTrusted && !this.isDisabled && isUncovered()) this.#session.recover();
    // What was opened again and failed at once is told, and not tried once more by the same press.
    if (!isNew) return;
    void this.open().then(() => {
      if (link && NO_NEXUS.includes(this.#failure)) followLink(this, link);
    });
  }

  /** Only while it matters and on the page: a listener on the window keeps the element for ever. */
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
