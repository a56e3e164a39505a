import { css } from './dialog.styles.js';
import { h } from './markup.js';

/** Styles a shadow tree. */
export function addStyles(root: ShadowRoot): void {
  if (canAdoptSheets(root)) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } else {
    // A policy may want the nonce of the page's own scripts.
    const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
    root.append(h('style', { nonce }, css));
  }
}

/** Not so in Safari before 16.4, Firefox before 101 and jsdom. */
function canAdoptSheets(root: ShadowRoot): boolean {
  return 'adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype;
}

/** A page that names one color scheme gets that one; on any other, the reader's preference counts. */
export function isDark(): boolean {
  const { colorScheme } = getComputedStyle(document.body ?? document.documentElement);
  const schemes = (colorScheme ?? '').split(' ');
  const hasDark = schemes.includes('dark');
  if (hasDark !== schemes.includes('light')) return hasDark;
  return Boolean(globalThis.matchMedia?.('(prefers-color-scheme: dark)')?.matches);
}
