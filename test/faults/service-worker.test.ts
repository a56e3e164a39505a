import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { fakeClock, tasks } from '../support/fake-clock.js';
import { linkMarkup } from '../support/markup.js';
import { openPage, type Behaviour, type TestPage } from '../support/page.js';
import { FAILED, OPEN } from './fault-rows.js';

/** See test/support/service-worker.js. */
type Worker = Partial<Record<'answer' | 'ignoreSearch' | 'fails' | 'hangs', string>>;

const HALF_A_NEXUS = 'window.Nexus = { init() {} };';

describe('faults: a service worker of the page', () => {
  let registration: ServiceWorkerRegistration | undefined;

  // What is intercepted does not come from a worker.
  before(() => executeServerCommand('stop-intercepting'));

  afterEach(async () => {
    await registration?.unregister();
    await caches.delete('nexus');
  });

  /** A page whose worker is in charge, with a clock that stands still. */
  async function openWithWorker(worker: Worker, plan: Behaviour[]) {
    const page = await openPage({ body: linkMarkup({ env: 'served' }) });
    const { win } = page;
    const scriptUrl = page.script(plan);
    win.payitoff.registerEnvironment('served', { scriptUrl });
    const { serviceWorker } = win.navigator;
    const inCharge = new Promise((resolve) => (serviceWorker.oncontrollerchange = resolve));
    const options = new URLSearchParams({ address: location.origin + scriptUrl, ...worker });
    registration = await serviceWorker.register(`/service-worker.js?${options}`, {
      scope: win.location.pathname + win.location.search,
    });
    await inCharge;
    return { page, clock: fakeClock(win) };
  }

  /** Waits for the answers to this many attempts, each of which comes to nothing, and for what follows. */
  async function failAttempts(page: TestPage, clock: ReturnType<typeof fakeClock>, count: number) {
    for (let attempts = 1; attempts <= count; attempts += 1) {
      const [tag] = page.tags();
      await new Promise((resolve) => {
        tag!.addEventListener('load', resolve);
        tag!.addEventListener('error', resolve);
      });
      await tasks();
      await clock.pass(2000);
      if (attempts < count) await clock.pass(900);
    }
  }

  const BAD: Record<string, Worker> = {
    'an empty answer in its cache': { answer: '' },
    'an old answer in its cache': { answer: HALF_A_NEXUS },
    'a request that fails': { fails: 'yes' },
  };
  for (const [what, worker] of Object.entries(BAD)) {
    it(`${what}: the next attempt is for another address, and opens`, async () => {
      const { page, clock } = await openWithWorker(worker, ['ok']);
      page.click();
      await failAttempts(page, clock, 1);
      await clock.pass(300);
      await page.untilEvent(OPEN);
      page.succeed();
      expect(page.events()).to.deep.equal([OPEN, 'payitoff-success']);
      expect((await page.requests()).length).to.equal(1);
    });
  }

  it('an empty answer in its cache, for every query: one error, and the next press opens once it is gone', async () => {
    const { page, clock } = await openWithWorker({ answer: '', ignoreSearch: 'yes' }, ['ok']);
    page.click();
    await failAttempts(page, clock, 3);
    expect(page.details(FAILED).map(({ code }) => code)).to.deep.equal(['nexus-missing']);
    expect(page.tags().length).to.equal(0);
    expect(await page.requests()).to.deep.equal([]);
    await caches.delete('nexus');
    page.click();
    await page.untilEvent(OPEN);
    page.succeed();
    expect(page.events()).to.deep.equal([FAILED, OPEN, 'payitoff-success']);
  });

  it('a request that hangs: one timeout, and the next press is for another address', async () => {
    const { page, clock } = await openWithWorker({ hangs: 'yes' }, ['ok']);
    page.click();
    await clock.pass(15_000);
    expect(page.details(FAILED).map(({ code }) => code)).to.deep.equal(['script-timeout']);
    page.click();
    await page.untilEvent(OPEN);
    page.succeed();
    expect(page.events()).to.deep.equal([FAILED, OPEN, 'payitoff-success']);
    expect((await page.requests()).length).to.equal(1);
  });
});
