import { safeDocument } from '../nexus/safe-document.js';
import type { ShadowTree } from './shadow-tree.js';

/** The link whose click is not for Nexus. */
let followed: HTMLElement | undefined;

/**
 * What a click inside the element or on it asks for: nothing, or to open Nexus.
 *
 * @returns the link among what was clicked, to be followed where Nexus cannot be loaded.
 */
export function readClick(
  host: Element,
  tree: ShadowTree,
  event: MouseEvent,
): { readonly link: HTMLElement | undefined } | undefined {
  const path = event.composedPath();
  const { button, triggerSlot } = tree;
  const inTrigger = path.slice(0, path.indexOf(triggerSlot) + 1);
  const link = inTrigger.find(isLink);
  if (event.defaultPrevented || (link && (link === followed || isModified(event)))) return undefined;
  // A trigger neither sends a form nor follows its link.
  if (inTrigger.length) event.preventDefault();
  // A label of this element, or code, clicks the host itself; so does a press on empty space beside the button.
  else if (!path.includes(button) && (path[0] !== host || isPressBeside(host, event))) return undefined;
  return { link };
}

/** By a click, so that `target`, a router of the page and its policies count. Not away from what somebody does meanwhile. */
export function followLink(host: Element, link: HTMLElement): void {
  const { activeElement } = safeDocument;
  if (activeElement !== safeDocument.body && !host.matches(':focus-within')) return;
  followed = link;
  // A link in SVG has no such method.
  link.click?.();
  followed = undefined;
}

/**
 * Whether a press at the middle of a button (of the first line of a link) would reach the element that it is a part
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
function isPressBeside(element: Element, { detail, clientX, clientY }: MouseEvent): boolean {
  return !!detail && elementAt(element, clientX, clientY) === element;
}

/** Among those of the element's own tree. jsdom lays nothing out. */
function elementAt(element: Element, x: number, y: number): Element | null {
  const root = element.getRootNode();
  const scope = root === document ? safeDocument : (root as ShadowRoot);
  return scope.elementFromPoint?.(x, y) ?? null;
}

/** Also one in the shadow tree of a button component. */
function isLink(target: EventTarget): target is HTMLAnchorElement {
  return !!(target as HTMLAnchorElement).href;
}

/** The borrower wants the link in another tab or window, or its file. */
function isModified({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey || altKey;
}
