/**
 * Replaces Lit's `css-tag.js` in the files for a script tag: see docs/decisions/006. Lit's own also checks interpolated
 * CSS, of which the element has none.
 */
export const css = ([cssText]: TemplateStringsArray) => ({ cssText });
