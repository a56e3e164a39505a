// One theme in one state: frame.html?theme=brand&state=error&long=on&rtl=on
import { registerEnvironment } from '../payitoff-link/payitoff-link.min.js';
import { installSimulator } from '../payitoff-link/simulator.js';

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
  // A script that defines no Nexus. The element gives up after some seconds, and is sent to wait again.
  registerEnvironment('held', { scriptUrl: new URL('held.js', import.meta.url).href });
  link.env = 'held';
  link.addEventListener('payitoff-error', () => {
    link.reset();
    void link.open();
  });
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
