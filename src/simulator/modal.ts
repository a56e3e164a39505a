import { h } from './markup.js';

/** Shows a dialog as modal, and takes it away again. */
export interface Modal {
  show(): void;
  /** Gives the focus back to where it was. */
  close(): void;
}

/**
 * Makes a dialog modal that never closes by itself.
 *
 * @param onDismiss Called when the user asks to close the dialog, by Escape or by a phone's back gesture.
 */
export function createModal(dialog: HTMLDialogElement, onDismiss: () => void): Modal {
  return 'showModal' in dialog ? new NativeModal(dialog, onDismiss) : new FallbackModal(dialog, onDismiss);
}

/** The browser decides which Escape is meant for this dialog, and which for one above it or an input method. */
class NativeModal implements Modal {
  readonly #dialog: HTMLDialogElement;
  readonly #observer: MutationObserver;

  constructor(dialog: HTMLDialogElement, onDismiss: () => void) {
    this.#dialog = dialog;
    dialog.addEventListener('cancel', (event) => {
      if (!event.cancelable) return;
      event.preventDefault();
      onDismiss();
    });
    // Chromium lets nobody prevent a second Escape in a row. An observer opens the dialog again before the user
    // has seen it go; the close event would come too late for that.
    this.#observer = new MutationObserver(() => {
      if (dialog.open || !dialog.isConnected) return;
      dialog.showModal();
      onDismiss();
    });
  }

  show(): void {
    this.#dialog.showModal();
    this.#observer.observe(this.#dialog, { attributeFilter: ['open'] });
  }

  close(): void {
    this.#observer.disconnect();
    this.#dialog.close();
  }
}

/** For browsers without modal dialogs (Safari 15.3, Firefox 97 and older), and for jsdom. */
class FallbackModal implements Modal {
  readonly #dialog: HTMLDialogElement;
  readonly #onDismiss: () => void;
  #opener: HTMLElement | null = null;

  constructor(dialog: HTMLDialogElement, onDismiss: () => void) {
    this.#dialog = dialog;
    this.#onDismiss = onDismiss;
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-modal', 'true');
  }

  show(): void {
    this.#opener = document.activeElement as HTMLElement | null;
    this.#dialog.setAttribute('open', '');
    this.#dialog.before(h('div', { class: 'backdrop' }));
    document.addEventListener('keydown', this.#onKeydown);
  }

  close(): void {
    document.removeEventListener('keydown', this.#onKeydown);
    this.#opener?.focus();
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (!this.#isMeant(event)) return;
    if (event.key === 'Escape') this.#onDismiss();
    else if (event.key === 'Tab') this.#moveFocus(event.shiftKey);
    else return;
    event.preventDefault();
  };

  /** Safari ends a composition before it tells of the key that ended it: the code 229 is all there is to see. */
  #isMeant(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return false;
    return (
      event.composedPath().includes(this.#dialog) ||
      (this.#dialog.isConnected && event.target === document.body)
    );
  }

  /** Keeps the focus in the dialog: the page behind it cannot be made inert. */
  #moveFocus(backwards: boolean): void {
    const controls = [...this.#dialog.querySelectorAll<HTMLElement>('button, input, summary')].filter(
      (control) => control.localName === 'summary' || !control.closest('details:not([open])'),
    );
    const { activeElement } = this.#dialog.getRootNode() as ShadowRoot;
    const index = controls.indexOf(activeElement as HTMLElement);
    const next = backwards ? Math.max(index, 0) - 1 + controls.length : index + 1;
    controls[next % controls.length]!.focus();
  }
}
