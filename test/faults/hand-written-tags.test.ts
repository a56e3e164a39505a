import { expect } from '@open-wc/testing';
import { fakeClock } from '../support/fake-clock.js';
import { linkMarkup, markup, type Attributes } from '../support/markup.js';
import { VENDOR, type Behaviour, type TestPage } from '../support/page.js';
import { LEFT, OPEN, addTag, clickAndOpen, testFaults, untilFired, type FaultRow } from './fault-rows.js';

// Truth values: a report on elements that differ takes minutes.
const hasOnly = (page: TestPage, tag: HTMLScriptElement) =>
  page.tags().length === 1 && page.tags()[0] === tag;
const written = (attributes: Attributes = {}) => markup('script', { src: VENDOR.sandbox, ...attributes });

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
    page: { head: written(), vendor: { sandbox: [behaviour, 'ok'] } },
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
]);
