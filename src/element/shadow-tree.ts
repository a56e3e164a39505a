import { DEVELOPER_MISTAKES, SCRIPT_FAILURES, type LinkErrorCode } from '../core/link-error.js';
import { DEFAULT_LABEL, DEFAULT_TEXTS } from '../core/messages.js';
import { safeDocument } from '../nexus/safe-document.js';
import { contentOf, hasContent, type Content } from './content.js';
import type { LinkState } from './link-events.js';
import { warnOfStraySlots } from './stray-slots.js';

/** Marks our own texts as English, whatever the page's language. */
const ENGLISH = { lang: 'en', dir: 'ltr' };

const makeFace = () => [
  make('slot', { name: 'trigger', hidden: '' }),
  make(
    'button',
    { part: 'button', type: 'button', 'aria-haspopup': 'dialog', 'aria-busy': 'false' },
    make('span', { part: 'spinner', 'aria-hidden': 'true' }),
    make(
      'span',
      {},
      make('slot', { class: 'one' }),
      make('span', { class: 'label', hidden: '', ...ENGLISH }, DEFAULT_LABEL),
    ),
  ),
  make('div', { part: 'status', role: 'status' }),
];

/** The live region's content. An invisible change of the last element makes screen readers announce the region again. */
const makeStatus = () => [
  make('span', ENGLISH),
  // Takes over the focus of the button that it replaces.
  make('slot', { name: 'complete', hidden: '', tabindex: '-1' }),
  ...['loading', 'incomplete', 'illegal', 'error', 'fallback'].map((name) =>
    make('slot', { name, hidden: '' }),
  ),
  make('span', { class: 'announcer' }),
];

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

let template: DocumentFragment | undefined;

/** The shadow tree of an element. Keeps few references to its nodes: each costs memory, and there may be thousands of elements. */
export class ShadowTree {
  readonly #host: Element;
  readonly #root: ShadowRoot;
  #face: HTMLElement | undefined;

  /** Fills a shadow root, replacing what a server has rendered into it. */
  constructor(root: ShadowRoot) {
    this.#root = root;
    this.#host = root.host;
    if (!template) {
      template = safeDocument.createDocumentFragment();
      template.append(...makeFace());
    }
    if (root.firstChild) root.textContent = '';
    // Cloning is twice as fast as building.
    root.append(template.cloneNode(true));
    this.button.addEventListener('keydown', ignoreHeldEnter);
  }

  get button(): HTMLButtonElement {
    return this.#find('button');
  }

  /** The slot for the page's own button, which replaces ours. */
  get triggerSlot(): HTMLSlotElement {
    return this.#find('slot');
  }

  /** What a borrower sees: the button, the trigger, or the slot that replaces them once complete. */
  get face(): HTMLElement {
    return this.#face ?? this.button;
  }

  /** Focuses what is shown. */
  focus(options?: FocusOptions): void {
    const { face } = this;
    face.focus(options);
    if (!face.matches(':focus-within')) focusableIn(face).focus(options);
  }

  /** A live region does not announce text that has not changed. */
  announceAgain(): void {
    const announcer = this.#root.querySelector('.announcer');
    if (announcer) announcer.textContent = announcer.textContent ? '' : '\u00a0';
  }

  /** @param failure the code, while the state is `error` */
  update(state: LinkState, failure: LinkErrorCode | undefined): void {
    const { button } = this;
    const content = contentOf(this.#host);
    const isLoading = String(state === 'loading');
    if (button.getAttribute('aria-busy') !== isLoading) button.setAttribute('aria-busy', isLoading);
    this.#updateLabel(content.get('') ?? []);
    this.#updateStatus(state, failure, content);
    this.#updateFace(content.has('trigger'), state === 'complete' && content.has(state));
  }

  #updateLabel(labels: readonly Node[]): void {
    const slot = this.#find('button slot');
    setHidden(slot, !labels.length);
    // Line breaks around a single piece of text come from an editor.
    slot.classList.toggle('one', labels.length < 2);
    setHidden(
      this.#find('.label'),
      labels.some((node) => hasContent(node, true)),
    );
  }

  /** Shows the slots that are active and have content, and the default text unless content replaces it. */
  #updateStatus(state: LinkState, failure: LinkErrorCode | undefined, content: Content): void {
    const status = this.#find('div');
    if (!status.firstChild) {
      warnOfStraySlots(this.#host);
      // Created on first use: most elements on a page are never pressed.
      if (state === 'idle') return;
      status.append(...makeStatus());
    }
    const shown = SCRIPT_FAILURES.includes(failure) ? [state, 'fallback'] : [state];
    for (const slot of status.querySelectorAll('slot')) {
      // This one replaces the button: see #updateFace.
      if (slot.name !== 'complete') setHidden(slot, !(shown.includes(slot.name) && content.has(slot.name)));
    }
    // "Try again" does not help against a mistake of the developer's.
    const defaultText = DEFAULT_TEXTS[DEVELOPER_MISTAKES.includes(failure) ? 'illegal' : state];
    const text = (!content.has(state) && defaultText) || '';
    // Text that has not changed must not be announced again.
    if (status.firstChild!.textContent !== text) status.firstChild!.textContent = text;
  }

  /** Exactly one is shown: the button, the page's trigger, or what replaces both once complete. */
  #updateFace(hasTrigger: boolean, isComplete: boolean): void {
    const { button, triggerSlot } = this;
    const complete = this.#find('[name=complete]') as HTMLElement | null;
    const triggers = hasTrigger ? triggerSlot.assignedElements({ flatten: true }) : [];
    const trigger = triggers.find((element) => hasContent(element)) as HTMLElement | undefined;
    const face = (isComplete ? complete : trigger) ?? button;
    if (face === this.face) return;
    // The focused part is about to be hidden: the focus must not fall back to the page.
    const hadFocus = this.#host.matches(':focus-within');
    this.#face = face;
    if (complete) complete.hidden = face !== complete;
    button.hidden = face !== button;
    triggerSlot.hidden = face !== trigger;
    if (hadFocus) this.focus({ preventScroll: true });
  }

  #find<T extends HTMLElement>(selector: string): T {
    return this.#root.querySelector<T>(selector)!;
  }
}

/** A trigger may be a wrapper around the focusable element, or a component with that element in its shadow tree. */
export function focusableIn(face: HTMLElement): HTMLElement {
  return (face.shadowRoot ?? face).querySelector<HTMLElement>('a,button,input,[tabindex]') ?? face;
}

/** A held Enter key would press the button again and again. */
function ignoreHeldEnter(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault();
}

/** Most updates change nothing, and reading is cheaper than writing. */
function setHidden(element: HTMLElement, isHidden: boolean): void {
  if (element.hidden !== isHidden) element.hidden = isHidden;
}
