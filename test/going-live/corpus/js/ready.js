import 'payitoff-link';
const HOSTS = { sandbox: 'https://payitoff-sandbox.io', production: 'https://partners.payitoff.io' };
const onExit = (response) => {
  const status = response.status;
  if (status !== 'incomplete') report(status);
};
export const api = (env, version) => `${HOSTS[env]}/api/${version}`;
export const open = () => Nexus.link({ onSuccess, onExit });
const element = document.createElement('payitoff-link');
element.env = 'production';
element.setAttribute('nexus-key', key);
document.body.append(element);
document.body.innerHTML = `<payitoff-link env="${env}" nexus-key="${key}">Link</payitoff-link>`;
fetch('/api/borrowers', { headers: { Authorization: `Bearer ${session}` } });
