import type { ReactiveElement } from '@lit/reactive-element';
import { safely } from '../nexus/safe-document.js';

/** The page's content of an element, by slot: only nodes that a borrower can see or hear. */
export type Content = ReadonlyMap<string, readonly Node[]>;

/** Reads children, not slots: asking slots forces the browser to distribute them. */
export function contentOf(host: Element): Content {
  const content = new Map<string, Node[]>();
  for (const node of host.childNodes) {
    if (!hasContent(node)) continue;
    const slot = safely(node as Element).slot || '';
    content.set(slot, [...(content.get(slot) ?? []), node]);
  }
  return content;
}

/**
 * Whether a node is something that a borrower sees or a screen reader reads out. Line breaks, blank elements, comments,
 * scripts and styles are not: editors leave them behind.
 */
export function hasContent(node: Node, needsName = false): boolean {
  const own = safely(node as Text & HTMLSlotElement & HTMLImageElement);
  if (own.nodeType === Node.TEXT_NODE) return /[^\s\p{Cf}]/u.test(own.data);
  if (own.nodeType !== Node.ELEMENT_NODE) return false;
  const { localName, alt } = own;
  // Not the property, which Firefox before 119 lacks.
  const ariaLabel = own.getAttribute('aria-label');
  // Not every screen reader reads out the title of an icon.
  if (/^(script|style|template|title)$/.test(localName)) return false;
  // A custom element has its content in its shadow tree.
  const isEmbedded = /-|^(img|svg|input|video|canvas|iframe|object)$/.test(localName);
  if (alt || ariaLabel || (isEmbedded && !needsName)) return true;
  const nodes = own.assignedNodes?.({ flatten: true }) ?? own.childNodes;
  return [...nodes].some((child) => hasContent(child, needsName));
}

let observer: MutationObserver | undefined;
const observed = new WeakSet<Node>();

/** Updates an element when its content changes, text deep inside it included, for which no `slotchange` fires. */
export function observeContent(element: ReactiveElement): void {
  // One observer for all elements: there may be thousands.
  observer ??= new MutationObserver((records) => {
    for (const { target } of records) {
      for (let node: Node | null = target; node; node = safely(node).parentNode) {
        // Only our own elements: a Lit element of the page that writes the label would update for ever.
        if (observed.has(node)) (node as ReactiveElement).requestUpdate();
      }
    }
  });
  observed.add(element);
  observer.observe(element, {
    characterData: true,
    childList: true,
    subtree: true,
    attributeFilter: ['slot'],
  });
}
