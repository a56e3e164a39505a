import { PayitoffLink } from './index.js';

/** Registers `<payitoff-link>`. Plain Node has no registry; a second copy of the package finds the name taken. */
export function register(): void {
  if (!globalThis.customElements || customElements.get('payitoff-link')) return;
  try {
    customElements.define('payitoff-link', PayitoffLink);
  } catch {
    // The page has given the class another name, and a class can have one only.
    customElements.define('payitoff-link', class extends PayitoffLink {});
  }
}
