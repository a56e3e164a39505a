import { PayitoffLink } from './index.js';

export * from './index.js';

// Plain Node has no registry; a second copy of the package finds the name taken.
if (globalThis.customElements && !customElements.get('payitoff-link')) {
  try {
    customElements.define('payitoff-link', PayitoffLink);
  } catch {
    // The page has given the class another name, and a class can have one only.
    customElements.define('payitoff-link', class extends PayitoffLink {});
  }
}
