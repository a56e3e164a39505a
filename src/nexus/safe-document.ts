/**
 * A node, by default the page's document, with members that markup cannot shadow: `<img name="head">` makes `document.head`
 * an image, and in a form `<select name="slot">` makes `form.slot` that field.
 */
export function safely<T extends Node = Document>(target?: T): T {
  return new Proxy({} as T, {
    get(_, name) {
      // Node has no document when this module is imported.
      const own = target ?? document;
      const value: unknown = Reflect.get(Object.getPrototypeOf(own) as object, name, own);
      return typeof value === 'function' ? value.bind(own) : value;
    },
  });
}

export const safeDocument = safely();
