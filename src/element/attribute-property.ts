/** When the vendor's script is fetched. */
export type LinkPreload = 'none' | 'intent' | 'auto';

const DEFAULT_TIMEOUT = 15_000;
/** The longest delay a timer can hold. */
const MAX_TIMEOUT = 2 ** 31 - 1;

type Parse = (attribute: string | null) => unknown;

/** The properties whose values are attributes, and what an attribute's text means. */
const PARSERS: Readonly<Record<string, Parse>> = {
  env: textOf,
  nexusKey: textOf,
  preload: parsePreload,
  timeout: parseTimeout,
  disabled: isPresent,
  name: textOf,
  required: isPresent,
};

/** The attributes that are properties. */
export const ATTRIBUTES: readonly string[] = Object.keys(PARSERS).map(attributeOf);

/**
 * Accessors whose values are attributes, as on the platform's own elements: a form, a click or a clone sees a change at
 * once. Lit's own accessors write the attribute in a microtask.
 */
export function defineAttributeProperties(prototype: Element): void {
  for (const [name, parse] of Object.entries(PARSERS)) {
    Object.defineProperty(prototype, name, attributeProperty(attributeOf(name), parse));
  }
}

function attributeProperty(attribute: string, parse: Parse): PropertyDescriptor & ThisType<Element> {
  return {
    get() {
      return parse(this.getAttribute(attribute));
    },
    set(value: unknown) {
      // Frameworks take a value away by setting `null` or `undefined`.
      if (value == null || (parse === isPresent && !value)) this.removeAttribute(attribute);
      else this.setAttribute(attribute, parse === isPresent ? '' : String(value));
    },
    configurable: true,
    enumerable: true,
  };
}

function attributeOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function isPresent(value: string | null): boolean {
  return value !== null;
}

function textOf(value: string | null): string {
  return value ?? '';
}

function parsePreload(value: string | null): LinkPreload {
  return value === 'none' || value === 'auto' ? value : 'intent';
}

function parseTimeout(value: string | null): number {
  const milliseconds = Number(value);
  return milliseconds > 0 && milliseconds <= MAX_TIMEOUT ? milliseconds : DEFAULT_TIMEOUT;
}
