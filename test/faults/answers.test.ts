import { expect } from '@open-wc/testing';
import type { LinkOutcome } from '../../src/index.js';
import { INCOMPLETE, SUCCESS, isPending, type TestPage } from '../support/page.js';
import { FAILED, LEFT, OPEN, SUCCEEDED, testFaults, whenOpen, type FaultRow } from './fault-rows.js';

const hostile = {
  get status(): string {
    throw new Error('hostile');
  },
};
const nameOf = (answer: unknown) => (answer === hostile ? 'a getter that throws' : JSON.stringify(answer));

/** Opens Nexus, which then answers in this order: `open()` settles with the first answer. */
const answerWith =
  (...answers: ('succeed' | 'exit')[]) =>
  async (page: TestPage) => {
    await page.get().load();
    const outcome = page.get().open();
    for (const answer of answers) page[answer]();
    expect(await outcome).to.deep.equal(answers[0] === 'succeed' ? SUCCESS : INCOMPLETE);
  };

/** What `init` or `link` does the next time. */
const once = (page: TestPage, name: 'onInit' | 'onLink', act: (options: never) => void) => {
  page.win.nexus[name] = (options: unknown) => {
    delete page.win.nexus[name];
    act(options as never);
  };
};

const cause = new Error('vendor');
const fail = () => {
  throw cause;
};

testFaults('answers of Nexus', [
  {
    fault: 'inside link() itself',
    run: async (page) => {
      await page.get().load();
      once(page, 'onLink', ({ onSuccess }: { onSuccess(response: unknown): void }) => onSuccess(SUCCESS));
      page.click();
    },
    events: [OPEN, SUCCEEDED],
    state: 'complete',
  },
  {
    fault: 'success twice',
    run: answerWith('succeed', 'succeed'),
    events: [OPEN, SUCCEEDED],
    state: 'complete',
  },
  { fault: 'exit twice', run: answerWith('exit', 'exit'), events: [OPEN, LEFT], state: 'incomplete' },
  {
    fault: 'both, success last',
    run: answerWith('exit', 'succeed'),
    events: [OPEN, LEFT, SUCCEEDED],
    state: 'complete',
  },
  {
    fault: 'both, success first',
    run: answerWith('succeed', 'exit'),
    events: [OPEN, SUCCEEDED],
    state: 'complete',
  },
  {
    fault: 'both, twice',
    run: answerWith('exit', 'succeed', 'exit', 'succeed'),
    events: [OPEN, LEFT, SUCCEEDED],
    state: 'complete',
  },
  ...[
    undefined,
    null,
    7,
    'error',
    'incomplete',
    [],
    { status: 'Complete' },
    { status: 'paused' },
    hostile,
  ].map((answer): FaultRow => ({
    fault: `onExit with ${nameOf(answer)}`,
    run: whenOpen((page) => page.exit(answer)),
    events: [OPEN, FAILED],
    codes: ['unknown-status'],
    state: 'error',
  })),
  ...[undefined, null, 7, 'error', [], { result: null }, hostile].map((answer): FaultRow => ({
    fault: `onSuccess with ${nameOf(answer)}`,
    run: whenOpen((page) => page.succeed(answer)),
    events: [OPEN, SUCCEEDED],
    state: 'complete',
  })),
  {
    fault: 'an answer that looks like a promise',
    run: whenOpen(async (page) => {
      const outcome = page.get().open();
      page.exit({ ...INCOMPLETE, then() {} });
      expect(await outcome).to.deep.equal(INCOMPLETE);
    }),
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'late, after the element was reset',
    run: async (page) => {
      await page.get().load();
      const outcome = page.get().open();
      page.get().reset();
      expect(await outcome).to.equal(null);
      expect(page.get().state).to.equal('ready');
      page.exit();
      expect(page.events()).to.deep.equal([OPEN]);
      page.succeed();
      page.succeed();
      expect(page.get().value).to.equal(SUCCESS.result.borrower!.uuid);
    },
    events: [OPEN, SUCCEEDED],
    state: 'complete',
  },
  {
    fault: 'late, from a session before the one that is open',
    run: whenOpen(async (page) => {
      page.exit();
      const second = page.get().open();
      page.win.nexus.links[0]!.onSuccess!(SUCCESS);
      expect(page.get().state).to.equal('open');
      expect(await isPending(second)).to.equal(true);
      page.exit();
      expect((await second)!.status).to.equal('incomplete');
    }),
    events: [OPEN, LEFT, OPEN, SUCCEEDED, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'never: reset() makes it usable again',
    run: whenOpen((page) => page.get().reset()),
    events: [OPEN],
    state: 'ready',
  },
  ...(['init', 'link'] as const).map((name): FaultRow => ({
    fault: `${name} throws`,
    run: async (page) => {
      await page.get().load();
      once(page, name === 'init' ? 'onInit' : 'onLink', fail);
      page.click();
      expect(page.get().outcome as LinkOutcome).to.include({ code: 'nexus-threw', cause });
    },
    events: [OPEN, FAILED],
    codes: ['nexus-threw'],
    state: 'error',
  })),
  {
    fault: 'link throws, and succeeds later',
    run: async (page) => {
      await page.get().load();
      once(page, 'onLink', fail);
      page.click();
      page.succeed();
    },
    events: [OPEN, FAILED, SUCCEEDED],
    codes: ['nexus-threw'],
    state: 'complete',
  },
  {
    fault: 'link answers, and throws then',
    run: async (page) => {
      await page.get().load();
      once(page, 'onLink', ({ onExit }: { onExit(response: unknown): void }) => {
        onExit(INCOMPLETE);
        fail();
      });
      page.click();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
]);
