import { expect } from '@open-wc/testing';
import { openPage } from '../support/page.js';
import { linkMarkup } from '../support/markup.js';

const LINK = linkMarkup({ id: 'loans' });
const BUTTON = '<button type="button" id="opener" commandfor="loans" command="--open">Get started</button>';
/** WebKitGTK and older browsers have no invoker commands. */
const HAS_COMMANDS = 'command' in HTMLButtonElement.prototype;

const opener = (root: Document | ShadowRoot) => root.querySelector<HTMLButtonElement>('#opener')!;

describe('an invoker button', () => {
  if (!HAS_COMMANDS) {
    it('does no harm where there are none', async () => {
      const page = await openPage({ body: BUTTON + LINK });
      opener(page.doc).click();
      expect(page.uncaught()).to.deep.equal([]);
      expect(page.get().state).to.equal('idle');
    });
    return;
  }

  it('opens the element from anywhere on the page, in its own task', async () => {
    const page = await openPage({ body: BUTTON + LINK });
    await page.get().load();
    opener(page.doc).click();
    expect(page.calls().map(([name]) => name)).to.deep.equal(['init', 'link']);
    page.succeed();
    expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-success']);
  });

  it('loads first when there is no Nexus yet, and opens once', async () => {
    const page = await openPage({ body: BUTTON + LINK });
    opener(page.doc).click();
    opener(page.doc).click();
    await page.untilEvent('payitoff-open');
    expect(page.win.nexus.links.length).to.equal(1);
  });

  it('works in a form, which it does not send', async () => {
    const page = await openPage({ body: `<form action="/fake/form">${BUTTON}${LINK}</form>` });
    let submits = 0;
    page.doc.addEventListener('submit', () => (submits += 1));
    opener(page.doc).click();
    await page.untilEvent('payitoff-open');
    expect(submits).to.equal(0);
  });

  it('works out of a shadow root, and into the one it shares with the element', async () => {
    const page = await openPage({ body: `<div id="box"></div>${LINK}` });
    const root = page.doc.querySelector('#box')!.attachShadow({ mode: 'open' });
    const button = page.doc.createElement('button');
    button.command = '--open';
    button.commandForElement = page.get();
    root.append(button);
    button.click();
    await page.untilEvent('payitoff-open');
    page.exit();

    const inside = root.appendChild(page.doc.createElement('div'));
    inside.innerHTML = BUTTON + linkMarkup({ id: 'loans' });
    opener(root).click();
    await page.untilEvent('payitoff-open', 2);
    expect(root.querySelector('payitoff-link')!.state).to.equal('open');
  });

  it('does nothing to a disabled element', async () => {
    const page = await openPage({ body: `${BUTTON}<fieldset>${LINK}</fieldset>` });
    for (const [disable, enable] of [
      [() => (page.get().disabled = true), () => (page.get().disabled = false)],
      [
        () => (page.doc.querySelector('fieldset')!.disabled = true),
        () => (page.doc.querySelector('fieldset')!.disabled = false),
      ],
    ] as const) {
      disable();
      opener(page.doc).click();
      expect(page.get().state).to.equal('idle');
      enable();
    }
    opener(page.doc).click();
    await page.untilEvent('payitoff-open');
  });

  it('knows no other command', async () => {
    const page = await openPage({ body: BUTTON + LINK });
    for (const command of ['--close', '--OPEN', '--opened', 'show-modal', '']) {
      opener(page.doc).setAttribute('command', command);
      opener(page.doc).click();
    }
    expect(page.get().state).to.equal('idle');
    expect(page.events()).to.deep.equal([]);
  });

  it('keeps the focus when the answer comes', async () => {
    const page = await openPage({ body: BUTTON + LINK });
    await page.get().load();
    page.win.focus();
    opener(page.doc).focus();
    opener(page.doc).click();
    page.exit();
    await page.nextTask();
    expect(page.doc.activeElement!.id).to.equal('opener');
  });
});
