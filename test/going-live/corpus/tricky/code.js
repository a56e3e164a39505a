import { Nexus } from '@acme/game';

Nexus.link({ nodes: 2 });
graph.Nexus.unlink();
const help = 'Ensure your API URL does not start with https://payitoff-sandbox.io before you go live.';
const hint = 'Another <payitoff-link> on this page is already open.';
const isSandbox = (url) => /payitoff-sandbox\.io/.test(url) || url === 'https://payitoff-sandbox.io';
const live = (url) => url.replace('payitoff-sandbox.io', 'partners.payitoff.io');
const labels = { 'https://payitoff-sandbox.io': 'Sandbox', sandbox: 'Sandbox', env: 'sandbox' };
customElements.whenDefined('payitoff-link').then(() => document.querySelector('payitoff-link'));
observe('payitoff-link', { subtree: true });
const address = 'support@payitoff.io';
const site = 'https://payitoff.io/about';
const assets = 'https://payitoff-cdn.io/logo.svg';
const partial = 'https://partners.payitoff.io';
const base = partial + '/api/' + version;
const maps = { apiKey: 'AIza0123456789', url: 'https://maps.example.com' };
window.addEventListener('message', (event) => event.data.status === 'cancelled');
task.run({ onExit: (r) => r.status === 'cancelled' });
document.addEventListener('payitoff-error', (event) => log(event.detail.code === 'nexus-error', order.status === 'paid'));
const environments = new Map([
  ['sandbox', 'https://payitoff-cdn.io/sandbox/nexus/js/v1'],
  ['production', 'https://payitoff-cdn.io/nexus/js/v1'],
]);
function addressOf(env) {
  switch (env) {
    case 'sandbox':
      return 'https://payitoff-sandbox.io/api/v3.0.0';
    default:
      return 'https://partners.payitoff.io/api/v3.0.0';
  }
}
export const key = { nexus_key: 'nk_live_0001', nexusKey: 'nk_live_0001' };
