import { expect } from '@open-wc/testing';
import { fakeClock } from '../support/fake-clock.js';
import { linkMarkup, markup } from '../support/markup.js';
import { CAN_INTERCEPT, VENDOR, type TestPage } from '../support/page.js';
import {
  FAILED,
  LEFT,
  OPEN,
  addTag,
  bringNexus,
  clickAndFail,
  clickAndOpen,
  testFaults,
  untilFired,
  type FaultRow,
} from './fault-rows.js';

const BOTH = linkMarkup() + linkMarkup({ id: 'production', env: 'production' });
const SANDBOX_TAG = markup('script', { src: VENDOR.sandbox });
const PRODUCTION_TAG = markup('script', { src: VENDOR.production });
const addProductionTag = (page: TestPage) => addTag(page, VENDOR.production);

const FAILED_BEFORE: FaultRow = {
  fault: 'a tag of the other one that failed',
  page: { head: PRODUCTION_TAG, vendor: { production: ['404'], sandbox: ['ok'] } },
  run: clickAndFail,
  events: [FAILED],
  codes: ['environment-conflict'],
  state: 'error',
  lasts: 'environment-conflict',
};

testFaults('two environments on one page', [
  {
    fault: 'a tag of the other one: its global is never used',
    page: { head: PRODUCTION_TAG, body: BOTH },
    run: async (page) => {
      await clickAndFail(page);
      expect(page.details(FAILED)[0]!.message).to.match(/env="sandbox".*other script tag/s);
      expect(page.calls()).to.deep.equal([]);
      expect(await page.requests()).to.deep.equal([VENDOR.production]);
      page.click('#production');
      page.exit();
      expect(page.calls().map(([name]) => name)).to.deep.equal(['init', 'link']);
    },
    events: [FAILED, OPEN, LEFT],
    codes: ['environment-conflict'],
    state: 'error',
    lasts: 'environment-conflict',
  },
  {
    fault:
      'its Nexus was there before the element, its tag is gone, and a tag of ours brings nothing: never used',
    page: {
      head: markup('script', { src: VENDOR.production, onload: 'this.remove()' }),
      vendor: { sandbox: ['empty'], production: ['ok'] },
    },
    run: async (page) => {
      await untilFired(addTag(page, VENDOR.sandbox), 'load');
      await clickAndFail(page);
      expect(page.calls()).to.deep.equal([]);
    },
    events: [FAILED],
    codes: ['environment-conflict'],
    state: 'error',
    lasts: 'environment-conflict',
  },
  {
    fault: 'a tag of the other one, still loading',
    page: { vendor: { production: ['hang'], sandbox: ['ok'] } },
    run: (page) => {
      addProductionTag(page);
      return clickAndFail(page);
    },
    events: [FAILED],
    codes: ['environment-conflict'],
    state: 'error',
    lasts: 'environment-conflict',
  },
  {
    fault: 'a tag of the other one, in order with others (async=false), still loading as is the page',
    page: { vendor: { production: ['hang'], sandbox: ['ok'] } },
    run: (page) => {
      Object.defineProperty(page.win.Document.prototype, 'readyState', { get: () => 'interactive' });
      const tag = page.doc.createElement('script');
      Object.assign(tag, { async: false, src: VENDOR.production });
      page.doc.head.append(tag);
      return clickAndFail(page);
    },
    events: [FAILED],
    codes: ['environment-conflict'],
    state: 'error',
    lasts: 'environment-conflict',
  },
  // WebKit tells of no fetch that failed.
  ...(CAN_INTERCEPT ? [FAILED_BEFORE] : []),
  {
    fault: 'a tag of the other one, added while ours is loading',
    page: { vendor: { sandbox: ['hold'], production: ['hang'] } },
    run: async (page) => {
      page.click();
      addProductionTag(page);
      await page.release();
      await page.untilEvent(FAILED);
      expect(page.calls()).to.deep.equal([]);
    },
    events: [FAILED],
    codes: ['environment-conflict'],
    state: 'error',
    lasts: 'environment-conflict',
  },
  {
    fault: 'a tag of the other one, added after ours has loaded',
    page: { vendor: { sandbox: ['ok'], production: ['hang'] } },
    run: async (page) => {
      await page.get().load();
      addProductionTag(page);
      page.click();
      expect(page.calls()).to.deep.equal([]);
    },
    events: [FAILED],
    codes: ['environment-conflict'],
    state: 'error',
    lasts: 'environment-conflict',
  },
  {
    fault: 'a tag of the other one, gone by itself while ours is loading',
    page: { vendor: { sandbox: ['hold'], production: ['ok'] } },
    run: async (page) => {
      page.click();
      const tag = addProductionTag(page);
      tag.addEventListener('load', () => tag.remove());
      await page.untilEvent(FAILED);
      expect(page.calls()).to.deep.equal([]);
    },
    events: [FAILED],
    codes: ['environment-conflict'],
    state: 'error',
    lasts: 'environment-conflict',
  },
  {
    fault: 'a tag of the other one, run and gone at the moment at which ours brings nothing',
    page: { vendor: { sandbox: ['hold-empty'], production: ['ok'] } },
    run: async (page) => {
      const clock = fakeClock(page.win);
      page.click();
      const [ours] = page.tags();
      const tag = addProductionTag(page);
      tag.addEventListener('load', () => tag.remove());
      await untilFired(tag, 'load');
      const answered = untilFired(ours!, 'load');
      await page.release();
      await answered;
      await clock.pass(50);
      expect(page.calls()).to.deep.equal([]);
    },
    events: [FAILED],
    codes: ['environment-conflict'],
    state: 'error',
    lasts: 'environment-conflict',
  },
  {
    fault: 'a tag of the other one, loaded and gone: told by what was fetched',
    page: { head: SANDBOX_TAG, body: BOTH },
    run: (page) => {
      page.tags()[0]!.remove();
      page.click('#production');
      expect(page.calls()).to.deep.equal([]);
    },
    events: [FAILED],
    codes: ['environment-conflict'],
    state: 'idle',
  },
  {
    fault: 'a tag of the other one with a query, loaded and gone',
    page: { vendor: { production: ['ok'], sandbox: ['ok'] } },
    run: async (page) => {
      page.win.payitoff.registerEnvironment('elsewhere', { scriptUrl: '/fake/nexus/elsewhere' });
      const tag = addTag(page, page.script(['ok'], 'elsewhere'));
      await untilFired(tag, 'load');
      tag.remove();
      await clickAndFail(page);
      expect(page.calls()).to.deep.equal([]);
    },
    events: [FAILED],
    codes: ['environment-conflict'],
    state: 'error',
    lasts: 'environment-conflict',
  },
  {
    fault:
      'a tag of the other one, loaded and gone, and an element inserted while ours runs: known to be ours',
    page: { vendor: { production: ['ok'], sandbox: ['ok'] } },
    run: async (page) => {
      const other = addProductionTag(page);
      await untilFired(other, 'load');
      other.remove();
      Object.defineProperty(page.win, 'Nexus', {
        configurable: true,
        set(value) {
          Object.defineProperty(page.win, 'Nexus', { value });
          page.doc.body.insertAdjacentHTML('beforeend', linkMarkup({ id: 'second' }));
        },
      });
      await untilFired(addTag(page, VENDOR.sandbox), 'load');
      page.click('#second');
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'idle',
  },
  {
    fault: 'a tag of the other one, parked under another type: does not count',
    page: { head: markup('script', { src: VENDOR.production, type: 'a1b2c3-text/javascript' }) },
    run: async (page) => {
      const [parked] = page.tags();
      await clickAndOpen(page);
      page.exit();
      parked!.remove();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'the other one asked for between two retries',
    page: { body: BOTH, vendor: { sandbox: ['404', 'ok'], production: ['ok'] } },
    run: async (page) => {
      const loaded = page.get().load();
      await untilFired(page.tags()[0]!, 'error');
      expect(await page.get('#production').open()).to.include({ code: 'environment-conflict' });
      await loaded;
      const [tag, ...others] = page.tags().map(({ src }) => src.split('?retry='));
      expect(tag![0]).to.equal(VENDOR.sandbox);
      expect(tag![1]).to.match(/^\d+$/);
      expect(others).to.deep.equal([]);
    },
    events: [FAILED],
    codes: ['environment-conflict'],
    state: 'ready',
  },
  {
    fault: 'env changed while loading: not mixed',
    page: { vendor: { sandbox: ['hold'], production: ['ok'] } },
    run: async (page) => {
      page.click();
      page.get().env = 'production';
      await page.release();
      await page.untilEvent(FAILED);
      expect(page.calls()).to.deep.equal([]);
    },
    events: [FAILED],
    codes: ['environment-conflict'],
    state: 'error',
    lasts: 'environment-conflict',
  },
  {
    fault: 'the other one loaded by an element, also once its tag is gone',
    page: { body: BOTH },
    run: async (page) => {
      await page.get().load();
      page.click('#production');
      page.tags()[0]!.remove();
      page.click('#production');
      expect(page.calls()).to.deep.equal([]);
    },
    events: [FAILED, FAILED],
    codes: ['environment-conflict', 'environment-conflict'],
    state: 'ready',
  },
  {
    fault: 'a failed load of the other one: no conflict',
    page: { body: BOTH, vendor: { sandbox: ['404'], production: ['ok'] } },
    run: async (page) => {
      await clickAndFail(page);
      page.click('#production');
      await page.untilEvent(OPEN);
      page.exit();
    },
    events: [FAILED, OPEN, LEFT],
    codes: ['script-failed'],
    state: 'error',
    lasts: 'environment-conflict',
  },
  {
    fault: 'a late script of the other one: known for what it is',
    page: {
      body: linkMarkup({ timeout: 100 }) + linkMarkup({ id: 'production', env: 'production' }),
      vendor: { sandbox: ['hold'], production: ['ok'] },
    },
    run: async (page) => {
      await clickAndFail(page);
      await page.get('#production').load();
      const production = page.win.Nexus;
      await page.release();
      while (page.win.Nexus === production) await page.nextTask();
      await page.nextTask();
      page.click('#production');
      expect(page.calls()).to.deep.equal([]);
    },
    events: [FAILED, FAILED],
    codes: ['script-timeout', 'environment-conflict'],
    state: 'error',
    lasts: 'environment-conflict',
  },
  {
    fault: 'a late script of the other one, and what was fetched is forgotten: known for what it is',
    page: {
      body: linkMarkup({ timeout: 100 }) + linkMarkup({ id: 'production', env: 'production' }),
      vendor: { sandbox: ['hold'], production: ['ok'] },
    },
    run: async (page) => {
      await clickAndFail(page);
      await page.release();
      await page.untilNexus();
      page.win.performance.clearResourceTimings();
      page.click('#production');
      expect(page.calls()).to.deep.equal([]);
    },
    events: [FAILED, FAILED],
    codes: ['script-timeout', 'environment-conflict'],
    state: 'error',
  },
  {
    fault: 'a script of the other one that brings Nexus later, its tag and what was fetched forgotten: known',
    page: { body: BOTH, vendor: { sandbox: ['empty'], production: ['ok'] } },
    run: async (page) => {
      const clock = fakeClock(page.win);
      const loaded = page.get().load();
      const [tag] = page.tags();
      await untilFired(tag!, 'load');
      bringNexus(page);
      await clock.pass(50);
      await loaded;
      tag!.remove();
      page.win.performance.clearResourceTimings();
      page.click('#production');
      expect(page.win.nexus.links.length).to.equal(0);
    },
    events: [FAILED],
    codes: ['environment-conflict'],
    state: 'ready',
  },
  {
    fault:
      'a tag of the other one, in order with others (async=false), that runs on a complete page after ours',
    page: { vendor: { production: ['hold'], sandbox: ['ok'] } },
    run: async (page) => {
      const tag = page.doc.createElement('script');
      Object.assign(tag, { async: false, src: VENDOR.production });
      page.doc.head.append(tag);
      await clickAndOpen(page);
      page.exit();
      const ran = untilFired(tag, 'load');
      await page.release();
      await ran;
      page.click();
      expect(page.win.nexus.links.length).to.equal(1);
      expect((await page.requests()).sort()).to.deep.equal([VENDOR.production, VENDOR.sandbox].sort());
    },
    events: [OPEN, LEFT, FAILED],
    codes: ['environment-conflict'],
    state: 'error',
    lasts: 'environment-conflict',
  },
]);
