import { expect } from '@open-wc/testing';
import { linkMarkup, type Attributes } from '../support/markup.js';
import { AXE, openPage, type Behaviour, type PageSpec, type TestPage } from '../support/page.js';
import { pressLater } from '../support/person.js';

const BUTTON = '<button type="button" slot="trigger">Start</button>';
const LINK = '<a slot="trigger" href="#help">Start</a>';

/** The target of a click on it is the `use` element, which has an `href` as a link has. */
const ICON = '<svg width="16" height="16"><use href="#icon"></use></svg>';

const withTrigger = (trigger: string, attributes: Attributes = {}) => linkMarkup(attributes, trigger);
const open = (trigger: string, spec: PageSpec = {}) => openPage({ body: withTrigger(trigger), ...spec });
const triggerOf = (page: TestPage) => page.doc.querySelector<HTMLElement>('[slot=trigger]')!;
const isSeen = (element: Element) => element.getClientRects().length > 0;
const callNames = (page: TestPage) => page.calls().map(([name]) => name);

/** Dispatches a click; answers whether its default was prevented. */
function press(element: Element, init: MouseEventInit = {}): boolean {
  const { MouseEvent } = element.ownerDocument.defaultView!;
  const options = { bubbles: true, cancelable: true, composed: true, ...init };
  return !element.dispatchEvent(new MouseEvent('click', options));
}

/** Counts the clicks on a link that the browser was left to follow, and keeps it from doing so. */
function countFollowed(page: TestPage): () => number {
  let followed = 0;
  page.win.addEventListener('click', (event) => {
    if (!event.defaultPrevented) followed += 1;
    event.preventDefault();
  });
  return () => followed;
}

const untilFollowed = (page: TestPage) =>
  new Promise((resolve) => page.win.addEventListener('hashchange', resolve, { once: true }));

describe('a trigger', () => {
  for (const [what, trigger] of [
    ['button', BUTTON],
    ['link', LINK],
    ['thing with a button in it', '<span slot="trigger"><button type="button">Start</button></span>'],
  ] as const) {
    it(`takes the place of the button, a ${what}, and opens Nexus in the click's own task`, async () => {
      const page = await open(trigger);
      expect(isSeen(page.button())).to.equal(false);
      expect(isSeen(triggerOf(page))).to.equal(true);
      await page.get().load();
      const pressed = triggerOf(page).querySelector('button') ?? triggerOf(page);
      expect(press(pressed), 'default prevented').to.equal(true);
      expect(callNames(page)).to.deep.equal(['init', 'link']);
      page.exit();
      expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-incomplete']);
      press(pressed);
      page.succeed();
      expect(page.events().slice(2)).to.deep.equal(['payitoff-open', 'payitoff-success']);
    });
  }

  it('does nothing where the page has prevented the default of the click', async () => {
    const page = await open(BUTTON);
    triggerOf(page).addEventListener('click', (event) => event.preventDefault());
    press(triggerOf(page));
    await page.nextTask();
    expect(page.get().state).to.equal('idle');
  });

  it('opens nothing while the element is disabled, and follows no link', async () => {
    const page = await openPage({ body: withTrigger(LINK, { disabled: true }) });
    expect(press(triggerOf(page))).to.equal(true);
    await page.nextTask();
    expect(page.get().state).to.equal('idle');
    expect(page.events()).to.deep.equal([]);
  });

  it('with an icon in it submits no form, with whatever key it is pressed', async () => {
    const page = await openPage({
      body: `<form>${withTrigger(`<button slot="trigger">${ICON} Start</button>`)}</form>`,
    });
    expect(press(page.doc.querySelector('use')!, { ctrlKey: true })).to.equal(true);
    await page.untilEvent('payitoff-open');
  });

  for (const type of ['pointerenter', 'focusin', 'touchstart']) {
    it(`preloads on ${type}, once`, async () => {
      const page = await open(BUTTON);
      const target = type === 'pointerenter' ? page.get() : triggerOf(page);
      for (let times = 0; times < 2; times += 1) {
        target.dispatchEvent(new page.win.Event(type, { bubbles: true, composed: true }));
      }
      await page.untilState('ready');
      expect((await page.requests()).length).to.equal(1);
      expect(page.events()).to.deep.equal([]);
    });
  }

  it('may come later, go, and come again; the focus stays in the element', async () => {
    const page = await openPage();
    page.win.focus();
    page.get().focus();
    const trigger = page.doc.createElement('button');
    trigger.slot = 'trigger';
    trigger.textContent = 'Start';
    page.get().append(trigger);
    await page.nextTask();
    expect(isSeen(page.button())).to.equal(false);
    expect(page.doc.activeElement === trigger).to.equal(true);
    trigger.remove();
    await page.nextTask();
    expect(isSeen(page.button())).to.equal(true);
    page.get().append(trigger);
    await page.nextTask();
    expect(isSeen(page.button())).to.equal(false);
    press(trigger);
    await page.untilEvent('payitoff-open');
  });

  it('is a state away from its look: :state(loading) styles it', async () => {
    const page = await open(BUTTON, {
      vendor: { sandbox: ['hold'] },
      head: '<style>payitoff-link:state(loading) [slot=trigger] { opacity: 0.5 }</style>',
    });
    press(triggerOf(page));
    await page.get().updateComplete;
    expect(page.win.getComputedStyle(triggerOf(page)).opacity).to.equal('0.5');
    await page.release();
    await page.untilEvent('payitoff-open');
    expect(page.win.getComputedStyle(triggerOf(page)).opacity).to.equal('1');
  });

  it('is replaced by what is slotted as complete, and comes back', async () => {
    const page = await open(`${BUTTON}<span slot="complete">Linked.</span>`);
    await page.get().load();
    page.win.focus();
    triggerOf(page).focus();
    press(triggerOf(page));
    page.succeed();
    await page.get().updateComplete;
    expect(isSeen(triggerOf(page))).to.equal(false);
    expect(isSeen(page.button())).to.equal(false);
    expect(page.get().shadowRoot!.activeElement!.getAttribute('name')).to.equal('complete');
    page.get().reset();
    await page.get().updateComplete;
    expect(isSeen(triggerOf(page))).to.equal(true);
    expect(page.doc.activeElement === triggerOf(page)).to.equal(true);
  });

  it('leaves a link in its line of text', async () => {
    const page = await openPage({ body: `<p>Please ${withTrigger(LINK)}, or wait.</p>` });
    const text = page.doc.querySelector('p')!;
    const { height } = text.getBoundingClientRect();
    expect(page.win.getComputedStyle(page.get()).display).to.equal('inline');
    page.get().replaceWith('Start');
    expect(text.getBoundingClientRect().height).to.equal(height);
  });

  it('has nothing axe complains about', async () => {
    for (const trigger of [BUTTON, LINK]) {
      const page = await open(trigger, { head: AXE });
      await page.get().load();
      press(triggerOf(page));
      page.exit();
      await page.get().updateComplete;
      expect(await page.axe()).to.deep.equal([]);
    }
  });
});

describe('a trigger from elsewhere', () => {
  it('works in a shadow root', async () => {
    const page = await openPage({ body: '<div id="box"></div>' });
    const root = page.doc.querySelector('#box')!.attachShadow({ mode: 'open' });
    root.innerHTML = withTrigger(LINK);
    const trigger = root.querySelector<HTMLElement>('a')!;
    expect(press(trigger)).to.equal(true);
    await page.untilEvent('payitoff-open');
    page.exit();
    expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-incomplete']);
  });

  it('works slotted through another slot, where a press on an open one recovers it', async () => {
    const page = await openPage({
      body: '<x-card><button type="button" slot="start">Start</button></x-card>',
    });
    const card = page.doc.querySelector('x-card')!;
    card.attachShadow({ mode: 'open' }).innerHTML = withTrigger('<slot name="start" slot="trigger"></slot>');
    const link = card.shadowRoot!.querySelector('payitoff-link')!;
    await link.updateComplete;
    const trigger = card.querySelector('button')!;
    expect(isSeen(link.shadowRoot!.querySelector('button')!)).to.equal(false);
    await link.load();
    page.win.focus();
    link.focus();
    expect(page.doc.activeElement === trigger).to.equal(true);
    press(trigger);
    expect(callNames(page)).to.deep.equal(['init', 'link']);
    await pressLater(page, trigger);
    expect(callNames(page)).to.deep.equal(['init', 'link', 'init', 'link']);
  });
});

describe('a trigger that is pressed while Nexus is open', () => {
  for (const [what, trigger] of [
    ['a button', BUTTON],
    [
      'a link that is broken over two lines',
      `<a slot="trigger" href="#help">${'Link all of your student loans '.repeat(4)}</a>`,
    ],
  ] as const) {
    it(`opens Nexus again, ${what}`, async () => {
      const page = await openPage({
        body: `<p>${'Please read this. '.repeat(3)}${withTrigger(trigger)}</p>`,
      });
      await page.get().load();
      press(triggerOf(page));
      await pressLater(page, triggerOf(page));
      expect(callNames(page)).to.deep.equal(['init', 'link', 'init', 'link']);
      page.succeed();
      expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-success']);
    });
  }

  it('leaves Nexus alone where something covers it', async () => {
    const page = await open(BUTTON);
    await page.get().load();
    press(triggerOf(page));
    const cover = page.doc.body.appendChild(page.doc.createElement('div'));
    cover.style.cssText = 'position: fixed; inset: 0';
    await pressLater(page, triggerOf(page));
    expect(callNames(page)).to.deep.equal(['init', 'link']);
  });
});

describe('a link as trigger', () => {
  for (const [what, more] of [
    ['', ''],
    [' with target=_blank', ' target="_blank"'],
  ] as const) {
    it(`is not followed when it opens Nexus${what}`, async () => {
      const page = await open(LINK.replace('<a', `<a${more}`));
      expect(press(triggerOf(page))).to.equal(true);
      await page.untilEvent('payitoff-open');
      expect(page.win.location.hash).to.equal('');
    });
  }

  for (const key of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'] as const) {
    it(`is an ordinary one with ${key}`, async () => {
      const page = await open(LINK);
      const followed = countFollowed(page);
      press(triggerOf(page), { [key]: true });
      await page.nextTask();
      expect(followed()).to.equal(1);
      expect(page.get().state).to.equal('idle');
    });
  }

  it('opens with a modifier where it is no link', async () => {
    const page = await open(BUTTON);
    press(triggerOf(page), { shiftKey: true });
    await page.untilEvent('payitoff-open');
  });

  it('is one without the script', async () => {
    const page = await open(LINK, { entry: null });
    const followed = untilFollowed(page);
    triggerOf(page).click();
    await followed;
    expect(page.win.location.hash).to.equal('#help');
  });

  for (const [vendor, code, timeout] of [
    ['404', 'script-failed', 15_000],
    ['empty', 'nexus-missing', 1500],
    ['hang', 'script-timeout', 1500],
  ] as [Behaviour, string, number][]) {
    it(`is followed if the script cannot be loaded: ${code}`, async () => {
      const page = await openPage({
        body: withTrigger(LINK, { timeout }),
        vendor: { sandbox: [vendor] },
      });
      const clicks: boolean[] = [];
      page.win.addEventListener('click', (event) => clicks.push(event.defaultPrevented));
      page.win.focus();
      triggerOf(page).focus();
      const followed = untilFollowed(page);
      press(triggerOf(page));
      await followed;
      expect(page.details('payitoff-error').map((detail) => detail.code)).to.deep.equal([code]);
      expect(clicks).to.deep.equal([true, false]);
      expect(page.win.location.hash).to.equal('#help');
    });
  }

  it('is followed where the configuration is wrong', async () => {
    const page = await openPage({ body: withTrigger(LINK, { env: 'sandbx' }) });
    const followed = countFollowed(page);
    press(triggerOf(page));
    await page.nextTask();
    expect(page.events()).to.deep.equal(['payitoff-error']);
    expect(followed()).to.equal(1);
  });

  it('is followed from an icon in it', async () => {
    const page = await open(LINK.replace('Start', `${ICON} Start`), { vendor: { sandbox: ['404'] } });
    const followed = untilFollowed(page);
    press(page.doc.querySelector('use')!);
    await followed;
    expect(page.win.location.hash).to.equal('#help');
  });

  it('is not followed by a press that opened nothing, after one that failed', async () => {
    const page = await open(LINK, { vendor: { sandbox: ['404'] } });
    const followed = countFollowed(page);
    press(triggerOf(page));
    await page.untilEvent('payitoff-error');
    await page.nextTask();
    expect(followed()).to.equal(1);
    page.get().disabled = true;
    press(triggerOf(page));
    await page.nextTask();
    expect(followed()).to.equal(1);
  });

  it('is not followed after an error of Nexus', async () => {
    const page = await open(LINK);
    await page.get().load();
    const followed = countFollowed(page);
    press(triggerOf(page));
    page.exit({ status: 'error' });
    await page.nextTask();
    expect(followed()).to.equal(0);
  });

  it('is not followed away from a field that somebody fills in meanwhile', async () => {
    const page = await openPage({
      body: `${withTrigger(LINK)}<input aria-label="Name">`,
      vendor: { sandbox: ['404'] },
    });
    const followed = countFollowed(page);
    press(triggerOf(page));
    page.win.focus();
    page.doc.querySelector('input')!.focus();
    await page.untilEvent('payitoff-error');
    await page.nextTask();
    expect(followed()).to.equal(0);
  });
});

describe('the focus', () => {
  it('comes to the trigger by focus(), into a wrapper too', async () => {
    for (const trigger of [BUTTON, `<span slot="trigger">${LINK.replace(' slot="trigger"', '')}</span>`]) {
      const page = await open(trigger);
      page.win.focus();
      page.get().focus();
      expect(page.doc.activeElement!.textContent).to.equal('Start');
      expect(page.doc.activeElement).not.to.equal(page.doc.body);
    }
  });

  it('lost to body inside Nexus goes to the trigger', async () => {
    const page = await open(LINK);
    await page.get().load();
    page.win.focus();
    triggerOf(page).focus();
    press(triggerOf(page));
    triggerOf(page).blur();
    page.exit();
    while (page.doc.activeElement !== triggerOf(page)) await page.nextTask();
  });
});

describe('in a form', () => {
  it('a trigger does not send it, and click() and the invoker command work', async () => {
    const submit = '<button slot="trigger">Start</button>';
    const page = await openPage({
      body: `<form action="/fake/form">${withTrigger(submit, { id: 'loans', name: 'borrower' })}
        <button type="button" id="opener" commandfor="loans" command="--open">Open</button></form>`,
    });
    await page.get().load();
    let submits = 0;
    page.doc.addEventListener('submit', (event) => {
      submits += 1;
      event.preventDefault();
    });
    triggerOf(page).click();
    page.exit();
    page.get().click();
    page.exit();
    expect(page.events().length).to.equal(4);
    const opener = page.doc.querySelector<HTMLButtonElement>('#opener')!;
    if ('command' in opener) {
      opener.click();
      expect(page.events().length).to.equal(5);
    } else {
      triggerOf(page).click();
    }
    page.succeed();
    expect([...new page.win.FormData(page.doc.forms[0])].length).to.equal(1);
    expect(submits).to.equal(0);
  });

  it('a label of the element opens Nexus', async () => {
    const page = await openPage({
      body: `<label for="loans">Your loans</label>${withTrigger(BUTTON, { id: 'loans' })}`,
    });
    page.doc.querySelector('label')!.click();
    await page.untilEvent('payitoff-open');
    page.exit();
    expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-incomplete']);
  });

  it('an invalid element points at its trigger', async () => {
    const page = await openPage({
      body: `<form>${withTrigger(BUTTON, { name: 'borrower', required: true })}</form>`,
    });
    page.win.focus();
    expect(page.doc.forms[0]!.reportValidity()).to.equal(false);
    expect(page.get().validity.valueMissing).to.equal(true);
    expect(page.doc.activeElement === triggerOf(page)).to.equal(true);
  });
});
