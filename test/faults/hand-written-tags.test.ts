import { expect } from '@open-wc/testing';
import { fakeClock } from '../support/fake-clock.js';
import { linkMarkup, markup, type Attributes } from '../support/markup.js';
import { CAN_INTERCEPT, VENDOR, type Behaviour, type TestPage } from '../support/page.js';
import {
  FAILED,
  LEFT,
  OPEN,
  addTag,
  bringNexus,
  clickAndOpen,
  testFaults,
  untilFired,
  type FaultRow,
} from './fault-rows.js';

// Truth values: a report on elements that differ takes minutes.
const hasOnly = (page: TestPage, tag: HTMLScriptElement) =>
  page.tags().length === 1 && page.tags()[0] === tag;
const written = (attributes: Attributes = {}) => markup('script', { src: VENDOR.sandbox, ...attributes });

/** What jQuery's `getScript()` and most hooks for scripts leave behind: nothing. */
async function addAndTakeAway(page: TestPage, src: string): Promise<void> {
  const tag = addTag(page, src);
  await untilFired(tag, 'load');
  tag.remove();
}

const TAKEN_AWAY_WHEN_IT_FAILED: FaultRow = {
  fault: 'by a loader that takes it away when it fails, while we wait for it: asked for at another address',
  page: { vendor: { sandbox: ['hold-404', 'ok'] } },
  run: async (page) => {
    const tag = addTag(page, VENDOR.sandbox);
    tag.addEventListener('error', () => tag.remove());
    page.click();
    await page.release();
    await page.untilEvent(OPEN);
    page.exit();
    expect((await page.requests())[1]).to.match(/retry=\d+$/);
  },
  events: [OPEN, LEFT],
  state: 'incomplete',
};

const DEAD_BEFORE_A_HEALTHY_ONE: FaultRow = {
  fault: 'dead, and a second one that is healthy and slow: that one is waited for',
  page: { vendor: { sandbox: ['404', 'hold'] } },
  run: async (page) => {
    await untilFired(addTag(page, VENDOR.sandbox), 'error');
    const healthy = addTag(page, VENDOR.sandbox);
    const clock = fakeClock(page.win);
    page.click();
    for (const second of [1, 2]) {
      await clock.pass(1000);
      expect(hasOnly(page, healthy), `${second} s`).to.equal(true);
    }
    await page.release();
    await page.untilEvent(OPEN);
    page.exit();
    expect(await page.requests()).to.deep.equal([VENDOR.sandbox, VENDOR.sandbox]);
  },
  events: [OPEN, LEFT],
  state: 'incomplete',
};

/** With more requests than the browser keeps, or after the page's code has cleared them. */
const NOT_IN_RESOURCE_TIMING: FaultRow = {
  fault: 'of the other environment, taken away once it ran, and what was fetched is forgotten: never used',
  run: async (page) => {
    await addAndTakeAway(page, VENDOR.production);
    page.win.performance.clearResourceTimings();
    page.click();
    expect(page.calls()).to.deep.equal([]);
  },
  events: [FAILED],
  codes: ['environment-conflict'],
  state: 'error',
  lasts: 'environment-conflict',
};

const FAILED_BEHIND_A_PICTURE: FaultRow = {
  fault: 'async, failed before we listened, and a slow picture keeps the page from being complete: replaced',
  page: { head: written({ async: true }), vendor: { sandbox: ['404', 'ok'] } },
  run: async (page) => {
    Object.defineProperty(page.win.Document.prototype, 'readyState', { get: () => 'interactive' });
    const clock = fakeClock(page.win);
    page.click();
    await clock.pass(1000);
    await page.untilEvent(OPEN);
    page.exit();
    expect((await page.requests()).length).to.equal(2);
  },
  events: [OPEN, LEFT],
  state: 'incomplete',
};

/** Not in WebKit, which answers later pages of the run from what was preloaded here. */
const preloaded = (head = '') => ({
  head: markup('link', { rel: 'preload', as: 'script', href: VENDOR.production }) + head,
});
async function untilPreloaded(page: TestPage): Promise<void> {
  while (!(await page.requests()).includes(VENDOR.production)) await page.nextTask();
  while (!page.win.performance.getEntriesByName(VENDOR.production).length) await page.nextTask();
}
const PRELOADED: FaultRow[] = [
  {
    fault:
      'taken away once it ran, before our script was there, and the other environment preloaded: not used',
    page: preloaded(written({ onload: 'this.remove()' })),
    run: async (page) => {
      await untilPreloaded(page);
      page.click();
      expect(page.calls()).to.deep.equal([]);
    },
    events: [FAILED],
    codes: ['environment-conflict'],
    state: 'error',
    lasts: 'environment-conflict',
  },
  {
    fault: 'taken away once it ran, and the other environment preloaded: used, for we saw which one ran',
    page: preloaded(),
    run: async (page) => {
      await untilPreloaded(page);
      await addAndTakeAway(page, VENDOR.sandbox);
      page.click();
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
];

/** In Firefox such a tag is `async`, and nothing tells it from one whose fetch is not over: it is a conflict there. */
const IS_FIREFOX = /Firefox/.test(navigator.userAgent);
const NEVER_RUNS: FaultRow = {
  fault: 'of the other environment, by innerHTML, so that it never runs: no conflict',
  run: async (page) => {
    page.doc.body.insertAdjacentHTML('beforeend', markup('script', { src: VENDOR.production }));
    await clickAndOpen(page);
    page.exit();
    expect(await page.requests()).to.deep.equal([VENDOR.sandbox]);
    page.tags().at(-1)!.remove();
  },
  events: [OPEN, LEFT],
  state: 'incomplete',
};

testFaults('hand-written tags', [
  {
    fault: 'loading: waited for',
    page: { vendor: { sandbox: ['hold', '404'] } },
    run: async (page) => {
      const tag = addTag(page, VENDOR.sandbox);
      page.click();
      await page.release();
      await page.untilEvent(OPEN);
      page.exit();
      expect(hasOnly(page, tag)).to.equal(true);
      expect((await page.requests()).length).to.equal(1);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'loaded: used',
    page: { head: written(), vendor: { sandbox: ['ok', '404'] } },
    run: async (page) => {
      const [tag] = page.tags();
      page.click();
      page.exit();
      expect(hasOnly(page, tag!)).to.equal(true);
      expect((await page.requests()).length).to.equal(1);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  ...[{ defer: true }, { async: true }, { type: 'module' }].map((how: Attributes): FaultRow => ({
    fault: `with ${Object.keys(how)}, and an element that preloads before it ran`,
    page: {
      head: written({ ...how, crossorigin: true }),
      body: linkMarkup({ preload: 'auto' }),
      vendor: { sandbox: ['ok', '404'] },
    },
    run: async (page) => {
      await page.untilState('ready');
      page.click();
      page.exit();
      expect((await page.requests()).length).to.equal(1);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  })),
  ...(['404', 'reset', 'empty'] as Behaviour[]).map((behaviour): FaultRow => ({
    fault: `failed before we listened (${behaviour}): replaced`,
    // WebKit tells of no fetch that was reset: there a part of the timeout passes.
    page: { head: written(), body: linkMarkup({ timeout: 6000 }), vendor: { sandbox: [behaviour, 'ok'] } },
    run: async (page) => {
      const [tag] = page.tags();
      await clickAndOpen(page);
      page.exit();
      expect(page.tags().includes(tag!)).to.equal(false);
      expect((await page.requests()).length).to.equal(2);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  })),
  {
    fault: 'failed before we listened, and an element that preloads before the page is complete: replaced',
    page: {
      head: written(),
      body: linkMarkup({ preload: 'auto' }),
      vendor: { sandbox: ['404', 'ok'] },
    },
    run: async (page) => {
      await page.untilState('ready');
      page.click();
      page.exit();
      expect((await page.requests()).length).to.equal(2);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'fails while we wait: replaced',
    page: { vendor: { sandbox: ['hold-404', 'ok'] } },
    run: async (page) => {
      const tag = addTag(page, VENDOR.sandbox);
      page.click();
      await page.release();
      await page.untilEvent(OPEN);
      page.exit();
      expect(page.tags().includes(tag)).to.equal(false);
      expect((await page.requests()).length).to.equal(2);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'never fetched: replaced within the time',
    page: { body: linkMarkup({ timeout: 900 }) },
    run: async (page) => {
      const clock = fakeClock(page.win);
      const tag = page.doc.createElement('script');
      // Put there without a src, it is never fetched, as with tags that a blocker stopped.
      page.doc.head.append(tag);
      Object.defineProperty(tag, 'src', { value: VENDOR.sandbox });
      page.click();
      await clock.pass(800);
      await page.untilEvent(OPEN);
      page.exit();
      expect(page.tags().includes(tag!)).to.equal(false);
      expect((await page.requests()).length).to.equal(1);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'removed while loading',
    page: { vendor: { sandbox: ['hold', '404'] } },
    run: async (page) => {
      const tag = addTag(page, VENDOR.sandbox);
      page.click();
      tag.remove();
      await page.release();
      await page.untilEvent(OPEN);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'removed after it loaded: its Nexus is used',
    page: { head: written(), vendor: { sandbox: ['ok', '404'] } },
    run: (page) => {
      page.tags()[0]!.remove();
      page.click();
      page.exit();
      expect(page.tags().length).to.equal(0);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'parked under another type by a consent tool: does not count',
    page: { head: written({ type: 'text/plain' }) },
    run: async (page) => {
      const [parked] = page.tags();
      await clickAndOpen(page);
      page.exit();
      expect((await page.requests()).length).to.equal(1);
      parked!.remove();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'with a query: the same script',
    page: { vendor: { sandbox: ['ok'] } },
    run: async (page) => {
      page.win.payitoff.registerEnvironment('queried', { scriptUrl: '/fake/nexus/queried' });
      page.get().env = 'queried' as never;
      const tag = addTag(page, page.script(['ok'], 'queried'));
      page.click();
      expect(hasOnly(page, tag)).to.equal(true);
      await page.untilEvent(OPEN);
      page.exit();
      expect(hasOnly(page, tag)).to.equal(true);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'slow but healthy: not replaced, and run once',
    page: { body: linkMarkup({ timeout: 1500 }), vendor: { sandbox: ['hold', '404'] } },
    run: async (page) => {
      const clock = fakeClock(page.win);
      const tag = addTag(page, VENDOR.sandbox);
      page.click();
      await clock.pass(900);
      expect(hasOnly(page, tag)).to.equal(true);
      await page.release();
      await page.untilEvent(OPEN);
      page.exit();
      expect((await page.requests()).length).to.equal(1);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'run, and its Nexus comes after two thirds of the time: not replaced',
    page: { body: linkMarkup({ timeout: 1500 }), vendor: { sandbox: ['hold-empty', '404'] } },
    run: async (page) => {
      const clock = fakeClock(page.win);
      const tag = addTag(page, VENDOR.sandbox);
      page.click();
      const ran = untilFired(tag, 'load');
      await page.release();
      await ran;
      await clock.pass(1100);
      expect(hasOnly(page, tag)).to.equal(true);
      bringNexus(page);
      await clock.pass(50);
      page.exit();
      expect((await page.requests()).length).to.equal(1);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'on its way while the machine sleeps: not replaced when it wakes, and run once',
    page: { vendor: { sandbox: ['hold', '404'] } },
    run: async (page) => {
      const clock = fakeClock(page.win);
      const tag = addTag(page, VENDOR.sandbox);
      page.click();
      clock.sleep(3_600_000);
      await clock.pass(0);
      expect(hasOnly(page, tag)).to.equal(true);
      await page.release();
      await page.untilEvent(OPEN);
      page.exit();
      expect((await page.requests()).length).to.equal(1);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'added after ours: not asked for again by us',
    run: async (page) => {
      await page.get().load();
      const tag = addTag(page, VENDOR.sandbox);
      await untilFired(tag, 'load');
      page.click();
      page.exit();
      tag.remove();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'in order with others (async=false), slow but healthy: not replaced, and run once',
    page: { vendor: { sandbox: ['hold', '404'] } },
    run: async (page) => {
      const clock = fakeClock(page.win);
      const tag = page.doc.createElement('script');
      Object.assign(tag, { async: false, src: VENDOR.sandbox });
      page.doc.head.append(tag);
      page.click();
      await clock.pass(1000);
      expect(hasOnly(page, tag)).to.equal(true);
      await page.release();
      await page.untilEvent(OPEN);
      page.exit();
      expect((await page.requests()).length).to.equal(1);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'in order with others (async=false), fetched, and behind a slow one: not replaced, and run once',
    page: { vendor: { sandbox: ['ok', '404'] } },
    run: async (page) => {
      const [slow, tag] = [page.script(['hold-empty'], 'slow'), VENDOR.sandbox].map((src) =>
        page.doc.head.appendChild(Object.assign(page.doc.createElement('script'), { async: false, src })),
      );
      while (!page.win.performance.getEntriesByName(VENDOR.sandbox).length) await page.nextTask();
      const clock = fakeClock(page.win);
      page.click();
      await clock.pass(900);
      slow!.remove();
      expect(hasOnly(page, tag!)).to.equal(true);
      await page.release();
      await page.untilEvent(OPEN);
      page.exit();
      expect(hasOnly(page, tag!)).to.equal(true);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  ...(IS_FIREFOX ? [] : [NEVER_RUNS]),
  {
    fault: 'of both environments, taken away once they ran (getScript): never the other one’s Nexus',
    run: async (page) => {
      for (const src of [VENDOR.sandbox, VENDOR.production]) await addAndTakeAway(page, src);
      page.click();
      expect(page.calls()).to.deep.equal([]);
    },
    events: [FAILED],
    codes: ['environment-conflict'],
    state: 'error',
    lasts: 'environment-conflict',
  },
  {
    fault: 'of the other environment only, taken away once it ran: never used',
    run: async (page) => {
      await addAndTakeAway(page, VENDOR.production);
      page.click();
      expect(page.calls()).to.deep.equal([]);
    },
    events: [FAILED],
    codes: ['environment-conflict'],
    state: 'error',
    lasts: 'environment-conflict',
  },
  ...(CAN_INTERCEPT ? PRELOADED : []),
  // WebKit tells of no fetch that failed.
  ...(CAN_INTERCEPT ? [FAILED_BEHIND_A_PICTURE, DEAD_BEFORE_A_HEALTHY_ONE] : []),
  NOT_IN_RESOURCE_TIMING,
  TAKEN_AWAY_WHEN_IT_FAILED,
]);
