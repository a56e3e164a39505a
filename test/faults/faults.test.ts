import { expect } from '@open-wc/testing';
import {
  INCOMPLETE,
  SUCCESS,
  VENDOR,
  openPage,
  type LinkEventName,
  type TestPage,
  type PageSpec,
} from '../support/page.js';
import { linkMarkup, markup, type Attributes } from '../support/markup.js';
import { fakeClock } from '../support/fake-clock.js';
import type { LinkErrorCode, LinkState } from '../../src/index.js';

/** One row a fault. After it, one more click must work, unless the fault lasts. */
interface Fault {
  fault: string;
  page?: PageSpec;
  /** Makes the fault happen and waits until it has shown. */
  run: (page: TestPage) => unknown;
  /** Every event but state changes, in order. */
  events: LinkEventName[];
  /** The code of each error, in order. */
  codes?: LinkErrorCode[];
  state: LinkState;
  /** What reached the page's error handlers by the page's own doing. */
  uncaught?: RegExp;
  /** The error of a further click, where the fault is still there. */
  lasts?: LinkErrorCode;
}

const OPEN = 'payitoff-open';
const SUCCEEDED = 'payitoff-success';
const LEFT = 'payitoff-incomplete';
const FAILED = 'payitoff-error';

const short = linkMarkup({ timeout: 200 });
/** Time enough for the script to come on a busy machine; what it should define does not. */
const patient = linkMarkup({ timeout: 1500 });
const tagFor = (src: string, attributes: Attributes = {}) => markup('script', { src, ...attributes });

const clickAndFail = async (page: TestPage) => {
  page.click();
  await page.untilEvent(FAILED);
};
const clickAndOpen = async (page: TestPage) => {
  page.click();
  await page.untilEvent(OPEN);
};
const openWith = (act: (page: TestPage) => unknown) => async (page: TestPage) => {
  await page.get().load();
  await clickAndOpen(page);
  await act(page);
};
const addTag = (page: TestPage, url = VENDOR.sandbox) => {
  const tag = page.doc.createElement('script');
  tag.src = url;
  page.doc.head.append(tag);
  return tag;
};
/** Waits for what a late script does: its global is there, and every task after it has run. */
const arrived = async (page: TestPage) => {
  while (!page.win.Nexus) await page.nextTask();
  await page.nextTask();
};
const failing = (answer: string): PageSpec => ({
  vendor: { sandbox: [answer, answer, answer, 'ok'] as never },
});

const NETWORK: Fault[] = [
  ...(['404', '500', 'reset', 'html', 'offline'] as const).map((answer): Fault => ({
    fault: {
      '404': '404',
      '500': '500',
      reset: 'connection reset',
      html: 'wrong MIME with nosniff',
      offline: 'offline, then online',
    }[answer],
    page: failing(answer),
    run: clickAndFail,
    events: [FAILED],
    codes: ['script-failed'],
    state: 'error',
  })),
  {
    fault: 'no time left for a retry: told at once',
    page: { body: short, vendor: { sandbox: ['404', 'ok'] } },
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
    run: (page) => {
      page.get().nonce = 'wrong';
      return clickAndFail(page);
    },
    events: [FAILED],
    codes: ['script-failed'],
    state: 'error',
    lasts: 'script-failed',
  },
  {
    fault: 'never answers',
    page: { body: short, vendor: { sandbox: ['hang', 'ok'] } },
    run: clickAndFail,
    events: [FAILED],
    codes: ['script-timeout'],
    state: 'error',
  },
  {
    fault: 'answers after the deadline: does not open by itself',
    page: { body: short, vendor: { sandbox: ['hold', '404'] } },
    run: async (page) => {
      await clickAndFail(page);
      await page.release();
      await arrived(page);
      expect(page.calls()).to.deep.equal([]);
    },
    events: [FAILED],
    codes: ['script-timeout'],
    state: 'error',
  },
  {
    fault: 'fails after the deadline: no second error',
    page: { body: short, vendor: { sandbox: ['hold-404', 'ok'] } },
    run: async (page) => {
      page.click();
      const [tag] = page.tags();
      await page.untilEvent(FAILED);
      const failed = new Promise((resolve) => tag!.addEventListener('error', resolve, { once: true }));
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
    fault: 'empty script',
    page: { body: patient, vendor: { sandbox: ['empty', 'ok'] } },
    run: clickAndFail,
    events: [FAILED],
    codes: ['nexus-missing'],
    state: 'error',
  },
  {
    fault: 'script that throws',
    page: { body: patient, vendor: { sandbox: ['throws', 'ok'] } },
    run: clickAndFail,
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
    fault: 'page hidden while loading',
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
  ...[3_600_000, -3_600_000].map((jump): Fault => ({
    fault: `a clock that jumps by ${jump / 1000} s while loading`,
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
];

const MIXED: Fault[] = [
  {
    fault: 'the other environment asked for between two retries',
    page: {
      body: linkMarkup() + linkMarkup({ env: 'production', id: 'production' }),
      vendor: { sandbox: ['404', 'ok'], production: ['ok'] },
    },
    run: async (page) => {
      const loaded = page.get().load();
      const [tag] = page.tags();
      await new Promise((resolve) => tag!.addEventListener('error', resolve, { once: true }));
      expect(await page.get('#production').open()).to.include({ code: 'environment-conflict' });
      await loaded;
      expect(page.tags().map(({ src }) => src)).to.deep.equal([VENDOR.sandbox]);
    },
    events: [FAILED],
    codes: ['environment-conflict'],
    state: 'ready',
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
      expect(page.tags()).to.deep.equal([]);
    },
    events: [FAILED],
    codes: ['script-timeout'],
    state: 'error',
  },
  {
    fault: 'a global that came another way, and our tag fails later: nothing is asked for again',
    page: { vendor: { sandbox: ['hold-404', 'ok'] } },
    run: async (page) => {
      const clock = fakeClock(page.win);
      page.click();
      const [tag] = page.tags();
      page.win.eval('Nexus = { init() {}, link(options) { nexus.links.push(options); } }');
      await clock.pass(50);
      page.exit();
      const failed = new Promise((resolve) => tag!.addEventListener('error', resolve, { once: true }));
      await page.release();
      await failed;
      await clock.pass(1_000);
      expect(page.tags()).to.deep.equal([]);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
];

const GLOBALS: Fault[] = [
  {
    fault: 'window.Nexus is an element',
    page: { body: `${linkMarkup()}<div id="Nexus"></div>` },
    run: async (page) => {
      await clickAndOpen(page);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'window.Nexus is an element and the script defines nothing',
    page: {
      body: `${patient}<form id="Nexus"><input name="init"><input name="link"></form>`,
      vendor: { sandbox: ['empty', 'ok'] },
    },
    run: clickAndFail,
    events: [FAILED],
    codes: ['nexus-missing'],
    state: 'error',
  },
  {
    fault: 'a Nexus that is a const and no property of window',
    page: {
      head: '<script>const Nexus = window.Nexus = undefined ?? { init() {}, link(options) { nexus.links.push(options); } }; delete window.Nexus;</script>',
    },
    run: (page) => (page.click(), page.exit()),
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
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
  {
    fault: 'a frozen Nexus',
    run: async (page) => {
      await page.get().load();
      page.win.eval('Object.freeze(Nexus)');
      page.click();
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'a half-made Nexus',
    page: { body: patient, vendor: { sandbox: ['empty', 'ok'] } },
    run: (page) => {
      page.win.Nexus = { link() {} } as never;
      return clickAndFail(page);
    },
    events: [FAILED],
    codes: ['nexus-missing'],
    state: 'error',
  },
  {
    fault: 'a Nexus whose getter throws',
    page: { body: patient, vendor: { sandbox: ['empty'] } },
    run: (page) => {
      Object.defineProperty(page.win, 'Nexus', {
        get() {
          throw new Error('hostile');
        },
      });
      return clickAndFail(page);
    },
    events: [FAILED],
    codes: ['nexus-missing'],
    state: 'error',
    lasts: 'nexus-missing',
  },
  ...(['onInit', 'onLink'] as const).map((name): Fault => ({
    fault: `${name === 'onInit' ? 'init' : 'link'} throws`,
    run: async (page) => {
      await page.get().load();
      page.win.nexus[name] = () => {
        delete page.win.nexus[name];
        throw new Error('vendor');
      };
      page.click();
    },
    events: [OPEN, FAILED],
    codes: ['nexus-threw'],
    state: 'error',
  })),
  {
    fault: 'link throws, and succeeds later',
    run: async (page) => {
      await page.get().load();
      page.win.nexus.onLink = () => {
        delete page.win.nexus.onLink;
        throw new Error('vendor');
      };
      page.click();
      page.succeed();
    },
    events: [OPEN, FAILED, SUCCEEDED],
    codes: ['nexus-threw'],
    state: 'complete',
  },
];

const hostile = {
  get status(): string {
    throw new Error('hostile');
  },
};
const CALLBACKS: Fault[] = [
  {
    fault: 'called inside link()',
    run: async (page) => {
      await page.get().load();
      page.win.nexus.onLink = (options) => {
        delete page.win.nexus.onLink;
        options.onSuccess!(SUCCESS);
      };
      page.click();
    },
    events: [OPEN, SUCCEEDED],
    state: 'complete',
  },
  {
    fault: 'twice',
    run: openWith((page) => (page.exit(), page.exit())),
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'success twice',
    run: openWith((page) => (page.succeed(), page.succeed())),
    events: [OPEN, SUCCEEDED],
    state: 'complete',
  },
  {
    fault: 'both, success last',
    run: openWith((page) => (page.exit(), page.succeed())),
    events: [OPEN, LEFT, SUCCEEDED],
    state: 'complete',
  },
  {
    fault: 'both, success first',
    run: openWith((page) => (page.succeed(), page.exit())),
    events: [OPEN, SUCCEEDED],
    state: 'complete',
  },
  ...[undefined, null, 7, 'error', [], { status: 'Complete' }, hostile].map((answer): Fault => ({
    fault: `onExit with ${answer === hostile ? 'a getter that throws' : JSON.stringify(answer)}`,
    run: openWith((page) => page.exit(answer)),
    events: [OPEN, FAILED],
    codes: ['unknown-status'],
    state: 'error',
  })),
  ...[undefined, null, 7, 'error', [], { result: null }, hostile].map((answer): Fault => ({
    fault: `onSuccess with ${answer === hostile ? 'a getter that throws' : JSON.stringify(answer)}`,
    run: openWith((page) => page.succeed(answer)),
    events: [OPEN, SUCCEEDED],
    state: 'complete',
  })),
  {
    fault: 'an answer that looks like a promise',
    run: openWith(async (page) => {
      const outcome = page.get().open();
      page.exit({ ...INCOMPLETE, then() {} });
      expect(await outcome).to.deep.equal(INCOMPLETE);
    }),
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'late, after the element was reset',
    run: openWith((page) => {
      page.get().reset();
      page.exit();
      page.succeed();
    }),
    events: [OPEN, SUCCEEDED],
    state: 'complete',
  },
  {
    fault: 'late, from a flow before the one that is open',
    run: openWith((page) => {
      page.exit();
      page.click();
      page.win.nexus.links[0]!.onSuccess!(SUCCESS);
      expect(page.get().state).to.equal('open');
      page.exit();
    }),
    events: [OPEN, LEFT, OPEN, SUCCEEDED, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'never: reset() makes it usable again',
    run: openWith((page) => page.get().reset()),
    events: [OPEN],
    state: 'ready',
  },
];

const TAGS: Fault[] = [
  {
    fault: 'loading',
    page: { vendor: { sandbox: ['hold', '404'] } },
    run: async (page) => {
      addTag(page);
      page.click();
      await page.release();
      await page.untilEvent(OPEN);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'loaded',
    page: { head: tagFor(VENDOR.sandbox), vendor: { sandbox: ['ok', '404'] } },
    run: (page) => (page.click(), page.exit()),
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  ...([{ defer: true }, { async: true }, { type: 'module' }] as Attributes[]).map((how): Fault => ({
    fault: `with ${Object.keys(how)}, and an element that preloads before it ran`,
    page: {
      head: tagFor(VENDOR.sandbox, { ...how, crossorigin: true }),
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
  {
    fault: 'failed before we listened',
    page: { head: tagFor(VENDOR.sandbox), vendor: { sandbox: ['404', 'ok'] } },
    run: async (page) => {
      await clickAndOpen(page);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'fails while we wait',
    page: { vendor: { sandbox: ['hold-404', 'ok'] } },
    run: async (page) => {
      addTag(page);
      page.click();
      await page.release();
      await page.untilEvent(OPEN);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'removed while loading',
    page: { vendor: { sandbox: ['hold', '404'] } },
    run: async (page) => {
      const tag = addTag(page);
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
    fault: 'removed after it loaded',
    page: { head: tagFor(VENDOR.sandbox), vendor: { sandbox: ['ok', '404'] } },
    run: (page) => {
      page.tags()[0]!.remove();
      page.click();
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'of the other environment',
    page: { head: tagFor(VENDOR.production) },
    run: clickAndFail,
    events: [FAILED],
    codes: ['environment-conflict'],
    state: 'error',
    lasts: 'environment-conflict',
  },
  {
    fault: 'of the other environment, still loading',
    page: { vendor: { production: ['hang'], sandbox: ['ok'] } },
    run: (page) => {
      addTag(page, VENDOR.production);
      return clickAndFail(page);
    },
    events: [FAILED],
    codes: ['environment-conflict'],
    state: 'error',
    lasts: 'environment-conflict',
  },
  {
    fault: 'of the other environment, added while ours is loading',
    page: { vendor: { sandbox: ['hold'], production: ['hang'] } },
    run: async (page) => {
      page.click();
      addTag(page, VENDOR.production);
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
    fault: 'of the other environment, gone by itself while ours is loading',
    page: { vendor: { sandbox: ['hold'], production: ['ok'] } },
    run: async (page) => {
      page.click();
      const tag = addTag(page, VENDOR.production);
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
    fault: 'of the other environment with a query, loaded and gone',
    page: { vendor: { production: ['ok'], sandbox: ['ok'] } },
    run: async (page) => {
      page.win.payitoff.registerEnvironment('elsewhere', { scriptUrl: '/fake/nexus/elsewhere' });
      const tag = addTag(page, page.script(['ok'], 'elsewhere'));
      await new Promise((resolve) => tag.addEventListener('load', resolve, { once: true }));
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
    fault: 'of the other environment, parked under another type',
    page: { head: tagFor(VENDOR.production, { type: 'a1b2c3-text/javascript' }) },
    run: async (page) => {
      await clickAndOpen(page);
      page.exit();
      for (const tag of page.tags()) if (tag.type) tag.remove();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'slow but healthy: not replaced, and run once',
    page: { body: linkMarkup({ timeout: 1500 }), vendor: { sandbox: ['hold', '404'] } },
    run: async (page) => {
      const tag = addTag(page);
      page.click();
      await new Promise((resolve) => page.win.setTimeout(resolve, 600));
      expect(page.tags()).to.deep.equal([tag]);
      await page.release();
      await page.untilEvent(OPEN);
      page.exit();
      expect((await page.requests()).length).to.equal(1);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'of the same environment, added after ours: not asked for again by us',
    run: async (page) => {
      await page.get().load();
      const tag = addTag(page);
      await new Promise((resolve) => tag.addEventListener('load', resolve, { once: true }));
      page.click();
      page.exit();
      tag.remove();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
];

const LIFECYCLE: Fault[] = [
  {
    fault: 'removed while loading, then put back',
    page: { vendor: { sandbox: ['hold'] } },
    run: async (page) => {
      const element = page.get();
      const outcome = element.open();
      element.remove();
      expect(await outcome).to.equal(null);
      await page.release();
      await arrived(page);
      page.doc.body.append(element);
    },
    events: [],
    state: 'idle',
  },
  {
    fault: 'removed while open, then put back',
    run: openWith(async (page) => {
      const element = page.get();
      element.remove();
      await page.nextTask();
      page.exit();
      page.doc.body.append(element);
    }),
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'moved while loading and while open',
    page: { vendor: { sandbox: ['hold'] } },
    run: async (page) => {
      page.click();
      page.doc.body.prepend(page.get());
      await page.release();
      await page.untilEvent(OPEN);
      page.doc.body.append(page.get());
      await page.nextTask();
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 're-created while loading',
    page: { vendor: { sandbox: ['hold'] } },
    run: async (page) => {
      const outcome = page.get().open();
      page.get().replaceWith(page.get().cloneNode(true));
      page.click();
      expect(await outcome).to.equal(null);
      await page.release();
      await page.untilEvent(OPEN);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 're-created while open: both answers arrive',
    run: openWith(async (page) => {
      const first = page.get();
      first.replaceWith(first.cloneNode(true));
      page.click();
      page.win.nexus.links[0]!.onSuccess!(SUCCESS);
      expect(first.state).to.equal('complete');
      page.exit();
    }),
    events: [OPEN, OPEN, SUCCEEDED, LEFT],
    state: 'incomplete',
  },
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
    state: 'error',
  },
  {
    fault: 'attributes changed while open: the flow ends as it began',
    run: openWith((page) => {
      page.get().env = 'production';
      page.get().nexusKey = '';
      page.exit();
      page.get().env = 'sandbox';
      page.get().nexusKey = 'key-1';
    }),
    events: [OPEN, LEFT],
    state: 'incomplete',
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
    fault: 'removed inside its own payitoff-open listener',
    run: async (page) => {
      await page.get().load();
      const element = page.get();
      element.addEventListener(OPEN, () => element.remove(), { once: true });
      expect(await element.open()).to.equal(null);
      expect(page.calls()).to.deep.equal([]);
      page.doc.body.append(element);
    },
    events: [OPEN],
    state: 'ready',
  },
  {
    fault: 'removed inside its own payitoff-statechange listener, on the way to loading',
    run: async (page) => {
      const element = page.get();
      element.addEventListener('payitoff-statechange', () => element.remove(), { once: true });
      expect(await element.open()).to.equal(null);
      page.doc.body.append(element);
      expect(page.calls()).to.deep.equal([]);
    },
    events: [],
    state: 'idle',
  },
  {
    fault: 'removed inside its own payitoff-statechange listener, on the way to ready',
    page: { vendor: { sandbox: ['hold'] } },
    run: async (page) => {
      const element = page.get();
      element.addEventListener('payitoff-statechange', ({ detail }) => {
        if (detail.state === 'ready') element.remove();
      });
      // What is told off the page does not reach the document.
      element.addEventListener(OPEN, () => expect.fail('told after it was removed'));
      const outcome = element.open();
      await page.release();
      expect(await outcome).to.equal(null);
      expect(page.calls()).to.deep.equal([]);
      page.doc.body.append(element.cloneNode());
    },
    events: [],
    state: 'idle',
  },
  {
    fault: 'reset inside its own payitoff-open listener',
    run: async (page) => {
      await page.get().load();
      const element = page.get();
      element.addEventListener(OPEN, () => element.reset(), { once: true });
      expect(await element.open()).to.equal(null);
      expect(page.calls()).to.deep.equal([]);
    },
    events: [OPEN],
    state: 'ready',
  },
  {
    fault: 'removed inside its own outcome listener',
    run: openWith((page) => {
      const element = page.get();
      element.addEventListener(LEFT, () => element.remove(), { once: true });
      page.exit();
      expect(element.isConnected).to.equal(false);
      page.doc.body.append(element);
    }),
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'reset inside its own error listener',
    page: failing('404'),
    run: async (page) => {
      const element = page.get();
      element.addEventListener(FAILED, () => element.reset(), { once: true });
      page.click();
      await page.untilEvent(FAILED);
      expect(element.outcome).to.equal(null);
    },
    events: [FAILED],
    codes: ['script-failed'],
    state: 'idle',
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
    fault: 'back from the back/forward cache while open',
    run: openWith((page) => {
      page.win.dispatchEvent(new page.win.PageTransitionEvent('pageshow', { persisted: true }));
    }),
    events: [OPEN],
    state: 'ready',
  },
];

const PEOPLE: Fault[] = [
  {
    fault: 'double click',
    run: async (page) => {
      page.click();
      page.click();
      await page.untilEvent(OPEN);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'a storm of 50 clicks',
    run: async (page) => {
      for (let i = 0; i < 50; i += 1) page.click();
      await page.untilEvent(OPEN);
      for (let i = 0; i < 50; i += 1) page.click();
      page.exit();
      expect(page.win.nexus.links.length).to.equal(1);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'open() from code with no user gesture',
    run: async (page) => {
      const outcome = page.get().open();
      await page.untilEvent(OPEN);
      page.exit();
      expect(await outcome).to.deep.equal(INCOMPLETE);
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'two elements, two borrowers, interleaved',
    page: { body: linkMarkup({ uuid: 'uuid-a' }) + linkMarkup({ id: 'b', uuid: 'uuid-b' }) },
    run: async (page) => {
      await page.get().load();
      for (const [index, selector] of ['payitoff-link', '#b', 'payitoff-link', '#b'].entries()) {
        page.click(selector);
        expect(page.calls().at(-2)).to.deep.equal([
          'init',
          { nexus_key: 'key-1', uuid: index % 2 ? 'uuid-b' : 'uuid-a' },
        ]);
        page.exit({ ...INCOMPLETE, result: {} });
      }
    },
    events: [OPEN, LEFT, OPEN, LEFT, OPEN, LEFT, OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'two elements at once',
    page: { body: linkMarkup() + linkMarkup({ id: 'b' }), vendor: { sandbox: ['hold'] } },
    run: async (page) => {
      page.click();
      page.click('#b');
      await page.release();
      await page.untilEvent(OPEN);
      page.exit();
    },
    events: [FAILED, OPEN, LEFT],
    codes: ['busy'],
    state: 'incomplete',
  },
];

const reached: Record<LinkState, (page: TestPage) => unknown> = {
  idle: () => {},
  loading: (page) => void page.get().open(),
  ready: (page) => page.get().load(),
  open: openWith(() => {}),
  complete: openWith((page) => page.succeed()),
  incomplete: openWith((page) => page.exit()),
  illegal: openWith((page) => page.exit({ ...INCOMPLETE, status: 'illegal' })),
  error: openWith((page) => page.exit({ ...INCOMPLETE, status: 'error' })),
};
const RESETS: Fault[] = (Object.keys(reached) as LinkState[]).map((state) => {
  const outcome = { complete: SUCCEEDED, incomplete: LEFT, illegal: 'payitoff-illegal', error: FAILED }[
    state as string
  ];
  const opened = state === 'open' || outcome;
  return {
    fault: `in state ${state}`,
    run: async (page) => {
      await reached[state](page);
      expect(page.get().state).to.equal(state);
      page.get().reset();
      const { outcome, value } = page.get();
      expect({ outcome, value }).to.deep.equal({ outcome: null, value: '' });
    },
    events: [...(opened ? [OPEN] : []), ...(outcome ? [outcome] : [])] as LinkEventName[],
    ...(state === 'error' && { codes: ['nexus-error'] as LinkErrorCode[] }),
    state: opened || state === 'ready' ? 'ready' : 'idle',
  };
});

const TABLE = {
  NETWORK,
  MIXED,
  GLOBALS,
  CALLBACKS,
  'HAND-WRITTEN TAGS': TAGS,
  LIFECYCLE,
  PEOPLE,
  'RESET()': RESETS,
};

for (const [group, faults] of Object.entries(TABLE)) {
  describe(`faults: ${group.toLowerCase()}`, () => {
    for (const row of faults) {
      it(row.fault, async () => {
        const page = await openPage(row.page);
        await row.run(page);
        expect(page.events()).to.deep.equal(row.events);
        expect(page.details(FAILED).map(({ code }) => code)).to.deep.equal(row.codes ?? []);
        expect(page.get().state).to.equal(row.state);

        // A further click, with the time to answer it.
        if (!row.lasts) page.get().timeout = 15_000;
        const outcome = page.get().open();
        if (row.lasts) {
          expect(await outcome).to.include({ code: row.lasts });
          expect(page.events()).to.deep.equal([...row.events, FAILED]);
        } else {
          await page.untilEvent(OPEN, row.events.filter((name) => name === OPEN).length + 1);
          page.succeed();
          expect((await outcome)!.status).to.equal('complete');
          expect(page.events()).to.deep.equal([...row.events, OPEN, SUCCEEDED]);
          expect(page.tags().length).to.be.at.most(1);
        }
        if (row.uncaught) expect(page.uncaught().join()).to.match(row.uncaught);
        else expect(page.uncaught()).to.deep.equal([]);
      });
    }
  });
}

describe('faults: other documents and copies', () => {
  for (const when of ['loading', 'open'] as const) {
    it(`adopted into another document while ${when}`, async () => {
      const page = await openPage({
        body: `${linkMarkup()}<iframe></iframe>`,
        vendor: { sandbox: ['hold'] },
      });
      const inner = page.doc.querySelector('iframe')!.contentDocument!;
      const seen: string[] = [];
      for (const name of [OPEN, SUCCEEDED, LEFT]) inner.addEventListener(name, ({ type }) => seen.push(type));
      const element = page.get();
      const outcome = element.open();
      if (when === 'loading') inner.body.append(element);
      await page.release();
      while (element.state !== 'open') await page.nextTask();
      if (when === 'open') inner.body.append(element);
      await page.nextTask();
      page.succeed();
      expect(await outcome).to.deep.equal(SUCCESS);
      expect(seen).to.deep.equal(when === 'loading' ? [OPEN, SUCCEEDED] : [SUCCEEDED]);
      element.click();
      expect(element.state).to.equal('open');
    });
  }

  for (const [first, second] of [
    ['/built/define.js', '/built/define.min.js'],
    ['/built/define.min.js', '/built/define.js'],
  ]) {
    it(`${first} and ${second} on one page`, async () => {
      const page = await openPage({
        entry: first!,
        head: `<script type="module">
          import * as copy from '${second}';
          window.copy = copy;
          copy.registerEnvironment('by-copy', { scriptUrl: '/fake/nexus/copy?plan=ok' });
        </script>`,
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
