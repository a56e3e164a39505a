/**
 * What `<payitoff-link>` uses of Lit's ReactiveElement, in place of the whole in the files for a script tag: a fourth of
 * its bytes (docs/decisions/008). The entries for bundlers import Lit's own. It says the same names with the same
 * meaning; the tests of the element run on both.
 */

/* eslint-disable no-prototype-builtins -- Chrome before 93 and Safari before 15.4 have no Object.hasOwn(). */

interface Property {
  readonly attribute?: string;
  readonly noAccessor?: boolean;
}

const propertiesOf = new WeakMap<object, Record<string, Property>>();

// Plain Node has no HTMLElement, and one file must be importable there.
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

export class ReactiveElement extends Base {
  declare static readonly properties: Readonly<Record<string, Property>>;
  declare static readonly styles: object;

  static get observedAttributes(): string[] {
    return Object.entries(this.elementProperties).map(([name, { attribute }]) => attribute ?? name);
  }

  /** Those of the classes above included. Each class has the accessors of its own. */
  static get elementProperties(): Record<string, Property> {
    let properties = propertiesOf.get(this);
    if (!properties) {
      const { elementProperties } = Object.getPrototypeOf(this) as typeof ReactiveElement;
      propertiesOf.set(this, (properties = { ...elementProperties, ...this.properties }));
      if (this.hasOwnProperty('properties')) {
        for (const [name, options] of Object.entries(this.properties)) this.createProperty(name, options);
      }
    }
    return properties;
  }

  /** Makes nothing: the accessors are the element's. */
  static createProperty: (name: string, options: Property) => void = () => {};

  static get elementStyles(): object[] {
    return [this.styles].flat(Infinity) as object[];
  }

  declare readonly renderRoot: ShadowRoot;
  declare createRenderRoot: () => ShadowRoot;
  declare updated: () => void;
  isUpdatePending = false;
  hasUpdated = false;
  updateComplete: Promise<boolean>;
  /** Lets the first update come, once the element is connected. */
  declare enableUpdating: () => void;
  /** Properties set before the upgrade, which hide the accessors. */
  readonly #instanceProperties: [string, unknown][];

  constructor() {
    super();
    const { elementProperties } = this.constructor as typeof ReactiveElement;
    // A new element has none: only one that was in the page's markup.
    this.#instanceProperties = Object.entries(this).filter(([name]) => name in elementProperties);
    for (const [name] of this.#instanceProperties) delete (this as Record<string, unknown>)[name];
    this.updateComplete = new Promise<void>((resolve) => (this.enableUpdating = resolve)) as never;
    this.requestUpdate();
  }

  connectedCallback(): void {
    (this as { renderRoot: ShadowRoot }).renderRoot ??= this.createRenderRoot();
    this.enableUpdating();
  }

  disconnectedCallback(): void {}

  requestUpdate(): void {
    if (this.isUpdatePending) return;
    this.isUpdatePending = true;
    this.updateComplete = this.#enqueueUpdate();
  }

  async #enqueueUpdate(): Promise<boolean> {
    try {
      await this.updateComplete;
    } catch {
      // What an update threw was told then. It must not be the last one.
    }
    this.performUpdate();
    return !this.isUpdatePending;
  }

  performUpdate(): void {
    if (!this.isUpdatePending) return;
    if (!this.hasUpdated) {
      (this as { renderRoot: ShadowRoot }).renderRoot ??= this.createRenderRoot();
      for (const [name, value] of this.#instanceProperties) (this as Record<string, unknown>)[name] = value;
    }
    this.update();
    this.hasUpdated = true;
    this.updated();
  }

  update(): void {
    this.isUpdatePending = false;
  }
}
