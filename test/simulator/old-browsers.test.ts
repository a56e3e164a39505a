import { expect } from '@open-wc/testing';
import type { PageSpec, PageWindow } from '../support/page.js';
import { openPage } from '../support/page.js';
import { drive, openSimulator, type SimulatorPage } from '../support/simulator.js';

/**
 * What Chrome 85, Firefox 90 or Safari 15 lack, as a script that takes it away before the simulator runs. No engine
 * can be made to forget a function of CSS: what uses one is dropped from the sheet instead, as such a browser does.
 */
const TAKEN_AWAY = {
  'modal dialogs': `for (const name of ['show', 'showModal', 'close', 'requestClose', 'open', 'returnValue']) {
    delete HTMLDialogElement.prototype[name];
  }`,
  'constructable style sheets': `for (const { prototype } of [Document, ShadowRoot]) delete prototype.adoptedStyleSheets;
    for (const name of ['replace', 'replaceSync']) delete CSSStyleSheet.prototype[name];`,
  'recent functions and units of CSS': `const { replaceSync } = CSSStyleSheet.prototype;
    const RECENT = /[^;{}]*(light-dark|color-mix|oklch|\\d[dsl]v[hw]|text-wrap|anywhere|fit-content)[^;{}]*;/g;
    CSSStyleSheet.prototype.replaceSync = function (css) { replaceSync.call(this, css.replace(RECENT, '')); };`,
  'color schemes': `const real = getComputedStyle;
    getComputedStyle = (element) =>
      new Proxy(real(element), { get: (style, name) => (name === 'colorScheme' ? undefined : style[name]) });`,
  'listeners with a signal': `const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      addEventListener.call(this, type, listener, options?.signal ? { ...options, signal: undefined } : options);
    };`,
  'lookbehind in regular expressions': `const { RegExp } = window;
    window.RegExp = function (source, flags) {
      if (/\\(\\?<[=!]/.test(source)) throw new SyntaxError('Invalid regular expression: invalid group specifier name');
      return new RegExp(source, flags);
    };`,
  'recent methods': `for (const name of ['replaceChildren', 'toggleAttribute']) delete Element.prototype[name];
    for (const name of ['at', 'findLast', 'toSorted', 'flatMap']) delete Array.prototype[name];
    for (const name of ['attachInternals', 'showPopover', 'inert', 'popover']) delete HTMLElement.prototype[name];
    for (const name of ['hasOwn', 'groupBy']) delete Object[name];
    for (const name of ['at', 'replaceAll']) delete String.prototype[name];
    delete HTMLFormElement.prototype.requestSubmit;
    delete Crypto.prototype.randomUUID;
    delete window.structuredClone;
    delete window.matchMedia;
    delete AbortSignal.any;
    delete Promise.withResolvers;`,
};
const LACKS: Record<string, string> = {
  ...TAKEN_AWAY,
  'all of these': Object.values(TAKEN_AWAY)
    .map((script) => `{ ${script} }`)
    .join('\n'),
};

const LISTEN = `window.logged = [];
  for (const level of ['error', 'warn', 'log', 'info']) console[level] = (...words) => logged.push(words.join(' '));`;

type ListeningWindow = PageWindow & { logged: string[] };

const headWithout = (script: string) => `<script>${LISTEN}{ ${script} }</script>`;

/** The simulator as a module, and as the file that ships for the vendor's paths. */
const ENTRIES: Record<string, (script: string, spec?: PageSpec) => Promise<SimulatorDriver>> = {
  module: async (script, spec) => {
    const page = await openSimulator({ ...spec, head: headWithout(script) });
    page.simulator.installSimulator();
    return page;
  },
  script: async (script, spec) => {
    const nonce = spec?.nonce ? ` nonce="${spec.nonce}"` : '';
    const page = await openPage({
      entry: null,
      body: '<button id="opener">Link</button>',
      ...spec,
      head: `${headWithout(script).replace('<script>', `<script${nonce}>`)}
        <script${nonce} src="/payitoff-link/nexus-simulator.js"></script>`,
    });
    return Object.assign(page, drive(page.win));
  },
};
type SimulatorDriver = Omit<SimulatorPage, 'simulator'>;

/** A page whose dialog is open, with the focus on the button that opened it. */
async function openWorkflow(entry: string, script: string, spec?: PageSpec): Promise<SimulatorDriver> {
  const page = await ENTRIES[entry]!(script, spec);
  page.win.Nexus.init({ nexus_key: 'key-1' });
  page.win.focus();
  page.doc.querySelector<HTMLElement>('#opener')!.focus();
  page.link();
  return page;
}

const statuses = (page: SimulatorDriver) => page.responses.map(({ response }) => response.status);

function expectQuiet(page: SimulatorDriver): void {
  expect(page.uncaught()).to.deep.equal([]);
  expect(page.win.violations).to.deep.equal([]);
  expect((page.win as ListeningWindow).logged).to.deep.equal([]);
}

for (const entry of Object.keys(ENTRIES)) {
  describe(`the simulator as a ${entry}, in a browser without`, () => {
    for (const [name, script] of Object.entries(LACKS)) {
      it(name, async () => {
        const page = await openWorkflow(entry, script);
        expect(page.nameOf(page.active())).to.equal('Choose your loan servicer');
        const dialog = page.root().querySelector('dialog')!;
        const { left, right, width } = dialog.getBoundingClientRect();
        expect([left, width, page.doc.documentElement.clientWidth - right]).to.deep.equal([68, 464, 68]);
        const { position, backgroundColor, color } = page.win.getComputedStyle(dialog);
        expect([position, backgroundColor, color]).to.deep.equal([
          'fixed',
          'rgb(255, 255, 255)',
          'rgb(19, 26, 44)',
        ]);
        page.signIn('challenge');
        page.fill('What', 'Rex');
        page.choose('Continue', "I'm Done");
        expect(page.focused()).to.equal('#opener');
        page.link();
        page.choose('Close', 'Leave');
        page.link();
        page.choose('Simulate another answer', 'illegal');
        expect(statuses(page)).to.deep.equal(['complete', 'incomplete', 'illegal']);
        expect(page.isThere()).to.equal(false);
        const { uuid } = page.responses[0]!.response.result.borrower!;
        expect(uuid).to.match(/^[\da-f-]{36}$/);
        await page.nextTask();
        const escape = new page.win.KeyboardEvent('keydown', { key: 'Escape', cancelable: true });
        page.doc.dispatchEvent(escape);
        expect(escape.defaultPrevented, 'Escape is the page’s again').to.equal(false);
        expectQuiet(page);
      });
    }
  });
}

describe('a dialog that the browser does not make modal', () => {
  const open = (spec?: PageSpec) => openWorkflow('module', TAKEN_AWAY['modal dialogs'], spec);

  it('covers the page', async () => {
    const page = await open();
    for (const [x, y] of [
      [1, 1],
      [300, 200],
      [599, 399],
    ] as const) {
      expect(page.doc.elementFromPoint(x, y)?.localName).to.equal('payitoff-nexus-simulator');
    }
    const dialog = page.root().querySelector('dialog')!;
    expect(page.root().elementFromPoint(300, 200)?.closest('dialog') === dialog).to.equal(true);
    expect([dialog.getAttribute('role'), dialog.getAttribute('aria-modal')]).to.deep.equal([
      'dialog',
      'true',
    ]);
  });

  it('keeps the focus, forwards and backwards', async () => {
    const page = await open();
    const rounds = page.root().querySelectorAll('section button, header button, summary').length;
    const seen: string[] = [];
    for (let presses = 0; presses <= rounds; presses += 1) {
      await page.press('Tab');
      expect(page.focused()).to.equal('payitoff-nexus-simulator');
      seen.push(page.nameOf(page.active()));
    }
    expect(seen[rounds], 'after all of them the first again').to.equal(seen[0]);
    expect(new Set(seen).size).to.equal(rounds);
    const back = new page.win.KeyboardEvent('keydown', { key: 'Tab', shiftKey: true, bubbles: true });
    page.active()!.dispatchEvent(back);
    expect(page.nameOf(page.active())).to.equal('Simulate another answer');
  });

  it('asks on Escape, each time', async () => {
    const page = await open();
    for (const title of [
      'Leave without finishing?',
      'Choose your loan servicer',
      'Leave without finishing?',
    ]) {
      await page.press('Escape');
      expect(page.title()).to.equal(title);
    }
  });

  it('keeps Escape when a click beside it, or beside its controls, was the last thing', async () => {
    const page = await open();
    const backdrop = page.root().querySelector('.backdrop')!;
    const press = new page.win.MouseEvent('mousedown', { bubbles: true, cancelable: true });
    backdrop.dispatchEvent(press);
    expect(press.defaultPrevented).to.equal(true);
    expect(page.root().querySelector('dialog')!.tabIndex).to.equal(-1);
  });

  for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
    it(`leaves Escape to an input method (${Object.keys(init).join()})`, async () => {
      const page = await open();
      page.choose('Bramblegate');
      const escape = new page.win.KeyboardEvent('keydown', {
        key: 'Escape',
        bubbles: true,
        composed: true,
        cancelable: true,
        ...init,
      });
      page.find('Username').dispatchEvent(escape);
      expect(escape.defaultPrevented).to.equal(false);
      expect(page.title()).to.contain('Sign in to');
    });
  }

  it('leaves Escape to a page that has emptied its body, and opens again', async () => {
    const page = await open();
    page.doc.body.innerHTML = '';
    const escape = new page.win.KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    page.doc.body.dispatchEvent(escape);
    expect(escape.defaultPrevented).to.equal(false);
    page.link();
    page.choose('Close', 'Leave');
    expect(statuses(page)).to.deep.equal(['incomplete']);
  });
});

it('a style element has the nonce of the page', async () => {
  const script = TAKEN_AWAY['constructable style sheets'];
  const page = await openWorkflow('script', script, {
    nonce: 'n1',
    headers: {
      'content-security-policy':
        "default-src 'none'; script-src 'nonce-n1' 'strict-dynamic'; style-src 'nonce-n1'; require-trusted-types-for 'script'; trusted-types 'none'",
    },
  });
  expect(getComputedStyle(page.root().querySelector('header')!).display).to.equal('flex');
  expectQuiet(page);
});
