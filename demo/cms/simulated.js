// Only because this demo runs without the vendor: a page with env="sandbox" or env="production" needs no such
// file. It is the site owner's, not the editor's: no attribute can name an address.
import { registerEnvironment } from '/payitoff-link/payitoff-link.min.js';

registerEnvironment('demo', { scriptUrl: document.querySelector('[data-nexus]').src });
