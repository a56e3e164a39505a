import { expect } from '@open-wc/testing';
import type { PayitoffLink } from '../../src/index.js';
import { fakeClock, tasks } from '../support/fake-clock.js';
import { markup } from '../support/markup.js';
import { VENDOR, openPage, type TestPage } from '../support/page.js';

const { gc } = globalThis as { gc?: (options: { execution: 'async' }) => Promise<void> };

/** Some collections free only what the next one finds. */
const COLLECTIONS = 10;

/** Listeners on the window and the document of a page, those of the test left out. */
function countListeners({ win, doc }: TestPage): () => number {
  const listeners: [EventTarget, string, unknown][] = [];
  const { addEventListener, removeEventListener } = win.EventTarget.prototype;
  const forget = (...[target, type, listener]: (typeof listeners)[number]) => {
    const index = listeners.findIndex(([t, ty, l]) => t === target && ty === type && l === listener);
    if (index >= 0) listeners.splice(index, 1);
  };
  win.EventTarget.prototype.addEventListener = function (type, listener, options) {
    // A call as a bare function is one on the window.
    const target = this ?? win;
    if (target === win || target === doc) {
      // The browser adds one that is there already no second time.
      forget(target, type, listener);
      listeners.push([target, type, listener]);
      if (typeof options === 'object') {
        const { signal } = options;
        if (signal) addEventListener.call(signal, 'abort', () => forget(target, type, listener));
      }
    }
    addEventListener.call(target, type, listener, options);
  };
  win.EventTarget.prototype.removeEventListener = function (type, listener, options) {
    forget(this ?? win, type, listener);
    removeEventListener.call(this ?? win, type, listener, options);
  };
  return () => listeners.length;
}

async function openWatched(spec: Parameters<typeof openPage>[0] = {}) {
  const page = await openPage({ body: '<main></main>', ...spec });
  const clock = fakeClock(page.win);
  const main = page.doc.querySelector('main')!;
  const listeners = countListeners(page);
  // The first element of a page leaves one listener, for all of them.
  main.append(page.doc.createElement('payitoff-link'));
  main.textContent = '';
  const before = listeners();
  const elements: WeakRef<PayitoffLink>[] = [];

  const left = () => ({ listeners: listeners() - before, timers: clock.pending() });

  return Object.assign(page, {
    clock,
    left,
    /** A valid element on the page, of which only a weak reference is kept here. */
    insert(attributes: Record<string, string> = {}): PayitoffLink {
      const element = page.doc.createElement('payitoff-link');
      const valid = { env: 'sandbox', 'nexus-key': 'key-1', ...attributes };
      for (const [name, value] of Object.entries(valid)) element.setAttribute(name, value);
      main.append(element);
      elements.push(new WeakRef(element));
      return element;
    },
    async expectNothingLeft() {
      // What the test and the fake Nexus have kept is none of the element's.
      page.win.log.length = page.win.nexus.links.length = page.win.nexus.calls.length = 0;
      await clock.pass(0);
      for (let i = 0; i < COLLECTIONS; i += 1) {
        await gc!({ execution: 'async' });
        await tasks();
      }
      const alive = elements.filter((element) => element.deref()).length;
      expect({ elements: alive, ...left() }).to.deep.equal({ elements: 0, listeners: 0, timers: 0 });
      expect(page.uncaught()).to.deep.equal([]);
    },
  });
}

describe('leaks', function () {
  this.timeout(120_000);

  before(function () {
    // Only Chromium can be told to collect garbage; without that, nothing can be said of what is left.
    if (!gc) this.skip();
  });

  it('10,000 elements that come and go', async () => {
    const page = await openWatched();
    await times(10_000, async (i) => {
      const element = page.insert();
      if (i % 2) await null;
      element.remove();
    });
    await page.expectNothingLeft();
  });

  it('1,000 elements that go while they preload or load', async () => {
    const page = await openWatched({ vendor: { sandbox: ['hold'] } });
    await times(1_000, async (i) => {
      const element = page.insert({ preload: i % 2 ? 'auto' : 'none' });
      if (i % 2 === 0) void element.open();
      element.remove();
      await null;
    });
    await page.release();
    while (!page.win.Nexus) await tasks();
    await page.clock.pass(20_000);
    await page.expectNothingLeft();
  });

  it('1,000 times open to complete, in 1,000 elements', async () => {
    const page = await openWatched({ head: markup('script', { src: VENDOR.sandbox }) });
    await times(1_000, async (i) => {
      const element = page.insert();
      const outcome = element.open();
      expect(element.state).to.equal('open');
      // Answered while on the page, or afterwards, or never.
      if (i % 3 === 1) element.remove();
      if (i % 3 < 2) {
        page.succeed();
        expect(await outcome).to.include({ status: 'complete' });
      }
      element.remove();
    });
    await page.expectNothingLeft();
  });

  it('1,000 times open to an outcome, in one element', async () => {
    const page = await openWatched({ head: markup('script', { src: VENDOR.sandbox }) });
    const element = page.insert();
    await times(1_000, async (i) => {
      const outcome = element.open();
      expect(element.state).to.equal('open');
      if (i % 4 === 0) element.reset();
      else if (i % 4 === 1) page.exit();
      else page.succeed();
      await outcome;
    });
    await page.clock.pass(0);
    expect(page.left()).to.deep.equal({ listeners: 0, timers: 0 });
  });
});

/** In a function of its own: a loop in the test would keep its last element. */
async function times(count: number, cycle: (i: number) => Promise<void>): Promise<void> {
  for (let i = 0; i < count; i += 1) await cycle(i);
}
