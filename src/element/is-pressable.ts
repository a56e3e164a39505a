import { safeDocument } from '../nexus/safe-document.js';

/**
 * Whether a press at the middle of the button (of the first line of a link) would reach the element that it is a part
 * of; at the edge of the window, where the middle is outside. A keyboard reaches what a window hides.
 */
export function isPressable(element: Element, button = element): boolean {
  const { left, top, width, height } = button.getClientRects()[0] ?? button.getBoundingClientRect();
  const y = Math.max(0, Math.min(top + height / 2, innerHeight - 1));
  return element.contains(elementAt(element, left + width / 2, y));
}

/**
 * Whether a click whose target is the element was made on the element itself, beside all that is in it. One from a label
 * has the place of that press, and one from code none.
 */
export function isPressBeside(element: Element, { detail, clientX, clientY }: MouseEvent): boolean {
  return !!detail && elementAt(element, clientX, clientY) === element;
}

/** Among those of the element's own tree. jsdom lays nothing out. */
function elementAt(element: Element, x: number, y: number): Element | null {
  const root = element.getRootNode();
  const scope = root === document ? safeDocument : (root as ShadowRoot);
  return scope.elementFromPoint?.(x, y) ?? null;
}
