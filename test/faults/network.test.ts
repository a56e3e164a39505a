import { expect } from '@open-wc/testing';
import { fakeClock } from '../support/fake-clock.js';
import { linkMarkup } from '../support/markup.js';
import type { Behaviour, TestPage } from '../support/page.js';
import { skipTime } from '../support/person.js';
import {
  FAILED,
  LEFT,
  OPEN,
  PATIENT,
  SHORT,
  SUCCEEDED,
  bringNexus,
  clickAndFail,
  clickAndOpen,
  testFaults,
  untilFired,
  type FaultRow,
} from './fault-rows.js';

const expectRequests = async (page: TestPage, count: number) =>
  expect((await page.requests()).length).to.equal(count);

const FAILING: [fault: string, behaviour: Behaviour][] = [
  ['404', '404'],
  ['500', '500'],
  ['connection reset', 'reset'],
  ['wrong MIME with nosniff', 'html'],
  ['offline, then online', 'offline'],
];

testFaults('network', [
  ...FAILING.map(([fault, behaviour]): FaultRow => ({
    fault: `${fault}: retried twice, then one error, and no tag left`,
    page: { vendor: { sandbox: [behaviour, behaviour, behaviour, 'ok'] } },
    run: async (page) => {
      await clickAndFail(page);
      await expectRequests(page, 3);
      expect(page.tags().length).to.equal(0);
    },
    events: [FAILED],
    codes: ['script-failed'],
    state: 'error',
  })),
  {
    fault: 'fails once, then comes: no error',
    page: { vendor: { sandbox: ['404', 'ok'] } },
    run: async (page) => {
      await clickAndOpen(page);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'no time left for a retry: told at once',
    page: { body: SHORT, vendor: { sandbox: ['404', 'ok'] } },
    run: (page) => {
      // Stands still: only what needs no time can happen.
      fakeClock(page.win);
      return clickAndFail(page);
    },
    events: [FAILED],
    codes: ['script-failed'],
    state: 'error',
  },
  {
    fault: 'no time left for a second retry: told after the first',
    page: { body: linkMarkup({ timeout: 1100 }), vendor: { sandbox: ['404', '404', 'ok'] } },
    run: async (page) => {
      const clock = fakeClock(page.win);
      page.click();
      await untilFired(page.tags()[0]!, 'error');
      await clock.pass(400);
      await page.untilEvent(FAILED);
      await expectRequests(page, 2);
    },
    events: [FAILED],
    codes: ['script-failed'],
    state: 'error',
  },
  {
    fault: 'DNS failure',
    run: (page) => {
      page.win.payitoff.registerEnvironment('nowhere', { scriptUrl: 'https://nexus.invalid/nexus.js' });
      page.get().env = 'nowhere' as never;
      return clickAndFail(page);
    },
    events: [FAILED],
    codes: ['script-failed'],
    state: 'error',
    lasts: 'script-failed',
  },
  {
    fault: 'blocked by the Content-Security-Policy',
    page: {
      nonce: 'n',
      headers: { 'content-security-policy': "script-src 'nonce-n' 'nonce-built' http://nowhere.invalid" },
    },
    run: async (page) => {
      page.get().nonce = 'wrong';
      await clickAndFail(page);
      expect(page.win.violations).not.to.deep.equal([]);
    },
    events: [FAILED],
    codes: ['script-failed'],
    state: 'error',
    lasts: 'script-failed',
  },
  {
    fault: 'never answers',
    page: { body: SHORT, vendor: { sandbox: ['hang', 'ok'] } },
    run: async (page) => {
      await clickAndFail(page);
      expect(page.tags().length).to.equal(0);
    },
    events: [FAILED],
    codes: ['script-timeout'],
    state: 'error',
  },
  {
    fault: 'answers after the deadline: does not open by itself, and serves the next click',
    page: { body: SHORT, vendor: { sandbox: ['hold', '404'] } },
    run: async (page) => {
      await clickAndFail(page);
      await page.release();
      await page.untilNexus();
      expect(page.calls()).to.deep.equal([]);
    },
    events: [FAILED],
    codes: ['script-timeout'],
    state: 'error',
  },
  {
    fault: 'fails after the deadline: no second error',
    page: { body: SHORT, vendor: { sandbox: ['hold-404', 'ok'] } },
    run: async (page) => {
      page.click();
      const [tag] = page.tags();
      await page.untilEvent(FAILED);
      const failed = untilFired(tag!, 'error');
      await page.release();
      await failed;
      await page.nextTask();
    },
    events: [FAILED],
    codes: ['script-timeout'],
    state: 'error',
  },
  {
    fault: 'slow, but in time',
    page: { vendor: { sandbox: ['hold'] } },
    run: async (page) => {
      page.click();
      await page.nextTask();
      await page.release();
      await page.untilEvent(OPEN);
      page.succeed();
    },
    events: [OPEN, SUCCEEDED],
    state: 'complete',
  },
  {
    fault: 'the time is over before the script is asked for',
    page: { body: linkMarkup({ timeout: 20 }), vendor: { sandbox: ['hang', 'ok'] } },
    run: async (page) => {
      page.get().addEventListener(
        'payitoff-statechange',
        () => {
          const until = page.win.performance.now() + 40;
          while (page.win.performance.now() < until);
        },
        { once: true },
      );
      await clickAndFail(page);
      expect(page.tags().length).to.equal(0);
    },
    events: [FAILED],
    codes: ['script-timeout'],
    state: 'error',
  },
  {
    fault: 'the time was over more than a second before the script is asked for',
    page: { body: SHORT, vendor: { sandbox: ['hang', 'ok'] } },
    run: async (page) => {
      page.get().addEventListener('payitoff-statechange', () => skipTime(page, 2000), { once: true });
      await clickAndFail(page);
    },
    events: [FAILED],
    codes: ['script-timeout'],
    state: 'error',
  },
  {
    fault: 'empty script',
    page: { body: PATIENT, vendor: { sandbox: ['empty', 'ok'] } },
    run: async (page) => {
      await clickAndFail(page);
      expect(page.tags().length).to.equal(0);
    },
    events: [FAILED],
    codes: ['nexus-missing'],
    state: 'error',
  },
  {
    fault: 'script that throws',
    page: { body: PATIENT, vendor: { sandbox: ['throws', 'ok'] } },
    run: async (page) => {
      await clickAndFail(page);
      expect(page.tags().length).to.equal(0);
    },
    events: [FAILED],
    codes: ['nexus-missing'],
    state: 'error',
    uncaught: /vendor script is broken|Script error/,
  },
  {
    fault: 'a load event before the script ran',
    page: { vendor: { sandbox: ['hold'] } },
    run: async (page) => {
      page.click();
      page.tags()[0]!.dispatchEvent(new page.win.Event('load'));
      await page.nextTask();
      expect(page.get().state).to.equal('loading');
      await page.release();
      await page.untilEvent(OPEN);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'a global that came another way, and our tag fails later: nothing is asked for again',
    page: { vendor: { sandbox: ['hold-404', 'ok'] } },
    run: async (page) => {
      const clock = fakeClock(page.win);
      page.click();
      const [tag] = page.tags();
      bringNexus(page);
      await clock.pass(50);
      page.exit();
      const failed = untilFired(tag!, 'error');
      await page.release();
      await failed;
      await clock.pass(1000);
      expect(page.tags().length).to.equal(0);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'empty script, once: asked for again after two seconds',
    page: { vendor: { sandbox: ['empty', 'ok'] } },
    run: async (page) => {
      const clock = fakeClock(page.win);
      page.click();
      await untilFired(page.tags()[0]!, 'load');
      await clock.pass(2000);
      expect(page.tags().length).to.equal(0);
      await clock.pass(300);
      await page.untilEvent(OPEN);
      page.exit();
      await expectRequests(page, 2);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'a global that comes another way, between the last look and the deadline: opens',
    page: { body: linkMarkup({ timeout: 220 }), vendor: { sandbox: ['hang'] } },
    run: async (page) => {
      const clock = fakeClock(page.win);
      page.click();
      await clock.pass(210);
      bringNexus(page);
      await clock.pass(10);
      await page.untilEvent(OPEN);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'the machine sleeps past the deadline, and the script comes when it wakes: opens',
    page: { vendor: { sandbox: ['hold'] } },
    run: async (page) => {
      const clock = fakeClock(page.win);
      page.click();
      clock.sleep(3_600_000);
      await clock.pass(0);
      await page.release();
      await page.untilEvent(OPEN);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'the machine sleeps past the deadline, and wakes without its connection: asked for again',
    page: { vendor: { sandbox: ['hold-404', 'ok'] } },
    run: async (page) => {
      const clock = fakeClock(page.win);
      page.click();
      const failed = untilFired(page.tags()[0]!, 'error');
      clock.sleep(3_600_000);
      await clock.pass(0);
      await page.release();
      await failed;
      await clock.pass(300);
      await page.untilEvent(OPEN);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault:
      'the machine sleeps past the deadline, and nothing comes when it wakes: told after the time once more',
    page: { vendor: { sandbox: ['hang', 'ok'] } },
    run: async (page) => {
      const clock = fakeClock(page.win);
      page.click();
      clock.sleep(3_600_000);
      await clock.pass(14_999);
      expect(page.events()).to.deep.equal([]);
      await clock.pass(1);
      await page.untilEvent(FAILED);
    },
    events: [FAILED],
    codes: ['script-timeout'],
    state: 'error',
  },
]);
