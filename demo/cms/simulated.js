// Only because this demo runs without the vendor and without a server: a page with env="sandbox" or env="production"
// needs no such file. It is the site owner's, not the editor's: no attribute can name an address.
import { registerEnvironment } from '../payitoff-link/payitoff-link.min.js';

registerEnvironment('demo', { scriptUrl: document.querySelector('[data-nexus]').src });

// What the browser would post is kept for the page that shows it.
for (const form of document.forms) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sessionStorage.setItem('posted', JSON.stringify([...new FormData(form)]));
    location.assign(form.action);
  });
}
