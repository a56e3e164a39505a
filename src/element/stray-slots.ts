import { STRAY_SLOTS } from '../core/messages.js';
import { warnOnce } from './warn.js';

/**
 * Warns about slotted texts that the HTML parser has moved out of the element: inside a paragraph, the first `<p slot>`
 * ends that paragraph, and with it the element.
 */
export function warnOfStraySlots(element: Element): void {
  const next = (element.closest('p') ?? element).nextElementSibling;
  // Inside a component, the slot may be that component's. `localName` is not a string if a field of a form shadows it.
  if (next?.slot && !/-/.test(next.parentElement?.localName as string)) warnOnce(STRAY_SLOTS);
}
