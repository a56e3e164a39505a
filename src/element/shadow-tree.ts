import type { ReactiveElement } from '@lit/reactive-element';
import { DEFAULT_LABEL } from '../core/messages.js';
import { safeDocument } from '../nexus/safe-document.js';

/** The parts of an element's shadow tree that change. */
export interface ShadowTree {
  readonly button: HTMLButtonElement;
  /** What takes the place of the button, the page's own. */
  readonly triggerSlot: HTMLSlotElement;
  /** What a borrower sees of these: the button, the trigger, or the slot that replaces them once complete. */
  face: HTMLElement;
  readonly spinner: HTMLElement;
  /** The default label, and the slot that replaces it. */
  readonly label: HTMLElement;
  readonly labelSlot: HTMLSlotElement;
  /** In the live region: the text of an outcome for which the page has none. */
  readonly defaultText: HTMLElement;
  /** In the live region. An invisible change of its text has the region announced once more. */
  readonly announcer: HTMLElement;
  /** The slots under the button. */
  readonly statusSlots: readonly HTMLSlotElement[];
}

const STATUS_SLOTS = ['complete', 'loading', 'incomplete', 'illegal', 'error', 'fallback'];
/** Our own texts, on a page in whatever language. */
const ENGLISH = { lang: 'en', dir: 'ltr' };

let template: DocumentFragment | undefined;

function makeTemplate(): DocumentFragment {
  const fragment = safeDocument.createDocumentFragment();
  fragment.append(
    make('slot', { name: 'trigger', hidden: '' }),
    make(
      'button',
      { part: 'button', type: 'button', 'aria-haspopup': 'dialog' },
      make('span', { part: 'spinner', 'aria-hidden': 'true', hidden: '' }),
      make('span', {}, make('slot', {}), make('span', { class: 'label', ...ENGLISH }, DEFAULT_LABEL)),
    ),
    make(
      'div',
      { part: 'status', role: 'status' },
      make('span', ENGLISH),
      ...STATUS_SLOTS.map((name) => make('slot', { name, hidden: '' })),
      make('span', { class: 'announcer' }),
    ),
  );
  return fragment;
}

/** An element with its attributes and children. */
export function make(
  tag: string,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElement {
  const element = safeDocument.createElement(tag);
  // Not with `in`: page code may have added names to Object.prototype.
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Fills a shadow root; what a server has rendered into it is replaced. Cloning is twice as fast as building. */
export function renderTree(root: ShadowRoot): ShadowTree {
  const fragment = (template ??= makeTemplate()).cloneNode(true) as DocumentFragment;
  const [triggerSlot, button, status] = fragment.children as unknown as [
    HTMLSlotElement,
    HTMLButtonElement,
    HTMLElement,
  ];
  const [spinner, content] = button.children as unknown as [HTMLElement, HTMLElement];
  const [labelSlot, label] = content.children as unknown as [HTMLSlotElement, HTMLElement];
  const [defaultText, ...statusSlots] = [...status.children] as [HTMLElement, ...HTMLSlotElement[]];
  const announcer = statusSlots.pop()!;
  // For the focus of the button that it replaces.
  statusSlots[0]!.tabIndex = -1;
  if (root.firstChild) root.textContent = '';
  root.append(fragment);
  button.addEventListener('keydown', ignoreHeldEnter);
  return {
    button,
    face: button,
    triggerSlot,
    spinner,
    label,
    labelSlot,
    defaultText,
    announcer,
    statusSlots,
  };
}

/** A held Enter key would press the button again and again. */
function ignoreHeldEnter(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault();
}

/**
 * Shows the slots that are active and have content; and the default texts, where nothing replaces them.
 *
 * @param text of the first of these slots
 */
export function updateSlots(tree: ShadowTree, activeSlots: readonly string[], text = ''): void {
  const { label, labelSlot, statusSlots, defaultText } = tree;
  const labels = labelSlot.assignedNodes({ flatten: true }).filter((node) => hasContent(node));
  setHidden(labelSlot, !labels.length);
  // Line breaks around one piece of text are an editor's.
  labelSlot.classList.toggle('one', labels.length < 2);
  setHidden(
    label,
    labels.some((node) => hasContent(node, true)),
  );
  for (const slot of statusSlots) {
    const isShown = activeSlots.includes(slot.name) && hasContent(slot);
    if (isShown && slot.name === activeSlots[0]) text = '';
    if (slot.name !== 'complete') setHidden(slot, !isShown);
  }
  // What has not changed is not announced again.
  if (defaultText.textContent !== text) defaultText.textContent = text;
  updateFace(tree, activeSlots[0] === 'complete' && !text);
}

/** Most updates change nothing, and reading is cheaper than writing. */
function setHidden(element: HTMLElement, isHidden: boolean): void {
  if (element.hidden !== isHidden) element.hidden = isHidden;
}

/** A live region tells nobody of a text that it has already. */
export function announceAgain({ announcer }: ShadowTree): void {
  announcer.textContent = announcer.textContent ? '' : '\u00a0';
}

/** One of these is shown: the button, what the page has put in its place, or what replaces it once complete. */
function updateFace(tree: ShadowTree, isComplete: boolean): void {
  const { button, triggerSlot, statusSlots } = tree;
  const complete = statusSlots[0]!;
  const trigger = triggerSlot.assignedElements({ flatten: true }).find((element) => hasContent(element));
  const face = isComplete ? complete : ((trigger as HTMLElement | undefined) ?? button);
  if (face === tree.face) return;
  // What had the focus goes: it must not fall to the top of the page.
  const hadFocus = (button.getRootNode() as ShadowRoot).host.matches(':focus-within');
  tree.face = face;
  complete.hidden = face !== complete;
  button.hidden = face !== button;
  triggerSlot.hidden = face !== trigger;
  if (hadFocus) focusFace(tree, { preventScroll: true });
}

/** Focuses what is shown. A trigger may be a wrapper around what can have the focus. */
export function focusFace({ face }: ShadowTree, options?: FocusOptions): void {
  face.focus(options);
  if (!face.matches(':focus-within')) {
    face.querySelector<HTMLElement>('a,button,input,[tabindex]')?.focus(options);
  }
}

/**
 * Whether there is something for a borrower, or for a screen reader to read out. Line breaks, blank elements, comments,
 * scripts and styles are what editors leave behind.
 */
function hasContent(node: Node, needsName = false): boolean {
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

let textObserver: MutationObserver | undefined;
const observed = new WeakSet<Node>();

/** Updates an element when its content changes: text may come later, and deeper, which is no `slotchange`. */
export function observeText(element: ReactiveElement): void {
  // One observer for all elements: there may be thousands.
  textObserver ??= new MutationObserver((records) => {
    for (const { target } of records) {
      for (let node: Node | null = target; node; node = node.parentNode) {
        // The page's own Lit elements are none of our business: one that writes the label would update for ever.
        if (observed.has(node)) (node as ReactiveElement).requestUpdate();
      }
    }
  });
  observed.add(element);
  textObserver.observe(element, { characterData: true, childList: true, subtree: true });
}
