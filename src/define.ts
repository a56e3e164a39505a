import { PayitoffLink } from './index.js';

export * from './index.js';

// Plain Node has no registry; a second copy of the package finds the name taken.
if (globalThis.customElements && !customElements.get('payitoff-link')) {
  customElements.define('payitoff-link', PayitoffLink);
}
