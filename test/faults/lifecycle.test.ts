import { expect } from '@open-wc/testing';
import type { LinkErrorCode, LinkState, PayitoffLink } from '../../src/index.js';
import { linkMarkup } from '../support/markup.js';
import {
  INCOMPLETE,
  SUCCESS,
  isPending,
  openPage,
  type LinkEventName,
  type TestPage,
} from '../support/page.js';
import { FAILED, ILLEGAL, LEFT, OPEN, SUCCEEDED, testFaults, whenOpen, type FaultRow } from './fault-rows.js';

testFaults('lifecycle', [
  {
    fault: 'removed while loading, then put back',
    page: { vendor: { sandbox: ['hold'] } },
    run: async (page) => {
      const element = page.get();
      const outcome = element.open();
      element.remove();
      expect(await outcome).to.equal(null);
      await page.release();
      await page.untilNexus();
      page.doc.body.append(element);
    },
    events: [],
    state: 'idle',
  },
  {
    fault: 'removed while open, then put back',
    run: whenOpen(async (page) => {
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
      const outcome = page.get().open();
      page.doc.body.prepend(page.get());
      await page.nextTask();
      await page.release();
      await page.untilEvent(OPEN);
      page.doc.body.append(page.get());
      await page.nextTask();
      page.exit();
      expect(await outcome).to.deep.equal(INCOMPLETE);
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
    run: whenOpen(async (page) => {
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
    fault: 'opened again inside its own payitoff-open listener: one session',
    run: async (page) => {
      await page.get().load();
      const element = page.get();
      let again: unknown;
      element.addEventListener(OPEN, () => (again = element.open()), { once: true });
      const outcome = element.open();
      expect(again).to.equal(outcome);
      expect(await isPending(outcome)).to.equal(true);
      expect(page.win.nexus.links.length).to.equal(1);
      page.exit();
    },
    events: [OPEN, LEFT],
    state: 'incomplete',
  },
  {
    fault: 'reset while loading: nothing opens',
    page: { vendor: { sandbox: ['hold'] } },
    run: async (page) => {
      const outcome = page.get().open();
      page.get().reset();
      expect(await outcome).to.equal(null);
      expect(page.get().state).to.equal('idle');
      await page.release();
      await page.untilNexus();
      expect(page.calls()).to.deep.equal([]);
      page.get().reset();
    },
    events: [],
    state: 'ready',
  },
  {
    fault: 'reset inside its own payitoff-statechange listener, on the way to open',
    run: async (page) => {
      await page.get().load();
      const element = page.get();
      element.addEventListener('payitoff-statechange', () => element.reset(), { once: true });
      expect(await element.open()).to.equal(null);
      expect(page.calls()).to.deep.equal([]);
    },
    events: [OPEN],
    state: 'ready',
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
    run: whenOpen((page) => {
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
    page: { vendor: { sandbox: ['404', '404', '404', 'ok'] } },
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
    fault: 'back from the back/forward cache while open',
    run: whenOpen(async (page) => {
      const outcome = page.get().open();
      const show = (persisted: boolean) =>
        page.win.dispatchEvent(new page.win.PageTransitionEvent('pageshow', { persisted }));
      show(false);
      expect(page.get().state).to.equal('open');
      show(true);
      expect(await outcome).to.equal(null);
    }),
    events: [OPEN],
    state: 'ready',
  },
]);

const reached: Record<LinkState, (page: TestPage) => unknown> = {
  idle: () => {},
  loading: (page) => void page.get().open(),
  ready: (page) => page.get().load(),
  open: whenOpen(() => {}),
  complete: whenOpen((page) => page.succeed()),
  incomplete: whenOpen((page) => page.exit()),
  illegal: whenOpen((page) => page.exit({ ...INCOMPLETE, status: 'illegal' })),
  error: whenOpen((page) => page.exit({ ...INCOMPLETE, status: 'error' })),
};
const RESETS: FaultRow[] = (Object.keys(reached) as LinkState[]).map((state) => {
  const outcome = { complete: SUCCEEDED, incomplete: LEFT, illegal: ILLEGAL, error: FAILED }[state as string];
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

testFaults('reset()', RESETS);

const CHANGES: Record<string, (element: PayitoffLink) => void> = {
  uuid: (element) => (element.uuid = 'uuid-b'),
  'the attribute uuid': (element) => element.setAttribute('uuid', 'uuid-b'),
  'nexus-key': (element) => element.setAttribute('nexus-key', 'key-2'),
  env: (element) => {
    element.env = 'production';
    element.env = 'sandbox';
  },
};

testFaults('an element that a list uses for another borrower', [
  ...Object.entries(CHANGES).map(([what, change]): FaultRow => ({
    fault: `${what} changed after an outcome: nothing is left of it`,
    run: whenOpen((page) => {
      page.succeed();
      const element = page.get();
      change(element);
      const { outcome, value, uuid, nexusKey } = element;
      expect({ outcome, value }).to.deep.equal({ outcome: null, value: '' });
      page.click();
      const config = { nexus_key: nexusKey, ...(uuid && { uuid }) };
      expect(page.calls().slice(-2)).to.deep.equal([['init', config], ['link']]);
      element.reset();
    }),
    events: [OPEN, SUCCEEDED, OPEN],
    state: 'ready',
  })),
  {
    fault: 'uuid changed while open: reset, and a late success is told, but is not this borrower’s',
    page: { body: linkMarkup({ uuid: 'uuid-a' }) },
    run: whenOpen(async (page) => {
      const element = page.get();
      const outcome = element.open();
      element.uuid = 'uuid-b';
      expect(await outcome).to.equal(null);
      page.succeed({ ...SUCCESS, result: { borrower: { uuid: 'uuid-a' } } });
      expect(element.value).to.equal('');
      expect(element.outcome).to.equal(null);
    }),
    events: [OPEN, SUCCEEDED],
    state: 'ready',
  },
  ...(['nexusKey', 'env'] as const).map((property): FaultRow => ({
    fault: `reset while open, then another ${property}: a late success is told, but is not of this one`,
    run: whenOpen((page) => {
      const element = page.get();
      const before = element[property];
      element.reset();
      element[property] = 'production';
      page.succeed();
      expect(element.value).to.equal('');
      expect(element.outcome).to.equal(null);
      element[property] = before as 'sandbox';
    }),
    events: [OPEN, SUCCEEDED],
    state: 'ready',
  })),
  {
    fault: 'reset while open, then another borrower: a late success is told, but is not this borrower’s',
    run: whenOpen((page) => {
      const element = page.get();
      element.reset();
      element.uuid = 'uuid-b';
      page.succeed();
      expect(element.value).to.equal('');
      expect(element.outcome).to.equal(null);
    }),
    events: [OPEN, SUCCEEDED],
    state: 'ready',
  },
  {
    fault: 'uuid taken away while open: a late success of that borrower is told, but is not of the next one',
    page: { body: linkMarkup({ uuid: 'uuid-a' }) },
    run: whenOpen((page) => {
      const element = page.get();
      element.uuid = '';
      page.succeed({ ...SUCCESS, result: { borrower: { uuid: 'uuid-a' } } });
      expect(element).to.include({ value: '', outcome: null });
    }),
    events: [OPEN, SUCCEEDED],
    state: 'ready',
  },
  {
    fault: 'reset while open, then a late success whose uuid the page stores: it stays',
    run: whenOpen((page) => {
      const element = page.get();
      element.reset();
      page.succeed();
      element.uuid = SUCCESS.result.borrower!.uuid!;
      expect(element).to.include({ value: element.uuid, state: 'complete' });
    }),
    events: [OPEN, SUCCEEDED],
    state: 'complete',
  },
  {
    fault: 'an exit whose uuid the page stores, then a success that names nobody: it is this borrower’s',
    run: whenOpen((page) => {
      const element = page.get();
      page.exit({ ...INCOMPLETE, result: { borrower: { uuid: 'uuid-a' } } });
      element.uuid = 'uuid-a';
      page.succeed({ ...SUCCESS, result: {} });
      expect(element).to.include({ value: 'uuid-a', state: 'complete' });
    }),
    events: [OPEN, LEFT, SUCCEEDED],
    state: 'complete',
  },
  {
    fault: 'uuid changed after an outcome, by a framework that is rendering: told after that',
    run: whenOpen(async (page) => {
      page.exit();
      const before = page.states().length;
      page.get().uuid = 'uuid-b';
      expect(page.states().length).to.equal(before);
      await null;
      expect(page.states().length).to.equal(before + 1);
    }),
    events: [OPEN, LEFT],
    state: 'ready',
  },
  {
    fault: 'uuid set to the borrower that Nexus has made: nothing changes',
    run: whenOpen((page) => {
      page.succeed();
      page.get().uuid = page.get().value;
      expect(page.get().value).to.equal(SUCCESS.result!.borrower!.uuid);
    }),
    events: [OPEN, SUCCEEDED],
    state: 'complete',
  },
  {
    fault: 'reset while open: settled, the page is free, and a late exit does not count',
    page: { body: linkMarkup() + linkMarkup({ id: 'b' }) },
    run: whenOpen(async (page) => {
      const outcome = page.get().open();
      page.get().reset();
      expect(await outcome).to.equal(null);
      page.click('#b');
      page.exit();
      page.win.nexus.links[0]!.onExit!(INCOMPLETE);
      expect(page.get().outcome).to.equal(null);
    }),
    events: [OPEN, OPEN, LEFT],
    state: 'ready',
  },
]);

describe('faults: other documents', () => {
  it('moved into a template and a document without a window, and back', async () => {
    const page = await openPage();
    const element = page.get();
    const template = page.doc.createElement('template');
    template.content.append(element);
    const made = page.doc.createElement('payitoff-link');
    page.doc.implementation.createHTMLDocument().body.append(element, made);
    page.doc.body.append(element, made);
    for (const { shadowRoot } of [element, made]) {
      expect(page.win.getComputedStyle(shadowRoot!.querySelector('button')!).fontWeight).to.equal('600');
    }
    expect(page.uncaught()).to.deep.equal([]);
  });

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

  it('in a frame that was taken away while it was open, it does not hold the page', async () => {
    const page = await openPage({ body: `${linkMarkup()}${linkMarkup({ id: 'b' })}<iframe></iframe>` });
    const shadow = '<img name="defaultView" alt="">';
    const element = page.get();
    await element.load();
    const frame = page.doc.querySelector('iframe')!;
    frame.contentDocument!.body.innerHTML = shadow;
    frame.contentDocument!.body.append(element);
    element.click();
    expect(element.state).to.equal('open');
    frame.remove();
    expect(element.isConnected).to.equal(true);
    page.click('#b');
    expect(page.get('#b').state).to.equal('open');
  });

  it('adopted into another document it keeps its style', async () => {
    const page = await openPage({ body: `${linkMarkup()}<iframe></iframe>` });
    const element = page.get();
    const frame = page.doc.querySelector('iframe')!;
    const weight = () =>
      element.ownerDocument.defaultView!.getComputedStyle(element.shadowRoot!.querySelector('button')!)
        .fontWeight;
    expect(weight()).to.equal('600');
    frame.contentDocument!.body.append(element);
    expect(weight()).to.equal('600');
    page.doc.body.append(element);
    expect(weight()).to.equal('600');
  });
});
