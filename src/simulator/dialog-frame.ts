/** What stays in the dialog while its steps change: the header, the list of steps and the footer. */
import { button, h, icon } from './markup.js';
import type { SimulatedEnvironment } from './rules.js';

const TITLES: Record<SimulatedEnvironment, string> = {
  simulator: 'Simulated Nexus',
  sandbox: 'Simulated sandbox',
  production: 'Simulated production',
};

const STEPS = ['Choose', 'Sign in', 'Review'] as const;

/** A name in the list of steps. */
export type StepName = (typeof STEPS)[number];

/** The bar at the top. In a dialog it is no banner of the page: hence the role. */
export function header(environment: SimulatedEnvironment, onClose: () => void): HTMLElement {
  const close = button('close', onClose, icon('M5 5l10 10M15 5L5 15'));
  close.setAttribute('aria-label', 'Close');
  return h('header', { role: 'none' }, h('p', { class: 'brand' }, TITLES[environment]), close);
}

/** The list of steps, with the current one marked. */
export class Progress {
  readonly #items = STEPS.map((name) => h('li', null, h('span', null, name)));
  readonly element = h('ol', { class: 'steps', 'aria-label': 'Steps' }, ...this.#items);

  set current(name: StepName) {
    const current = STEPS.indexOf(name);
    this.#items.forEach((item, index) => {
      item.className = index < current ? 'past' : '';
      if (index === current) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
    });
  }
}

/** The notice that this is a simulation, and the other ways for it to end. */
export function footer(onExit: (status: 'illegal' | 'error') => void): HTMLElement {
  return h(
    'footer',
    { role: 'none' },
    h('p', { id: 'notice' }, h('strong', null, 'This is a simulation:'), ' nothing is sent anywhere.'),
    h(
      'details',
      null,
      h('summary', null, 'Simulate another answer'),
      h('p', null, 'Close Nexus and call onExit with this status:'),
      h(
        'div',
        { class: 'choices' },
        button('secondary', () => onExit('illegal'), 'illegal'),
        button('secondary', () => onExit('error'), 'error'),
      ),
    ),
  );
}
