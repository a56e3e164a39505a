/**
 * The parts of Lit's ReactiveElement that `<payitoff-link>` uses, for the one-file builds: a quarter of its bytes
 * (docs/decisions/008). The entries for bundlers import Lit's own. Names and meanings are the same, and the tests of the
 * element run on both. There are no reactive properties: the element has accessors of its own.
 */

// Plain Node has no HTMLElement, and one file must be importable there.
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

export class ReactiveElement extends Base {
  declare static readonly styles: object;
  static elementStyles: object[];

  static get observedAttributes(): string[] {
    this.elementStyles = [this.styles].flat(Infinity) as object[];
    return [];
  }

  declare readonly renderRoot: ShadowRoot;
  declare createRenderRoot: () => ShadowRoot;
  isUpdatePending = false;
  updateComplete!: Promise<boolean>;
  #connect!: () => void;
  readonly #isConnected = new Promise<void>((resolve) => (this.#connect = resolve));

  constructor() {
    super();
    this.requestUpdate();
  }

  connectedCallback(): void {
    (this as { renderRoot: ShadowRoot }).renderRoot ??= this.createRenderRoot();
    this.#connect();
  }

  disconnectedCallback(): void {}

  attributeChangedCallback(): void {}

  requestUpdate(): void {
    if (this.isUpdatePending) return;
    this.isUpdatePending = true;
    this.updateComplete = this.#performUpdate();
  }

  async #performUpdate(): Promise<boolean> {
    await this.#isConnected;
    this.update();
    return !this.isUpdatePending;
  }

  update(): void {
    this.isUpdatePending = false;
  }
}
