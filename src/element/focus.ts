import { safeDocument } from '../nexus/safe-document.js';

/** Milliseconds between checks, and how many follow the first. */
const INTERVAL = 100;
const LOOKS = 10;

/**
 * Takes the focus back if it was lost to the body, and never out of another document. Nexus may remove its window up to a
 * second after it has responded.
 */
export function returnFocus(element: HTMLElement, looks = LOOKS): void {
  const look = () => {
    const isLost = safeDocument.activeElement === safeDocument.body && safeDocument.hasFocus();
    if (isLost) element.focus({ preventScroll: true });
    else if (looks) returnFocus(element, looks - 1);
  };
  setTimeout(look, looks === LOOKS ? 0 : INTERVAL);
}
