import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { fakeClock, tasks } from '../support/fake-clock.js';
import { linkMarkup } from '../support/markup.js';
import { TestPage, openPage, type Behaviour } from '../support/page.js';
import { FAILED, OPEN, untilFired } from './fault-rows.js';

/** Bad answers that the browser's cache keeps. The attempt after one must ask for another address. */
const BAD: Behaviour[] = ['cached-empty', 'dated-empty', 'cached-404'];

const untilEnded = (script: HTMLScriptElement) =>
  Promise.race([untilFired(script, 'load'), untilFired(script, 'error')]);

describe('faults: a bad answer in the cache', () => {
  // An interception keeps the browser from using its cache.
  before(() => executeServerCommand('stop-intercepting'));

  async function openCached(plan: Behaviour[]): Promise<TestPage> {
    const page = await openPage({ body: linkMarkup({ env: 'cached', timeout: 5000 }) });
    page.win.payitoff.registerEnvironment('cached', { scriptUrl: page.script(plan) });
    return page;
  }

  /** Waits until this many scripts of a page were answered: a tag may be gone before anybody looks for it. */
  function countAnswers({ doc }: TestPage): (count: number) => Promise<void> {
    let answers = 0;
    let look = () => {};
    const note = ({ target }: Event) => {
      if (!(target as Element).matches('script')) return;
      answers += 1;
      look();
    };
    for (const type of ['load', 'error']) doc.addEventListener(type, note, true);
    return async (count) => {
      while (answers < count) await new Promise<void>((resolve) => (look = resolve));
      // The tag's own listeners come after this one.
      await tasks();
    };
  }

  /** One press, one attempt that comes to nothing, and the time until the next. */
  async function pressAndFail(page: TestPage, clock: ReturnType<typeof fakeClock>) {
    const untilAnswered = countAnswers(page);
    page.click();
    await untilAnswered(1);
    await clock.pass(2300);
    return untilAnswered;
  }

  for (const bad of BAD) {
    it(`${bad}: is kept by the browser, if it keeps such answers`, async () => {
      const page = await openCached([bad]);
      const address = page.script([bad]);
      const scripts = ['first', 'second'].map(() => page.doc.createElement('script'));
      for (const script of scripts) {
        script.src = address;
        page.doc.head.append(script);
        await untilEnded(script);
        script.remove();
      }
      // Only Chromium keeps a script that was not found.
      const isKept = bad !== 'cached-404' || /Chrome/.test(navigator.userAgent);
      expect((await page.requests()).length).to.equal(isKept ? 1 : 2);
    });

    it(`${bad}: does not answer the next attempt`, async () => {
      const page = await openCached([bad, 'ok']);
      const clock = fakeClock(page.win);
      await pressAndFail(page, clock);
      await page.untilEvent(OPEN);
      page.succeed();
      expect(page.events()).to.deep.equal([OPEN, 'payitoff-success']);
      expect((await page.requests()).length).to.equal(2);
    });

    it(`${bad}: does not answer the next press`, async () => {
      const page = await openCached([bad, 'ok']);
      page.get().timeout = 200;
      const clock = fakeClock(page.win);
      await pressAndFail(page, clock);
      expect(page.events()).to.deep.equal([FAILED]);
      page.get().timeout = 5000;
      page.click();
      await page.untilEvent(OPEN);
      expect((await page.requests()).length).to.equal(2);
    });

    it(`${bad}: does not answer after a reload`, async () => {
      const plan: Behaviour[] = [bad, bad, 'ok'];
      const page = await openCached(plan);
      const clock = fakeClock(page.win);
      const untilAnswered = await pressAndFail(page, clock);
      await untilAnswered(2);
      const scriptUrl = page.script(plan);
      const loaded = untilFired(page.frame, 'load');
      page.win.location.reload();
      await loaded;
      const id = new URL(page.frame.src).searchParams.get('id')!;
      const reloaded = new TestPage(page.frame, id);
      reloaded.win.payitoff.registerEnvironment('cached', { scriptUrl });
      const clockAfter = fakeClock(reloaded.win);
      // The first request is for the registered address, which the cache answers.
      await pressAndFail(reloaded, clockAfter);
      await reloaded.untilEvent(OPEN);
      expect((await page.requests()).length).to.equal(3);
    });
  }
});
