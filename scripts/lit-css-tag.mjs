/* global CSSStyleSheet */
// Stands in for Lit's `css-tag.js` in the files for a script tag: see docs/decisions/006. Lit's own also serves
// browsers without constructable style sheets, and checks interpolated CSS; the element needs neither.

export const css = ([cssText]) => ({ cssText });

export const getCompatibleStyle = (style) => style;

export function adoptStyles(root, styles) {
  // Made for the first element, not at import: plain Node has no CSSStyleSheet.
  root.adoptedStyleSheets = styles.map((style) => {
    // A subclass may add a sheet that is one already.
    if (style.replaceSync) return style;
    if (!style.sheet) (style.sheet = new CSSStyleSheet()).replaceSync(style.cssText);
    return style.sheet;
  });
}

// Lit passes these on; nothing in the element asks for them, so that they do not ship.
export const CSSResult = undefined;
export const supportsAdoptingStyleSheets = true;
export const unsafeCSS = undefined;
