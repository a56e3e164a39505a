import type { ReactiveElement } from '@lit/reactive-element';

/** What the page has put into an element, by slot: only what is something to a borrower. */
export type Content = ReadonlyMap<string, readonly Node[]>;

/** Of the children, not of the slots: asking those costs the browser a distribution of its own. */
export function contentOf(host: Element): Content {
  const content = new Map<string, Node[]>();
  for (const node of host.childNodes) {
    const slot = (node as Element).slot || '';
    if (hasContent(node)) content.set(slot, [...(content.get(slot) ?? []), node]);
  }
  return content;
}

/**
 * Whether there is something for a borrower, or for a screen reader to read out. Line breaks, blank elements, comments,
 * scripts and styles are what editors leave behind.
 */
export function hasContent(node: Node, needsName = false): boolean {
  if (node.nodeType === Node.TEXT_NODE) return /[^\s\p{Cf}]/u.test((node as Text).data);
  if (node.nodeType !== Node.ELEMENT_NODE) return false;
  const { localName, alt, assignedNodes } = node as HTMLSlotElement & HTMLImageElement;
  // Not by the property, which Firefox before 119 does not have.
  const ariaLabel = (node as Element).getAttribute('aria-label');
  // The title of an icon is not read out everywhere.
  if (/^(script|style|template|title)$/.test(localName)) return false;
  // A custom element has its content in its shadow tree.
  const isEmbedded = /-|^(img|svg|input|video|canvas|iframe|object)$/.test(localName);
  if (alt || ariaLabel || (isEmbedded && !needsName)) return true;
  const nodes = assignedNodes?.call(node, { flatten: true }) ?? node.childNodes;
  return [...nodes].some((child) => hasContent(child, needsName));
}

let observer: MutationObserver | undefined;
const observed = new WeakSet<Node>();

/** Updates an element when its content changes: text may come later, and deeper, which is no `slotchange`. */
export function observeContent(element: ReactiveElement): void {
  // One observer for all elements: there may be thousands.
  observer ??= new MutationObserver((records) => {
    for (const { target } of records) {
      for (let node: Node | null = target; node; node = node.parentNode) {
        // The page's own Lit elements are none of our business: one that writes the label would update for ever.
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
