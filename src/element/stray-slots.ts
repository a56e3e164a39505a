import { STRAY_SLOTS } from '../core/messages.js';
import { warnOnce } from './warn.js';

/**
 * Tells of texts that the HTML parser has left beside the element: in a paragraph, the first `<p slot>` ends that
 * paragraph, and the element with it.
 */
export function warnOfStraySlots(element: Element): void {
  const next = (element.closest('p') ?? element).nextElementSibling;
  // What is in a component may be meant for that one. A form's field can shadow its name: that is no string then.
  if (next?.slot && !/-/.test(next.parentElement?.localName as string)) warnOnce(STRAY_SLOTS);
}
