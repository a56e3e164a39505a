import { safeDocument } from '../nexus/safe-document.js';

/**
 * Whether a press at the middle of the button would reach the element that it is a part of; at the edge of the window,
 * where the middle is outside. A keyboard reaches what a window hides.
 */
export function isPressable(element: Element, button = element): boolean {
  const root = element.getRootNode();
  const scope = root === document ? safeDocument : (root as ShadowRoot);
  const { left, top, width, height } = button.getBoundingClientRect();
  const y = Math.max(0, Math.min(top + height / 2, innerHeight - 1));
  return element.contains(scope.elementFromPoint?.(left + width / 2, y) ?? null);
}
