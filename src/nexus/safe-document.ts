/**
 * `document` with members that markup cannot shadow: `<img name="head">` makes `document.head` an image, and
 * `<form name="querySelectorAll">` makes that method a form.
 */
export const safeDocument = new Proxy({} as Document, {
  get(_, name) {
    const value: unknown = Reflect.get(Document.prototype, name, document);
    return typeof value === 'function' ? value.bind(document) : value;
  },
});
