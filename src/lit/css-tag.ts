// Replaces Lit's `css-tag.js` in the files for a script tag: see docs/decisions/006. Lit's own also serves browsers
// without constructable style sheets and checks interpolated CSS; the element needs neither.

interface Style {
  readonly cssText: string;
  sheet?: CSSStyleSheet;
  readonly replaceSync?: undefined;
}

export const css = ([cssText]: TemplateStringsArray): Style => ({ cssText: cssText! });

export const getCompatibleStyle = (style: Style): Style => style;

export function adoptStyles(root: ShadowRoot, styles: (Style | CSSStyleSheet)[]): void {
  // Made for the first element, not at import: plain Node has no CSSStyleSheet.
  root.adoptedStyleSheets = styles.map((style) => {
    // A subclass may add a sheet that is one already.
    if (style.replaceSync) return style;
    if (!style.sheet) (style.sheet = new CSSStyleSheet()).replaceSync(style.cssText);
    return style.sheet;
  });
}

// Lit exports these again; nothing in the element asks for them, so they do not ship.
export const CSSResult = undefined;
export const supportsAdoptingStyleSheets = true;
export const unsafeCSS = undefined;
