import { expect } from '@open-wc/testing';
import { linkMarkup } from '../support/markup.js';
import { INCOMPLETE, SUCCESS, isPending, openPage, type TestPage } from '../support/page.js';
import { pressEnter, pressLater, skipTime } from '../support/person.js';
import {
  FAILED,
  LEFT,
  OPEN,
  SUCCEEDED,
  TWO,
  clickAndOpen,
  testFaults,
  whenOpen,
  type FaultRow,
} from './fault-rows.js';

const names = (page: TestPage) => page.calls().map(([name]) => name);

testFaults('a borrower who is stuck', [
  {
    fault: 'Nexus is open and shows nothing: a press opens it again, within the same open()',
    run: whenOpen(async (page) => {
      const outcome = page.get().open();
      await pressLater(page);
      expect(names(page)).to.deep.equal(['init', 'link', 'init', 'link']);
      expect(page.get().open() === outcome).to.equal(true);
      // Of what was given up an exit does not count.
      page.win.nexus.links[0]!.onExit!(INCOMPLETE);
      expect(page.get().state).to.equal('open');
      page.exit();
      expect(await outcome).to.deep.equal(INCOMPLETE);
    }),
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'the success of what was given up for another press counts',
    run: whenOpen(async (page) => {
      await pressLater(page);
      expect(page.win.nexus.links.length).to.equal(2);
      page.win.nexus.links[0]!.onSuccess!(SUCCESS);
    }),
    events: [OPEN, SUCCEEDED],
    state: 'complete',
  },
  {
    fault: 'the same success of both: told once',
    run: whenOpen(async (page) => {
      await pressLater(page);
      for (const { onSuccess } of page.win.nexus.links) onSuccess!(SUCCESS);
      // Names nobody else.
      page.succeed({ ...SUCCESS, result: {} });
    }),
    events: [OPEN, SUCCEEDED],
    state: 'complete',
  },
  {
    fault: 'successes of both, each with a borrower of its own: both told',
    run: whenOpen(async (page) => {
      await pressLater(page);
      const uuids = ['uuid-a', 'uuid-b'];
      uuids.forEach((uuid, index) => {
        page.win.nexus.links[index]!.onSuccess!({ ...SUCCESS, result: { borrower: { uuid } } });
      });
      expect(page.get().value).to.equal('uuid-b');
    }),
    events: [OPEN, SUCCEEDED, SUCCEEDED],
    state: 'complete',
  },
  {
    fault: 'Nexus has gone when it is to be opened again: told, and the button works',
    run: whenOpen(async (page) => {
      const { Nexus } = page.win;
      delete (page.win as { Nexus?: unknown }).Nexus;
      await pressLater(page);
      page.win.Nexus = Nexus;
    }),
    events: [OPEN, FAILED],
    codes: ['nexus-missing'],
    state: 'error',
  },
  {
    fault: 'a second press, made while Nexus was busy opening for more than a second, opens once',
    run: async (page) => {
      await page.get().load();
      page.win.nexus.onLink = () => skipTime(page, 1001);
      await clickAndOpen(page);
      await pressEnter(page);
      expect(page.win.nexus.links.length).to.equal(1);
      page.win.nexus.onLink = undefined as never;
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'a second press within a second opens once',
    run: whenOpen(async (page) => {
      await pressEnter(page);
      await pressEnter(page);
      expect(page.win.nexus.links.length).to.equal(1);
      page.exit();
    }),
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'a press by a script is not a person’s',
    run: whenOpen((page) => {
      skipTime(page, 1001);
      page.click();
      void page.get().open();
      expect(page.win.nexus.links.length).to.equal(1);
      page.exit();
    }),
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'a press by the keyboard on a button that the window of Nexus covers',
    run: whenOpen(async (page) => {
      page.doc.body.insertAdjacentHTML('beforeend', '<div style="position: fixed; inset: 0"></div>');
      await pressLater(page);
      expect(page.win.nexus.links.length).to.equal(1);
      page.exit();
    }),
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'another element takes the page over by a press; a late success still counts',
    page: { body: TWO },
    run: whenOpen(async (page) => {
      const outcome = page.get().open();
      await pressLater(page, page.get('#b'));
      expect(await outcome).to.equal(null);
      expect(page.get().state).to.equal('ready');
      expect(page.get('#b').state).to.equal('open');
      page.win.nexus.links[0]!.onExit!(INCOMPLETE);
      expect(page.get().state).to.equal('ready');
      page.win.nexus.links[0]!.onSuccess!(SUCCESS);
      page.exit();
    }),
    events: [OPEN, OPEN, SUCCEEDED, LEFT],
    state: 'complete',
  },
  {
    fault: 'another element takes nothing over by open()',
    page: { body: TWO },
    run: whenOpen(async (page) => {
      skipTime(page, 1001);
      expect(await page.get('#b').open()).to.include({ code: 'busy' });
      page.exit();
    }),
    events: [OPEN, FAILED, LEFT],
    codes: ['busy'],
    state: 'incomplete',
  },
  {
    fault: 'another element takes nothing over while the script is loading',
    page: { body: TWO, vendor: { sandbox: ['hold'] } },
    run: async (page) => {
      page.click();
      await pressLater(page, page.get('#b'));
      await page.release();
      await page.untilEvent(OPEN);
      page.exit();
    },
    events: [FAILED, OPEN, LEFT],
    codes: ['busy'],
    state: 'incomplete',
  },
]);

testFaults('views that are kept alive', [
  {
    fault: 'left while open, and back: ready',
    run: whenOpen(async (page) => {
      const element = page.get();
      const outcome = element.open();
      element.remove();
      await page.nextTask();
      expect(await isPending(outcome)).to.equal(true);
      page.doc.body.append(element);
      expect(await outcome).to.equal(null);
      page.exit();
    }),
    events: [OPEN],
    state: 'ready',
  },
  {
    fault: 'left while open, and back inside another element: ready',
    run: whenOpen(async (page) => {
      const view = page.doc.querySelector('main')!;
      view.remove();
      await page.nextTask();
      page.doc.body.append(view);
    }),
    events: [OPEN],
    state: 'ready',
  },
  {
    fault: 'left while open, and back: a late success counts',
    run: whenOpen(async (page) => {
      const element = page.get();
      element.remove();
      await page.nextTask();
      page.doc.body.append(element);
      page.succeed();
      expect(element.value).to.equal(SUCCESS.result!.borrower!.uuid);
    }),
    events: [OPEN, SUCCEEDED],
    state: 'complete',
  },
]);

const SHADOWED = {
  querySelectorAll: '<img name="querySelectorAll" alt="">',
  querySelector: '<form name="querySelector"></form>',
  createElement: '<img name="createElement" alt="">',
  createDocumentFragment: '<img name="createDocumentFragment" alt="">',
  head: '<iframe name="head"></iframe>',
  addEventListener: '<form name="addEventListener"></form>',
  defaultView: '<iframe name="defaultView"></iframe>',
};

testFaults('markup that shadows members of document', [
  ...Object.entries(SHADOWED).map(([member, shadow]) => ({
    fault: member,
    page: { body: linkMarkup() + shadow },
    run: async (page: TestPage) => {
      const [element] = page.doc.getElementsByTagName('payitoff-link');
      element!.shadowRoot!.querySelector('button')!.click();
      await page.untilEvent(OPEN);
      page.exit();
      page.doc.getElementsByName(member)[0]!.remove();
    },
    events: [OPEN, LEFT] as (typeof OPEN | typeof LEFT)[],
    state: 'incomplete' as const,
  })),
  ...['elementFromPoint', 'host'].map((member): FaultRow => ({
    fault: `${member}, and a press by the keyboard`,
    page: { body: `${linkMarkup()}<form name="${member}"></form>` },
    run: async (page) => {
      await page.get().load();
      await pressEnter(page);
      await pressLater(page);
      expect(page.win.nexus.links.length).to.equal(2);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  })),
  ...[
    ['of an image', `${linkMarkup()}<img name="parentNode" alt="">`],
    ['of a field', `<form><p><input name="parentNode"></p>${linkMarkup()}</form>`],
  ].map(([what, body]): FaultRow => ({
    fault: `parentNode, the name ${what}, and a label that changes`,
    page: { body: body! },
    run: async (page) => {
      page.get().textContent = 'Link';
      await page.nextTask();
      await clickAndOpen(page);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  })),
  {
    fault: 'dispatchEvent: the success of a removed element is told on its document',
    page: { body: `${linkMarkup()}<form name="dispatchEvent"></form>` },
    run: whenOpen((page) => {
      const element = page.get();
      element.remove();
      page.succeed();
      expect(page.details(SUCCEEDED).length).to.equal(1);
      page.doc.getElementsByName('dispatchEvent')[0]!.remove();
      page.doc.body.append(element);
    }),
    events: [OPEN, SUCCEEDED],
    state: 'complete',
  },
  {
    fault: 'a script in SVG, which has no src',
    page: { body: `<svg><script></script></svg>${linkMarkup()}` },
    run: async (page) => {
      await clickAndOpen(page);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
]);

describe('faults: what is thrown inside', () => {
  const broken = new Error('broken by the page');
  function breakQueries({ win }: TestPage): () => void {
    const { querySelectorAll } = win.Document.prototype;
    win.Document.prototype.querySelectorAll = () => {
      throw broken;
    };
    return () => (win.Document.prototype.querySelectorAll = querySelectorAll);
  }

  const breakTimers = (name: 'setInterval' | 'setTimeout') => async (page: TestPage) => {
    const { win } = page;
    const timer = win[name];
    win[name] = (() => {
      throw broken;
    }) as never;
    page.click();
    await page.untilEvent(FAILED);
    return () => (win[name] = timer as never);
  };

  const WHERE: Record<string, (page: TestPage) => Promise<() => void>> = {
    'in the click': async (page) => {
      const mend = breakQueries(page);
      page.click();
      return mend;
    },
    'when the loading begins': breakTimers('setInterval'),
    'when the load is joined': breakTimers('setTimeout'),
    'while loading': async (page) => {
      page.click();
      const mend = breakQueries(page);
      await page.release();
      await page.untilEvent(FAILED);
      return mend;
    },
    'when it is opened again': async (page) => {
      await page.release();
      await clickAndOpen(page);
      skipTime(page, 1001);
      const mend = breakQueries(page);
      await pressEnter(page);
      return mend;
    },
  };
  for (const [where, run] of Object.entries(WHERE)) {
    it(`${where}: one error with its cause, and the next click works`, async () => {
      const page = await openPage({ vendor: { sandbox: ['hold', 'ok'] } });
      const mend = await run(page);
      mend();
      const [detail] = page.details(FAILED);
      expect(detail).to.include({ code: 'unexpected', cause: broken });
      expect(page.uncaught()).to.deep.equal([]);
      const before = page.details(OPEN).length;
      page.click();
      await page.release();
      await page.untilEvent(OPEN, before + 1);
      page.succeed();
      expect(page.details(FAILED).length).to.equal(1);
      expect(page.get().state).to.equal('complete');
    });
  }

  it('by the hit test of a person’s press: opens', async () => {
    const page = await openPage({ body: TWO });
    await page.get().load();
    page.win.Range.prototype.getClientRects = () => {
      throw broken;
    };
    await pressEnter(page);
    expect(page.events()).to.deep.equal([OPEN]);
    expect(page.uncaught()).to.deep.equal([]);
  });

  it('by the hit test of a click on the host: opens', async () => {
    const page = await openPage();
    await page.get().load();
    page.win.Document.prototype.elementFromPoint = () => {
      throw broken;
    };
    page
      .get()
      .dispatchEvent(new page.win.MouseEvent('click', { detail: 1, bubbles: true, cancelable: true }));
    expect(page.events()).to.deep.equal([OPEN]);
    expect(page.uncaught()).to.deep.equal([]);
  });

  it('reset() is idle, and the next click works', async () => {
    const page = await openPage();
    await page.get().load();
    const mend = breakQueries(page);
    page.get().reset();
    expect(page.get().state).to.equal('idle');
    mend();
    await clickAndOpen(page);
    expect(page.uncaught()).to.deep.equal([]);
  });

  it('by console.warn, which tests replace: the error is told once', async () => {
    const page = await openPage({ body: linkMarkup({ env: '' }) });
    page.win.console.warn = () => {
      throw broken;
    };
    expect(await page.get().open()).to.include({ code: 'missing-env' });
    expect(page.events()).to.deep.equal([FAILED]);
    expect(page.uncaught()).to.deep.equal([]);
  });

  it('by what validates forms: the success is told once', async () => {
    const page = await openPage();
    if (!page.win.ElementInternals) return;
    await page.get().load();
    page.click();
    page.win.ElementInternals.prototype.setValidity = () => {
      throw broken;
    };
    page.succeed();
    expect(page.events()).to.deep.equal([OPEN, SUCCEEDED]);
    expect(page.get().state).to.equal('complete');
    expect(page.uncaught()).to.deep.equal([]);
  });

  it('load() rejects with it', async () => {
    const page = await openPage();
    const mend = breakQueries(page);
    const error = await page
      .get()
      .load()
      .catch((reason: unknown) => reason);
    mend();
    expect(error).to.include({ code: 'unexpected', cause: broken });
    await page.get().load();
  });
});
