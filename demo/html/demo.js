import { registerEnvironment } from '../payitoff-link/payitoff-link.min.js';

// The demo server has the simulator where the vendor has Nexus. A real page needs no such line.
registerEnvironment('demo', {
  scriptUrl: new URL('../payitoff-link/nexus-simulator.js', import.meta.url).href,
});

const log = document.querySelector('#log');
const changes = document.querySelector('#changes');

for (const type of ['open', 'success', 'incomplete', 'illegal', 'error', 'statechange']) {
  document.addEventListener(`payitoff-${type}`, (event) => show(event.type, event.target.id, event.detail));
}
addEventListener('message', (event) => {
  if (event.origin === location.origin && event.data?.payitoff) {
    show(event.data.payitoff, 'unreachable', event.data.detail);
  }
});

function show(type, id, detail) {
  if (type === 'payitoff-statechange') {
    const badge = document.querySelector(`[data-state-of="${id}"]`);
    badge.textContent = detail.state;
    badge.className = `badge ${detail.state}`;
    if (!changes.checked) return;
  }
  document.querySelector('#empty').hidden = true;
  const item = document.createElement('li');
  const head = document.createElement('div');
  const name = document.createElement('span');
  name.className = type;
  name.textContent = type;
  const from = document.createElement('small');
  from.textContent = `#${id}`;
  head.append(name, from);
  item.append(head);
  const body = document.createElement('pre');
  if (type === 'payitoff-statechange') {
    item.className = 'quiet';
    body.textContent = `${detail.previous} → ${detail.state}`;
  } else {
    body.textContent = JSON.stringify(detail, null, 2);
  }
  item.append(body);
  log.prepend(item);
}

document.querySelector('#clear').addEventListener('click', () => {
  log.replaceChildren();
  document.querySelector('#empty').hidden = false;
});
