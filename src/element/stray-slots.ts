import { STRAY_SLOTS } from '../core/messages.js';
import { safely } from '../nexus/safe-document.js';
import { warnOnce } from './warn.js';

/**
 * Warns about slotted texts that the HTML parser has moved out of the element: inside a paragraph, the first `<p slot>`
 * ends that paragraph, and with it the element.
 */
export function warnOfStraySlots(element: Element): void {
  const next = (element.closest('p') ?? element).nextElementSibling;
  if (!next) return;
  const { slot, parentElement } = safely(next);
  // Inside a component, the slot may be that component's.
  if (slot && !(parentElement && safely(parentElement).localName.includes('-'))) warnOnce(STRAY_SLOTS);
}
