// One theme in one state: /themes/frame.html?theme=brand&state=error&long=on&rtl=on
import { registerEnvironment } from '/payitoff-link/payitoff-link.min.js';
import { installSimulator } from '/payitoff-link/simulator.js';

const query = new URLSearchParams(location.search);
const state = query.get('state');
const theme = query.get('theme') ?? 'light';
const link = document.querySelector('payitoff-link');

document.documentElement.dataset.theme = theme;
document.documentElement.dir = query.has('rtl') ? 'rtl' : 'ltr';
link.className = `payitoff-${theme}`;
if (query.has('rtl')) document.documentElement.lang = 'ar';
const label = query.has('rtl') ? 'اربط قروضك الطلابية' : 'Link your student loans';
link.append(
  query.has('long')
    ? `${label} ${query.has('rtl') ? label : 'with Bundesausbildungsförderungsgesetz'}`
    : label,
);

if (state === 'disabled') {
  link.disabled = true;
} else if (state === 'loading') {
  // The demo server never answers this one.
  registerEnvironment('held', { scriptUrl: '/themes/held.js' });
  link.env = 'held';
  link.timeout = 2 ** 31 - 1;
  // A script that is asked for earlier holds up the page's own load event.
  if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve));
  void link.open();
} else {
  installSimulator({
    onLink(flow) {
      if (state === 'idle' || !state) flow.open();
      else if (state === 'complete') flow.complete();
      else flow.exit(state);
    },
  });
  if (state && state !== 'idle') void link.open();
}
