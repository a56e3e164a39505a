import type { PropertyDeclaration } from '@lit/reactive-element';

/** When the vendor's script is fetched. */
export type LinkPreload = 'none' | 'intent' | 'auto';

const DEFAULT_TIMEOUT = 15_000;
/** The longest delay a timer can hold. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/**
 * The accessor of a property whose value is its attribute, as on the platform's own elements: a form, a click or a
 * clone sees a change at once. Lit's own accessors write the attribute in a microtask.
 */
export function attributeProperty(
  name: string,
  { attribute, type, converter }: PropertyDeclaration,
): PropertyDescriptor & ThisType<Element> {
  const attributeName = typeof attribute === 'string' ? attribute : name;
  const parse = (converter ?? textOf) as (value: string | null) => unknown;
  const isFlag = type === Boolean;
  return {
    get() {
      return isFlag ? this.hasAttribute(attributeName) : parse(this.getAttribute(attributeName));
    },
    set(value: unknown) {
      // Frameworks take a value away by setting `null` or `undefined`.
      if (isFlag ? value : value != null) this.setAttribute(attributeName, isFlag ? '' : String(value));
      else this.removeAttribute(attributeName);
    },
    configurable: true,
    enumerable: true,
  };
}

function textOf(value: string | null): string {
  return value ?? '';
}

export function parsePreload(value: string | null): LinkPreload {
  return value === 'none' || value === 'auto' ? value : 'intent';
}

export function parseTimeout(value: string | null): number {
  const milliseconds = Number(value);
  return milliseconds > 0 && milliseconds <= MAX_TIMEOUT ? milliseconds : DEFAULT_TIMEOUT;
}
