import '../payitoff-link/payitoff-link.min.js';
import { installSimulator } from '../payitoff-link/simulator.js';
import { FIELDS, fileOf, linkMarkupOf, markupOf, snippetsOf, warningsOf } from './snippet.js';

const at = (id) => document.getElementById(id);
const form = at('choice');
const themes = {};
/** Name of a file to what the browser is to check it by. */
const integrity = {};
let shown = {};

function choose() {
  const fields = Object.fromEntries(new FormData(form));
  return { ...fields, required: 'required' in fields, themeCss: themes[fields.theme], integrity };
}

function update() {
  const choice = choose();
  for (const field of document.querySelectorAll('[data-field]')) {
    field.hidden = !FIELDS[choice.cms].includes(field.dataset.field);
  }
  at('folder-field').hidden = choice.source === 'cdn';
  at('download').href = addressOf(fileOf(choice) ?? '');
  preview(choice);
  const warnings = warningsOf(choice);
  keep('warnings', warnings.join('\n'), () =>
    at('warnings').replaceChildren(...warnings.map((text) => make('li', {}, text))),
  );
  const snippets = snippetsOf(choice);
  keep('snippets', JSON.stringify(snippets), () => at('snippets').replaceChildren(...snippets.map(block)));
}

/** What has not changed stays as it is: a live region would tell it again, and the preview begin anew. */
function keep(name, content, change) {
  if (shown[name] === content) return;
  shown[name] = content;
  change();
}

function preview(choice) {
  keep('env', choice.env, () =>
    installSimulator({
      environment: choice.env,
      onLink(flow) {
        const answer = at('answer').value;
        if (!answer) flow.open();
        else if (answer === 'complete') flow.complete();
        else flow.exit(answer);
      },
    }),
  );
  // In the simulator's hands "auto" and "none" look alike: there is no script to wait for.
  const markup = choice.cms === 'link' ? linkMarkupOf(choice) : markupOf(choice);
  keep('preview', markup, () => {
    const { body } = new DOMParser().parseFromString(markup, 'text/html');
    at('stage').replaceChildren(...body.childNodes);
    at('stage').dataset.theme = choice.theme;
    showState('idle');
  });
}

function showState(state) {
  at('state').textContent = state;
  at('state').className = `badge ${state}`;
}

function block({ title, language, code }, index) {
  const id = `snippet-${index}`;
  const copy = make(
    'button',
    { type: 'button', class: 'button small', 'aria-describedby': `${id}-title` },
    'Copy',
  );
  const text = make('pre', { 'data-language': language }, code);
  copy.addEventListener('click', async () => {
    const done = await navigator.clipboard.writeText(code).then(
      () => true,
      () => false,
    );
    // Where the clipboard is closed, the reader can press the keys.
    if (!done) getSelection().selectAllChildren(text);
    at('copied').textContent = done ? `${title}: copied.` : `${title}: selected. Press Ctrl+C or ⌘C to copy.`;
  });
  const head = make('div', { class: 'head' }, make('h3', { id: `${id}-title` }, title), copy);
  return make('div', { class: 'snippet' }, head, text);
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Beside this page, wherever it is served from. */
function addressOf(file) {
  return new URL(`../payitoff-link/${file}`, import.meta.url).href;
}

async function readIntegrity(file) {
  const bytes = await (await fetch(addressOf(file))).arrayBuffer();
  // Only where the page is served safely; elsewhere the snippet goes without.
  const digest = await crypto.subtle?.digest('SHA-384', bytes);
  if (digest) integrity[file] = `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

await Promise.all([
  ...['light', 'dark', 'brand'].map(async (name) => {
    themes[name] = await (await fetch(new URL(`../themes/${name}.css`, import.meta.url))).text();
  }),
  ...['html', 'raw'].map((cms) => readIntegrity(fileOf({ cms }))),
]);
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', update);
at('stage').addEventListener('payitoff-statechange', ({ detail }) => showState(detail.state));
update();
