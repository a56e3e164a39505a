import type { CSSResultOrNative } from '@lit/reactive-element';

type Sheets = WeakMap<object, CSSStyleSheet>;

const sheetsOf = new WeakMap<Document, Sheets>();

/** Gives a shadow root its styles. A style sheet belongs to one document, and is made for its first element there. */
export function adoptStyles(root: ShadowRoot, styles: readonly CSSResultOrNative[]): void {
  const { ownerDocument } = root;
  const view = ownerDocument.defaultView as typeof globalThis | null;
  // Nothing is rendered in a template, nor in a document that has no window: there is no style sheet for it.
  if (!view) return;
  const sheets: Sheets = sheetsOf.get(ownerDocument) ?? new WeakMap();
  sheetsOf.set(ownerDocument, sheets);
  root.adoptedStyleSheets = styles.map((style) => {
    // A subclass may add a sheet that is one already.
    if (!('cssText' in style)) return style;
    const sheet = sheets.get(style) ?? new view.CSSStyleSheet();
    if (!sheets.has(style)) sheet.replaceSync(style.cssText);
    sheets.set(style, sheet);
    return sheet;
  });
}
