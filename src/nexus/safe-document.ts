/**
 * A document, by default the page's, with members that markup cannot shadow: `<img name="head">` makes `document.head` an
 * image, and `<form name="querySelectorAll">` makes that method a form.
 */
export function safely(target?: Document): Document {
  return new Proxy({} as Document, {
    get(_, name) {
      // Node has no document when this module is imported.
      const own = target ?? document;
      const value: unknown = Reflect.get(Document.prototype, name, own);
      return typeof value === 'function' ? value.bind(own) : value;
    },
  });
}

export const safeDocument = safely();
