import { expect } from '@open-wc/testing';
import type { SimulatedFlow, SimulatorOptions } from '../../src/simulator/index.js';
import type { PageWindow } from '../support/page.js';
import { openSimulator } from '../support/simulator.js';

const FIRST_STEP = 'Choose your loan servicer';
const QUESTION = 'Leave without finishing?';

const isWebKit = /AppleWebKit/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent);

/** A page whose dialog is open, unless an `onLink` handler says otherwise. */
async function openWorkflow(options?: SimulatorOptions) {
  const page = await openSimulator();
  const simulator = page.simulator.installSimulator(options);
  page.win.Nexus.init({ nexus_key: 'key-1' });
  page.win.focus();
  page.link();
  return Object.assign(page, { installed: simulator });
}

/** Whether anything stops the Escape that an element gets. */
function swallowsEscape(win: PageWindow, target: Element, init: KeyboardEventInit = {}): boolean {
  const event = new win.KeyboardEvent('keydown', {
    key: 'Escape',
    bubbles: true,
    composed: true,
    cancelable: true,
    ...init,
  });
  return !target.dispatchEvent(event);
}

describe('a page that takes the dialog away', () => {
  const WAYS: Record<string, (doc: Document) => void> = {
    'empties its body': (doc) => (doc.body.innerHTML = ''),
    'has another body': (doc) => doc.body.replaceWith(doc.createElement('body')),
    'removes the host': (doc) => doc.querySelector('payitoff-nexus-simulator')!.remove(),
  };
  for (const [name, takeAway] of Object.entries(WAYS)) {
    it(`keeps its Escape, and opens Nexus again (${name})`, async () => {
      const page = await openWorkflow();
      takeAway(page.doc);
      expect(swallowsEscape(page.win, page.doc.body)).to.equal(false);
      page.link();
      await page.nextTask();
      expect(page.responses).to.deep.equal([]);
      expect(page.isOpen()).to.equal(true);
      page.choose('Close', 'Leave');
      expect(page.responses.map(({ response }) => response.status)).to.deep.equal(['incomplete']);
      expect(page.isThere()).to.equal(false);
      expect(page.uncaught()).to.deep.equal([]);
    });
  }

  it('can uninstall the simulator after that', async () => {
    const page = await openWorkflow();
    page.doc.body.innerHTML = '';
    page.installed.uninstall();
    await page.nextTask();
    expect('Nexus' in page.win).to.equal(false);
    expect(page.responses).to.deep.equal([]);
  });

  it('is still told of an outcome that a test decides on', async () => {
    const flows: SimulatedFlow[] = [];
    const page = await openWorkflow({
      onLink(flow) {
        flow.open();
        flows.push(flow);
      },
    });
    page.doc.body.innerHTML = '';
    flows[0]!.complete();
    expect(page.responses.map(({ callback }) => callback)).to.deep.equal(['onSuccess']);
  });

  it('can open the same flow once more', async () => {
    let flow!: SimulatedFlow;
    const page = await openWorkflow({ onLink: (linked) => (flow = linked).open() });
    page.doc.body.innerHTML = '';
    flow.open();
    expect(page.isOpen()).to.equal(true);
    page.choose('Close', 'Leave');
    expect(page.responses.map(({ response }) => response.status)).to.deep.equal(['incomplete']);
  });

  it('leaves no password behind in the fields it took away', async () => {
    const page = await openWorkflow();
    page.choose('Bramblegate');
    const password = page.fill('Password', 'secret');
    page.doc.body.innerHTML = '';
    page.link();
    expect(password.value).to.equal('');
  });
});

it('opens on a page that has no body yet', async () => {
  const page = await openSimulator();
  page.simulator.installSimulator();
  page.win.Nexus.init({ nexus_key: 'key-1' });
  page.doc.body.remove();
  page.link();
  page.choose('Close', 'Leave');
  expect(page.responses.map(({ response }) => response.status)).to.deep.equal(['incomplete']);
});

describe('after uninstall()', () => {
  it('a flow that has not been answered stays so', async () => {
    let flow!: SimulatedFlow;
    const page = await openWorkflow({ onLink: (linked) => (flow = linked) });
    page.installed.uninstall();
    flow.complete();
    flow.exit();
    flow.open();
    await page.nextTask();
    expect(page.responses).to.deep.equal([]);
    expect(page.isThere()).to.equal(false);
  });

  it('a refusal that is on its way does not arrive', async () => {
    const page = await openWorkflow();
    page.link();
    page.installed.uninstall();
    await page.nextTask();
    expect(page.responses).to.deep.equal([]);
  });

  it('a reference to Nexus that the page kept opens nothing', async () => {
    const linked: SimulatedFlow[] = [];
    const page = await openWorkflow({ onLink: (flow) => linked.push(flow) });
    const kept = page.win.Nexus;
    page.installed.uninstall();
    page.link(kept);
    await page.nextTask();
    expect(linked).to.have.length(1);
    expect(page.responses).to.deep.equal([]);
    expect(page.isThere()).to.equal(false);
  });

  it('the same holds for a simulator that another one has replaced', async () => {
    const flows: SimulatedFlow[] = [];
    const page = await openWorkflow({ onLink: (flow) => flows.push(flow) });
    page.simulator.installSimulator();
    flows[0]!.complete();
    expect(page.responses).to.deep.equal([]);
  });
});

describe('an Escape that is not meant for the dialog', () => {
  /** Until a person uses the dialog, Chromium counts one that opens above it as one with it. */
  const openInUse = async () => {
    const page = await openWorkflow();
    await page.press('Tab');
    return page;
  };

  const openAbove = (page: Awaited<ReturnType<typeof openInUse>>) => {
    const above = page.doc.createElement('dialog');
    above.innerHTML = '<button id="stay">Stay signed in</button>';
    page.doc.body.append(above);
    above.showModal();
    return above;
  };

  it('closes a dialog of the page above it', async () => {
    const page = await openInUse();
    const above = openAbove(page);
    expect(page.focused()).to.equal('#stay');
    await page.press('Escape');
    expect(above.open).to.equal(false);
    expect(page.title()).to.equal(FIRST_STEP);
    await page.press('Escape');
    expect(page.title()).to.equal(QUESTION);
  });

  it('closes a dialog above it that has lost the focus', async () => {
    const page = await openInUse();
    const above = openAbove(page);
    page.doc.getElementById('stay')!.blur();
    await page.press('Escape');
    expect(above.open).to.equal(false);
    expect(page.title()).to.equal(FIRST_STEP);
  });

  it('closes a popover above it', async () => {
    const page = await openInUse();
    const above = page.doc.createElement('div');
    above.popover = 'auto';
    above.textContent = 'Your session ends in a minute.';
    page.doc.body.append(above);
    above.showPopover();
    await page.press('Escape');
    expect(above.matches(':popover-open')).to.equal(false);
    // WebKit gives one Escape to the popover and to the dialog under it.
    expect(page.title()).to.equal(isWebKit ? QUESTION : FIRST_STEP);
  });

  for (const [name, init] of [
    ['while it composes', { isComposing: true }],
    ['as it ends composing, in Safari', { keyCode: 229 }],
  ] as const) {
    it(`goes to an input method ${name}`, async () => {
      const page = await openWorkflow();
      page.choose('Bramblegate');
      expect(swallowsEscape(page.win, page.find('Username'), init)).to.equal(false);
      expect(page.title()).to.equal('Sign in to Bramblegate Servicing');
    });
  }

  it('goes to a page that handles it', async () => {
    const page = await openWorkflow();
    page.win.addEventListener('keydown', (event) => event.preventDefault(), { capture: true });
    await page.press('Escape');
    expect(page.title()).to.equal(FIRST_STEP);
  });
});
