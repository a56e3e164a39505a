import { registerEnvironment } from '../payitoff-link/payitoff-link.min.js';
import { installSimulator } from '../payitoff-link/simulator.js';
import { markupOf, SLOTS } from '../builder/snippet.js';
import { copy } from './code.js';
import { createLog, logEvents, showState } from './log.js';

const at = (id) => document.getElementById(id);
const form = at('choice');
const TAG = `<script type="module" src="payitoff-link.min.js"></script>`;
const ENVIRONMENTS = ['sandbox', 'production', 'simulator'];

/** What each choice that is not the default makes of the simulator: what runs, and how it is written. */
const ANSWERS = {
  complete: [(flow) => flow.complete(), '(flow) => flow.complete()'],
  incomplete: [(flow) => flow.exit('incomplete'), "(flow) => flow.exit('incomplete')"],
  illegal: [(flow) => flow.exit('illegal'), "(flow) => flow.exit('illegal')"],
  error: [(flow) => flow.exit('error'), "(flow) => flow.exit('error')"],
  throw: [
    () => {
      throw new Error('Nexus is out of order.');
    },
    "() => {\n    throw new Error('Nexus is out of order.');\n  }",
  ],
};

let shown = '';
let simulator;

function choose() {
  const fields = Object.fromEntries(new FormData(form));
  return { ...fields, required: 'required' in fields, disabled: 'disabled' in fields };
}

function update() {
  const choice = choose();
  history.replaceState(null, '', `#${addressOf(choice)}`);
  // The same again: what is on the stage goes on.
  if (JSON.stringify(choice) === shown) return;
  shown = JSON.stringify(choice);
  simulate(choice);
  at('stage').replaceChildren(elementOf(choice));
  showState(at('state'), 'idle');
  at('markup').textContent = `${TAG}\n${markupOf(choice)}`;
  at('simulator').textContent = simulatorCode(choice);
}

/** Only what differs from the page as it comes. */
function addressOf(choice) {
  const query = new URLSearchParams();
  for (const control of form.elements) {
    if (!control.name) continue;
    const value = control.type === 'checkbox' ? (choice[control.name] ? 'on' : '') : control.value;
    if (value !== initialOf(control)) query.set(control.name, value);
  }
  return query;
}

function initialOf(control) {
  if (control.type === 'checkbox') return '';
  return control.tagName === 'SELECT' ? control.options[0].value : control.defaultValue;
}

/** Takes from the address what the controls can hold. */
function readAddress() {
  const query = new URLSearchParams(location.hash.slice(1));
  for (const control of form.elements) {
    if (!control.name) continue;
    const value = query.get(control.name) ?? initialOf(control);
    if (control.type === 'checkbox') control.checked = value === 'on';
    else if (control.tagName !== 'SELECT' || [...control.options].some((option) => option.value === value)) {
      control.value = value;
    }
  }
}

/** The one address that this page asks for a script is its own, and there is none. */
registerEnvironment('blocked', { scriptUrl: new URL('no-such/nexus.js', import.meta.url).href });

function simulate({ env, answer }) {
  simulator?.uninstall();
  simulator =
    env === 'blocked'
      ? undefined
      : installSimulator({
          environment: ENVIRONMENTS.includes(env) ? env : 'simulator',
          ...(ANSWERS[answer] && { onLink: ANSWERS[answer][0] }),
        });
}

/** Attributes and texts, never markup: they may come from somebody else's address. */
function elementOf(choice) {
  const element = document.createElement('payitoff-link');
  const attributes = {
    env: choice.env,
    'nexus-key': choice.nexusKey,
    uuid: choice.uuid,
    preload: choice.preload,
    timeout: choice.timeout,
    name: choice.name,
  };
  for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, value);
  for (const name of ['required', 'disabled']) element.toggleAttribute(name, choice[name]);
  element.append(choice.label);
  for (const slot of SLOTS.filter((name) => choice[name])) {
    const text = document.createElement('span');
    text.slot = slot;
    text.textContent = choice[slot];
    element.append(text);
  }
  return element;
}

function simulatorCode({ env, answer }) {
  const options = [
    env !== 'simulator' && ENVIRONMENTS.includes(env) && `environment: '${env}'`,
    ANSWERS[answer] && `onLink: ${ANSWERS[answer][1]}`,
  ].filter(Boolean);
  const argument = options.length > 0 ? `{\n${options.map((option) => `  ${option},\n`).join('')}}` : '';
  return `import 'payitoff-link';
import { installSimulator } from 'payitoff-link/simulator';

installSimulator(${argument});
`;
}

logEvents(createLog({ list: at('log'), empty: at('empty'), clear: at('clear') }), at('state'));
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', update);
addEventListener('hashchange', () => {
  readAddress();
  update();
});
at('share').addEventListener('click', async () => {
  at('shared').textContent = await copy(location.href, at('markup'));
});
at('reset').addEventListener('click', () => {
  form.reset();
  shown = '';
  update();
});
readAddress();
update();
