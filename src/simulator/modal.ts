import { h } from './markup.js';

/**
 * Shows a dialog as modal, and keeps it open.
 *
 * @param onDismiss Called when the user asks to close the dialog, by Escape or by a phone's back gesture.
 * @returns a function that closes the dialog and gives the focus back.
 */
export function showModal(dialog: HTMLDialogElement, onDismiss: () => void): () => void {
  const opener = document.activeElement as HTMLElement | null;
  const show = 'showModal' in dialog ? showNative : showFallback;
  const close = show(dialog, onDismiss);
  return () => {
    close();
    // Browsers with modal dialogs have done so, happy-dom has not.
    opener?.focus();
  };
}

/** The browser decides which Escape is meant for this dialog, and which for one above it or an input method. */
function showNative(dialog: HTMLDialogElement, onDismiss: () => void): () => void {
  dialog.addEventListener('cancel', (event) => {
    if (!event.cancelable) return;
    event.preventDefault();
    onDismiss();
  });
  dialog.showModal();
  // Chromium lets nobody prevent a second Escape in a row. An observer opens the dialog again before the user has
  // seen it go; the close event would come too late for that.
  const observer = new MutationObserver(() => {
    if (dialog.open || !dialog.isConnected) return;
    dialog.showModal();
    onDismiss();
  });
  observer.observe(dialog, { attributeFilter: ['open'] });
  return () => {
    observer.disconnect();
    dialog.close();
  };
}

/** For jsdom, and for browsers without modal dialogs: Safari before 15.4, Firefox before 98. */
function showFallback(dialog: HTMLDialogElement, onDismiss: () => void): () => void {
  const backdrop = h('div', { class: 'backdrop' });
  // Neither a click beside the dialog nor one beside its controls takes the focus out of it.
  backdrop.addEventListener('mousedown', (event) => event.preventDefault());
  for (const [name, value] of Object.entries(FALLBACK_ATTRIBUTES)) dialog.setAttribute(name, value);
  dialog.addEventListener('keydown', (event) => {
    // Safari tells that a composition is over before the key that ended it, whose code is then 229.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') onDismiss();
    else if (event.key === 'Tab') moveFocus(dialog, event.shiftKey);
    else return;
    event.preventDefault();
  });
  dialog.before(backdrop);
  return () => dialog.removeAttribute('open');
}

const FALLBACK_ATTRIBUTES = { open: '', role: 'dialog', 'aria-modal': 'true', tabindex: '-1' };

/** Moves the focus in a circle: the page behind the dialog cannot be made inert. */
function moveFocus(dialog: HTMLElement, backwards: boolean): void {
  const controls = [...dialog.querySelectorAll<HTMLElement>('button, input, summary')].filter(
    (control) => control.localName === 'summary' || !control.closest('details:not([open])'),
  );
  const { activeElement } = dialog.getRootNode() as ShadowRoot;
  const index = controls.indexOf(activeElement as HTMLElement);
  const next = backwards ? Math.max(index, 0) - 1 + controls.length : index + 1;
  controls[next % controls.length]!.focus();
}
