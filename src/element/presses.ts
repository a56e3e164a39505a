import { safeDocument, safely } from '../nexus/safe-document.js';
import type { ShadowTree } from './shadow-tree.js';

/** The link being followed: its click must not open Nexus. */
let followed: HTMLElement | undefined;

/**
 * Decides what a click on or inside the element means: nothing, or opening Nexus.
 *
 * @returns the link that was clicked, if any, to be followed if Nexus cannot be loaded.
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
  // A trigger must not submit a form or follow its link.
  if (inTrigger.length) event.preventDefault();
  // A label of this element, or code, clicks the host itself; so does a press on empty space beside the button.
  else if (!path.includes(button) && (path[0] !== host || isPressBeside(host, event))) return undefined;
  return { link };
}

/** Clicks the link, so that `target`, routers and policies apply; but not if the borrower has moved on to something else. */
export function followLink(host: Element, link: HTMLElement): void {
  const { activeElement } = safeDocument;
  if (activeElement !== safeDocument.body && !host.matches(':focus-within')) return;
  followed = link;
  // A link in SVG has no such method.
  link.click?.();
  followed = undefined;
}

/**
 * Whether a press at the middle of a button (or of a link's first line) would reach its element. If the middle is outside
 * the window, the window's edge is tested. A keyboard reaches even covered buttons.
 */
export function isPressable(element: Element, button: Element): boolean {
  try {
    // Unlike the button itself, a range has boxes where the button has `display: contents`.
    const range = new Range();
    range.selectNode(button);
    const { left, top, width, height } = range.getClientRects()[0] ?? button.getBoundingClientRect();
    return isReached(element, within(left + width / 2, innerWidth), within(top + height / 2, innerHeight));
  } catch {
    // The press may have removed the button.
    return false;
  }
}

/** Asks each tree from the page inwards: Firefox does not see in a shadow root what covers its host. */
function isReached(element: Element, x: number, y: number): boolean {
  const { host } = safely(element.getRootNode() as ShadowRoot);
  const hit = elementAt(element, x, y);
  // A label that is slotted through the component around the element belongs to that component.
  const isLabel = !!host && (!hit || hit === host);
  return (isLabel || element.contains(hit)) && (!host || isReached(host, x, y));
}

function within(position: number, size: number): number {
  return Math.max(0, Math.min(position, size - 1));
}

/**
 * Whether a click on the element hit its empty space rather than something in it. A click from a label has the position
 * of that press; one from code has none.
 */
function isPressBeside(element: Element, { detail, clientX, clientY }: MouseEvent): boolean {
  return !!detail && elementAt(element, clientX, clientY) === element;
}

/** The topmost element at a point, in the element's own tree. */
function elementAt(element: Element, x: number, y: number): Element | null {
  try {
    return safely(element.getRootNode() as ShadowRoot).elementFromPoint(x, y);
  } catch {
    // jsdom has no layout, and page code may have broken what we call.
    return null;
  }
}

/** Also finds one in the shadow tree of a button component. In SVG, other elements have an `href` too: `<use>` has one. */
function isLink(target: EventTarget): target is HTMLAnchorElement {
  const { href, localName } = target as HTMLAnchorElement;
  return !!href && (typeof href === 'string' || localName === 'a');
}

/** The borrower wants the link in another tab or window, or its file. */
function isModified({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey || altKey;
}
