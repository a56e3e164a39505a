import type { ReactiveElement } from '@lit/reactive-element';
import { DEFAULT_ERROR, DEFAULT_LABEL } from '../core/messages.js';
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
  /** In the live region. An invisible change of its text has the region announced once more. */
  readonly announcer: HTMLElement;
  /** The slots under the button. */
  readonly statusSlots: readonly HTMLSlotElement[];
}

let template: DocumentFragment | undefined;

function makeTemplate(): DocumentFragment {
  const fragment = safeDocument.createDocumentFragment();
  fragment.append(
    make('slot', { name: 'trigger', hidden: '' }),
    make(
      'button',
      { part: 'button', type: 'button', 'aria-haspopup': 'dialog' },
      make('span', { part: 'spinner', 'aria-hidden': 'true', hidden: '' }),
      make('span', {}, make('slot', {}), make('span', { class: 'label' }, DEFAULT_LABEL)),
    ),
    make(
      'div',
      { part: 'status', role: 'status' },
      make('slot', { name: 'complete', tabindex: '-1', hidden: '' }),
      make('slot', { name: 'loading', hidden: '' }),
      make('slot', { name: 'incomplete', hidden: '' }),
      make('slot', { name: 'illegal', hidden: '' }),
      make('slot', { name: 'error', hidden: '' }, DEFAULT_ERROR),
      make('slot', { name: 'fallback', hidden: '' }),
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
  const statusSlots = [...status.children] as HTMLSlotElement[];
  const announcer = statusSlots.pop()!;
  if (root.firstChild) root.textContent = '';
  root.append(fragment);
  button.addEventListener('keydown', ignoreHeldEnter);
  return { button, face: button, triggerSlot, spinner, label, labelSlot, announcer, statusSlots };
}

/** A held Enter key would press the button again and again. */
function ignoreHeldEnter(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault();
}

/** Shows the slots that are active and have content, and the default label, where nothing replaces it. */
export function updateSlots(tree: ShadowTree, activeSlots: readonly string[]): void {
  const { label, labelSlot, statusSlots } = tree;
  const hasLabel = hasContent(labelSlot);
  if (label.hidden !== hasLabel) label.hidden = hasLabel;
  const [complete, ...others] = statusSlots.map(
    (slot) => activeSlots.includes(slot.name) && hasContent(slot),
  );
  others.forEach((isShown, index) => {
    const slot = statusSlots[index + 1]!;
    // Most updates change nothing, and reading is cheaper than writing.
    if (slot.hidden === isShown) slot.hidden = !isShown;
  });
  updateFace(tree, complete!);
}

/** A live region tells nobody of a text that it has already. */
export function announceAgain({ announcer }: ShadowTree): void {
  announcer.textContent = announcer.textContent ? '' : '\u00a0';
}

/** One of these is shown: the button, what the page has put in its place, or what replaces it once complete. */
function updateFace(tree: ShadowTree, isComplete: boolean): void {
  const { button, triggerSlot, statusSlots } = tree;
  const complete = statusSlots[0]!;
  const [trigger] = triggerSlot.assignedElements({ flatten: true });
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

/** White space in the markup is no content. */
function hasContent(slot: HTMLSlotElement): boolean {
  return slot
    .assignedNodes({ flatten: true })
    .some((node) => node.nodeType === Node.ELEMENT_NODE || node.textContent!.trim());
}

let textObserver: MutationObserver | undefined;
const observed = new WeakSet<Node>();

/** Updates an element when its text changes: a text node may get its text later, which is no `slotchange`. */
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
  textObserver.observe(element, { characterData: true, subtree: true });
}
