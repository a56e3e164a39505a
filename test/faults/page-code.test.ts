import { expect } from '@open-wc/testing';
import type { PageState } from '../../src/nexus/page-state.js';
import { linkMarkup, markup } from '../support/markup.js';
import { INCOMPLETE, VENDOR, openPage } from '../support/page.js';
import {
  FAILED,
  LEFT,
  OPEN,
  SUCCEEDED,
  clickAndOpen,
  testFaults,
  whenOpen,
  type FaultRow,
} from './fault-rows.js';

testFaults('what the page does', [
  {
    fault: 'markup that shadows document.scripts',
    page: { body: `${linkMarkup()}<img name="scripts" alt="">` },
    run: async (page) => {
      await clickAndOpen(page);
      page.exit();
      page.doc.querySelector('img')!.remove();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  ...['createElement', 'createDocumentFragment'].map((name): FaultRow => ({
    fault: `markup before the element that shadows document.${name}`,
    page: { body: `<img name="${name}" alt="">${linkMarkup()}` },
    run: async (page) => {
      await clickAndOpen(page);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  })),
  {
    fault: 'an element with a src that is no string, and a load event of it',
    run: async (page) => {
      const script = page.doc.createElement('script');
      Object.defineProperty(script, 'src', { value: {} });
      page.doc.body.append(script);
      script.dispatchEvent(new page.win.Event('load'));
      script.remove();
      await clickAndOpen(page);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'the environment is taken away while Nexus is open: the answer counts',
    page: { body: linkMarkup({ env: 'mine' }) },
    run: async (page) => {
      const register = () =>
        page.win.payitoff.registerEnvironment('mine', { scriptUrl: page.script(['ok']) });
      register();
      await page.get().load();
      await clickAndOpen(page);
      const state = (page.win as unknown as Record<symbol, PageState>)[Symbol.for('payitoff-link/1')]!;
      state.environments!.delete('mine');
      page.exit();
      register();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'an element of the page around it that has a requestUpdate() too: it is not called',
    run: async (page) => {
      let updates = 0;
      const around = Object.assign(page.doc.createElement('div'), { requestUpdate: () => (updates += 1) });
      page.doc.body.append(around);
      around.append(page.get());
      page.get().append('Link');
      await page.nextTask();
      expect(updates).to.equal(0);
    },
    events: [],
    state: 'idle',
  },
  {
    fault: 'no head to put the script into, for a while: the first request is for the registered address',
    run: async (page) => {
      const { head } = page.doc;
      head.remove();
      page.click();
      await page.untilEvent(FAILED);
      page.doc.documentElement.prepend(head);
      await clickAndOpen(page);
      page.exit();
      expect(await page.requests()).to.deep.equal([VENDOR.sandbox]);
    },
    events: [FAILED, OPEN, LEFT],
    codes: ['script-failed'],
    state: 'incomplete',
  },
  {
    fault: 'a listener that throws',
    run: async (page) => {
      await page.get().load();
      page.win.eval(`for (const name of ['payitoff-open', 'payitoff-incomplete', 'payitoff-statechange']) {
        document.addEventListener(name, () => { throw new Error('listener'); }, { once: true });
      }`);
      page.click();
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
    uncaught: /listener/,
  },
  {
    fault: 'a page hidden while the script is loading',
    page: { vendor: { sandbox: ['hold'] } },
    run: async (page) => {
      page.click();
      Object.defineProperty(page.doc, 'visibilityState', { value: 'hidden' });
      page.doc.dispatchEvent(new page.win.Event('visibilitychange'));
      await page.release();
      await page.untilEvent(OPEN);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  ...[3_600_000, -3_600_000].map((jump): FaultRow => ({
    fault: `a clock that jumps by ${jump / 1000} s while the script is loading`,
    page: { vendor: { sandbox: ['hold'] } },
    run: async (page) => {
      page.click();
      const now = page.win.performance.now.bind(page.win.performance);
      page.win.performance.now = () => now() + jump;
      const { now: date } = page.win.Date;
      page.win.Date.now = () => date() + jump;
      await page.nextTask();
      await page.release();
      await page.untilEvent(OPEN);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  })),
  {
    fault: 'attributes changed while loading: they count as they are now',
    page: { vendor: { sandbox: ['hold'] } },
    run: async (page) => {
      page.click();
      page.get().setAttribute('nexus-key', 'key-2');
      page.get().setAttribute('uuid', 'uuid-2');
      await page.release();
      await page.untilEvent(OPEN);
      expect(page.calls()[0]).to.deep.equal(['init', { nexus_key: 'key-2', uuid: 'uuid-2' }]);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'the key taken away while loading',
    page: { vendor: { sandbox: ['hold'] } },
    run: async (page) => {
      page.click();
      page.get().removeAttribute('nexus-key');
      await page.release();
      await page.untilEvent(FAILED);
      expect(page.calls()).to.deep.equal([]);
      page.get().setAttribute('nexus-key', 'key-1');
    },
    events: [FAILED],
    codes: ['missing-nexus-key'],
    // Another key: nothing is left of the error.
    state: 'ready',
  },
  {
    fault: 'attributes changed while open: reset, and a late exit does not count',
    run: whenOpen(async (page) => {
      const outcome = page.get().open();
      page.get().nexusKey = 'key-2';
      expect(await outcome).to.equal(null);
      page.exit();
    }),
    events: [OPEN],
    state: 'ready',
  },
  {
    fault: 'disabled while loading: what was accepted goes on',
    page: { vendor: { sandbox: ['hold'] } },
    run: async (page) => {
      page.click();
      page.get().disabled = true;
      await page.release();
      await page.untilEvent(OPEN);
      page.exit();
      page.get().disabled = false;
      await page.get().updateComplete;
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'Nexus.init called by the page for another borrower: init precedes the next link all the same',
    run: async (page) => {
      await clickAndOpen(page);
      page.exit({ ...INCOMPLETE, result: {} });
      page.win.Nexus.init({ nexus_key: 'key-of-the-page', uuid: 'uuid-of-the-page' });
      page.click();
      expect(page.calls().slice(-2)).to.deep.equal([['init', { nexus_key: 'key-1' }], ['link']]);
      page.exit();
    },
    events: [OPEN, LEFT, OPEN, LEFT],
    state: 'incomplete',
  },
  ...(['init', 'link'] as const).map((method): FaultRow => ({
    fault: `a wrapper that makes Nexus.${method} async, and rejects`,
    run: async (page) => {
      await page.get().load();
      const original = page.win.Nexus[method];
      const cause = new Error('rejected');
      page.win.Nexus[method] = () => page.win.Promise.reject(cause) as never;
      page.click();
      await page.untilEvent(FAILED);
      expect(page.details(FAILED)[0]).to.include({ cause });
      page.win.Nexus[method] = original as never;
      await page.nextTask();
    },
    events: [OPEN, FAILED],
    codes: ['nexus-threw'],
    state: 'error',
  })),
  {
    fault: 'a wrapper that makes both async, and rejects in both: one error',
    run: async (page) => {
      await page.get().load();
      const { init, link } = page.win.Nexus;
      const reject = () => page.win.Promise.reject(new Error('rejected')) as never;
      Object.assign(page.win.Nexus, { init: reject, link: reject });
      page.click();
      await page.untilEvent(FAILED);
      Object.assign(page.win.Nexus, { init, link });
      await page.nextTask();
    },
    events: [OPEN, FAILED],
    codes: ['nexus-threw'],
    state: 'error',
  },
]);

describe('faults: two copies of the package', () => {
  for (const [first, second] of [
    ['/built/define.js', '/built/define.min.js'],
    ['/built/define.min.js', '/built/define.js'],
  ]) {
    it(`${first} and ${second} on one page`, async () => {
      const page = await openPage({
        entry: first!,
        head: markup(
          'script',
          { type: 'module' },
          `import * as copy from '${second}';
          window.copy = copy;
          copy.registerEnvironment('by-copy', { scriptUrl: '/fake/nexus/copy?plan=ok' });`,
        ),
      });
      expect(page.uncaught()).to.deep.equal([]);
      page.get().env = 'by-copy' as never;
      await page.get().load();
      const { copy } = page.win as unknown as { copy: typeof page.win.payitoff };
      const Copy = copy.PayitoffLink;
      page.win.customElements.define(
        'copied-link',
        class extends (Copy as unknown as { new (): HTMLElement }) {} as never,
      );
      const other = page.doc.createElement('copied-link') as unknown as InstanceType<typeof Copy>;
      page.doc.body.append(other);
      Object.assign(other, { env: 'by-copy', nexusKey: 'key-1' });
      page.click();
      expect(await other.open()).to.include({ code: 'busy' });
      page.exit();
      void other.open();
      page.succeed();
      expect(page.events()).to.deep.equal([OPEN, FAILED, LEFT, OPEN, SUCCEEDED]);
      expect(page.tags().filter(({ src }) => src.includes('copy')).length).to.equal(1);
    });
  }
});
