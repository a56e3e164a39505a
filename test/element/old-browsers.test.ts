import { expect } from '@open-wc/testing';
import type { LinkFailure } from '../../src/index.js';
import { linkMarkup } from '../support/markup.js';
import { CAN_INTERCEPT, openPage, SUCCESS, type PageSpec, type TestPage } from '../support/page.js';
import { ABILITIES, LACKS, type Ability } from './lacks.js';

const UUID = SUCCESS.result.borrower!.uuid!;
/** WebKitGTK has no invoker commands. */
const HAS_COMMANDS = 'command' in HTMLButtonElement.prototype;

/** WebKitGTK crashes some pages after a list of labels whose frame was taken away. forms.test.ts has it list some. */
const MAY_LIST_LABELS = CAN_INTERCEPT;

/** What this engine cannot do. */
const MISSING: Ability[] = [
  ...(HAS_COMMANDS ? [] : (['command'] as const)),
  ...(MAY_LIST_LABELS ? [] : (['labels'] as const)),
];

const LISTEN = `window.logged = [];
  for (const level of ['error', 'warn', 'log', 'info']) console[level] = (...words) => logged.push(words.join(' '));`;

const BODY = `<label for="x">Loans</label>
  <button id="opener" commandfor="x" command="--open">Start</button>
  <form action="/fake/form"><fieldset>${linkMarkup({ id: 'x', name: 'borrower', required: true })}</fieldset></form>`;

const module = (path: string): PageSpec => ({ entry: path });
/** The package with Lit, and the two files for a script tag. */
const ENTRIES: Record<string, PageSpec> = {
  'the package': module('/built/define.js'),
  'payitoff-link.min.js': module('/payitoff-link/payitoff-link.min.js'),
  'payitoff-link.classic.min.js': {
    entry: null,
    head: '<script defer src="/payitoff-link/payitoff-link.classic.min.js"></script>',
  },
};

const SCRIPTS = {
  ...Object.fromEntries(LACKS.map(({ part, script }) => [part, script])),
  // The last ones first: the first one takes away what others change.
  'all of these': [...LACKS]
    .reverse()
    .map(({ script }) => `{ ${script} }`)
    .join('\n'),
};

function openWithout(script: string, { entry, head = '' }: PageSpec, more: PageSpec = {}): Promise<TestPage> {
  const nonce = more.nonce ? ` nonce="${more.nonce}"` : '';
  return openPage({
    body: BODY,
    ...more,
    entry: entry!,
    head: `<script${nonce}>${LISTEN}{ ${script} }</script>${head.replace('<script', `<script${nonce}`)}`,
  });
}

function expectQuiet(page: TestPage): void {
  expect(page.uncaught()).to.deep.equal([]);
  expect(page.win.violations).to.deep.equal([]);
  expect((page.win as unknown as { logged: string[] }).logged).to.deep.equal([]);
}

const hasState = (element: Element, state: string) => element.matches(`:state(${state})`);

/** How often Nexus was opened by this. It is answered each time. */
function opened(page: TestPage, activate: () => void): number {
  const before = page.win.nexus.links.length;
  activate();
  const times = page.win.nexus.links.length - before;
  if (times) page.exit();
  return times;
}

/** How each ability shows on the page, with Nexus loaded; in this order. */
const TRIALS: Record<Ability, (page: TestPage) => boolean> = {
  look: (page) => {
    const { backgroundColor, minHeight } = page.win.getComputedStyle(page.button());
    return backgroundColor === 'rgb(37, 99, 235)' && minHeight === '44px';
  },
  states: (page) => hasState(page.get(), 'ready') && hasState(page.get(), 'sandbox'),
  required: (page) => !form(page).checkValidity(),
  validity: (page) => {
    const element = page.get();
    const { valueMissing, valid } = element.validity;
    if (valid !== !valueMissing || element.willValidate !== true) return false;
    if (element.checkValidity() !== valid || element.reportValidity() !== valid) return false;
    return valueMissing && element.validationMessage.length > 0;
  },
  fieldset: (page) => {
    const fieldset = page.doc.querySelector('fieldset')!;
    fieldset.disabled = true;
    const { disabled } = page.button();
    fieldset.disabled = false;
    expect(page.button().disabled).to.equal(false);
    return disabled;
  },
  form: (page) => page.get().form === form(page),
  focus: (page) => {
    page.win.focus();
    page.get().focus();
    return page.get().shadowRoot!.activeElement === page.button();
  },
  label: (page) => opened(page, () => page.doc.querySelector('label')!.click()) === 1,
  labels: (page) => MAY_LIST_LABELS && page.get().labels?.[0] === page.doc.querySelector('label'),
  command: (page) => opened(page, () => page.doc.querySelector<HTMLElement>('#opener')!.click()) === 1,
  value: (page) => {
    page.click();
    page.succeed();
    return new page.win.FormData(form(page)).get('borrower') === UUID;
  },
  reset: (page) => {
    form(page).reset();
    return page.get().value === '';
  },
};

const form = (page: TestPage) => page.doc.querySelector('form')!;

function expectLook(page: TestPage): void {
  expect(TRIALS.look(page)).to.equal(true);
  expect(page.win.getComputedStyle(page.button().querySelector('[part=spinner]')!).display).to.equal('none');
}

/** What works everywhere: every outcome is told, once, and its promise settles with it. */
async function expectOutcomes(page: TestPage): Promise<void> {
  const element = page.get();
  element.reset();
  page.win.log.length = 0;
  const answers: [string, () => void][] = [
    ['incomplete', () => page.exit()],
    ['illegal', () => page.exit({ status: 'illegal', message: '', result: {} })],
    ['error', () => page.exit({ status: 'error', message: '', result: {} })],
    ['complete', () => page.succeed()],
  ];
  for (const [status, answer] of answers) {
    element.addEventListener('payitoff-open', () => queueMicrotask(answer), { once: true });
    page.click();
    expect((await element.open())?.status).to.equal(status);
    expect(element.state).to.equal(status);
  }
  expect(element.value).to.equal(UUID);
  expect(page.events().filter((name) => name !== 'payitoff-open')).to.deep.equal([
    'payitoff-incomplete',
    'payitoff-illegal',
    'payitoff-error',
    'payitoff-success',
  ]);
  const cause = new TypeError('thrown');
  page.win.nexus.onInit = () => {
    throw cause;
  };
  const { code, cause: told } = (await element.open()) as LinkFailure;
  expect(code).to.equal('nexus-threw');
  expect(told === cause).to.equal(true);
  element.setCustomValidity('custom');
  if (element.validity.customError) expect(element.validationMessage).to.equal('custom');
}

for (const [name, spec] of Object.entries(ENTRIES)) {
  describe(`${name}, in a browser without`, () => {
    for (const { part, script, lost } of LACKS) {
      it(part, async () => {
        const page = await openWithout(script, spec);
        await page.get().load();
        const abilities = Object.keys(TRIALS) as Ability[];
        const found = abilities.filter((ability) => !TRIALS[ability](page));
        const missing = [...lost, ...MISSING];
        expect(found).to.deep.equal(abilities.filter((ability) => missing.includes(ability)));
        expect(abilities.sort()).to.deep.equal(Object.keys(ABILITIES).sort());
        await expectOutcomes(page);
        expectQuiet(page);
      });
    }

    it('all of these', async () => {
      const page = await openWithout(SCRIPTS['all of these'], spec);
      await page.get().load();
      expectLook(page);
      await expectOutcomes(page);
      expectQuiet(page);
    });

    it('constructable style sheets, under a policy, moved and adopted', async () => {
      const policy = `default-src 'none'; script-src 'nonce-n1' 'strict-dynamic'; style-src 'nonce-n1'; base-uri 'none'`;
      const { script } = LACKS.find(({ part }) => part === 'constructable style sheets')!;
      const page = await openWithout(script, spec, {
        nonce: 'n1',
        headers: { 'content-security-policy': policy },
        body: `${BODY}<div></div>`,
      });
      const element = page.get();
      expectLook(page);
      page.doc.querySelector('div')!.append(element);
      page.doc.implementation.createHTMLDocument().adoptNode(element);
      page.doc.body.append(element);
      expectLook(page);
      expect(element.shadowRoot!.querySelectorAll('style').length).to.equal(1);
      expectQuiet(page);
    });
  });
}
