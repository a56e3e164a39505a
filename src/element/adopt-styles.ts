import type { CSSResult, CSSResultOrNative } from '@lit/reactive-element';
import { safely } from '../nexus/safe-document.js';
import { pageNonce } from '../nexus/script-tags.js';
import { make } from './shadow-tree.js';

type Sheets = WeakMap<object, CSSStyleSheet>;

const sheetsOf = new WeakMap<Document, Sheets>();

/** Gives a shadow root its styles. A style sheet belongs to one document, and is made for its first element there. */
export function adoptStyles(root: ShadowRoot, styles: readonly CSSResultOrNative[]): void {
  const { ownerDocument } = root;
  const view = safely(ownerDocument).defaultView as typeof globalThis | null;
  // Nothing is rendered in a template or in a document without a window, and no style sheet can be made there.
  if (!view) return;
  // Safari before 16.4, Firefox before 101 and jsdom have none. A `<style>` element moves along with its root.
  if (!(root.adoptedStyleSheets && 'replaceSync' in view.CSSStyleSheet.prototype)) {
    if (!root.querySelector('style')) root.append(...styles.map(styleElement));
    return;
  }
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

/** The page's policy may require its nonce. */
function styleElement(style: CSSResultOrNative): HTMLElement {
  return make('style', { nonce: pageNonce() }, (style as CSSResult).cssText);
}
