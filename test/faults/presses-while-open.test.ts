import { expect } from '@open-wc/testing';
import type { PageState } from '../../src/nexus/page-state.js';
import { linkMarkup } from '../support/markup.js';
import { SUCCESS, openPage, type TestPage } from '../support/page.js';
import { pressLater } from '../support/person.js';
import { OPEN, SUCCEEDED, TWO } from './fault-rows.js';

const stateOf = (page: TestPage) =>
  (page.win as unknown as Record<symbol, PageState>)[Symbol.for('payitoff-link/1')]!;

describe('faults: a press while Nexus is open and not in the way', () => {
  it('works on an element that lost the page to another while it was moved', async () => {
    const page = await openPage({ body: TWO });
    await page.get().load();
    const element = page.get();
    element.click();
    element.remove();
    page.click('#b');
    page.doc.querySelector('main')!.append(element);
    page.exit();
    expect(element.state).to.equal('open');
    await pressLater(page, element);
    expect(page.win.nexus.links.length).to.equal(3);
    expect(stateOf(page).lock?.isActive()).to.equal(true);
    page.succeed();
    expect(element.state).to.equal('complete');
  });

  it('counts on the page’s own button for it, where the element has none to be seen', async () => {
    const page = await openPage({
      body: `<button id="own" commandfor="loans" command="--open">Link</button>
        <div style="display: none">${linkMarkup({ id: 'loans' })}</div>`,
    });
    if (!('command' in page.win.HTMLButtonElement.prototype)) return;
    await page.get().load();
    page.get().click();
    await pressLater(page, page.doc.querySelector('#own')!);
    expect(page.win.nexus.links.length).to.equal(2);
    page.succeed();
    expect(page.events()).to.deep.equal([OPEN, SUCCEEDED]);
  });

  it('counts where the middle of the button is below the window’s edge, and not where it is covered', async () => {
    const page = await openPage({ body: `<div id="space"></div>${linkMarkup()}` });
    await page.get().load();
    page.get().click();
    const { top } = page.button().getBoundingClientRect();
    const space = page.doc.querySelector<HTMLElement>('#space')!;
    space.style.height = `${page.win.innerHeight - top - 10}px`;
    page.get().focus({ preventScroll: true });
    expect(page.button().getBoundingClientRect().top).to.equal(page.win.innerHeight - 10);
    await pressLater(page);
    expect(page.win.nexus.links.length).to.equal(2);
    const cover = page.doc.body.appendChild(page.doc.createElement('div'));
    cover.style.cssText = 'position: fixed; inset: 0';
    await pressLater(page);
    expect(page.win.nexus.links.length).to.equal(2);
  });

  const HOSTS: Record<string, (page: TestPage) => HTMLElement> = {
    'a label that is slotted through a component': (page) => {
      const card = page.doc.querySelector('main')!.appendChild(page.doc.createElement('x-card'));
      card.textContent = 'Link';
      const root = card.attachShadow({ mode: 'open' });
      root.innerHTML = linkMarkup({}, '<slot></slot>');
      return root.querySelector('payitoff-link')!;
    },
    'a trigger with display: contents': (page) => {
      const trigger = '<span slot="trigger" style="display: contents"><button>Link</button></span>';
      page.doc.querySelector('main')!.innerHTML = '<p>Text</p>' + linkMarkup({}, trigger);
      return page.get();
    },
    'a button that begins left of the window': (page) => {
      const element = page.get();
      element.style.marginInlineStart = `-${page.button().offsetWidth * 0.75}px`;
      return element;
    },
  };
  for (const [what, host] of Object.entries(HOSTS)) {
    it(`counts on ${what}, and not where that is covered`, async () => {
      const page = await openPage();
      await page.get().load();
      const element = host(page) as ReturnType<TestPage['get']>;
      await element.updateComplete;
      void element.open();
      const focused = element.querySelector('button') ?? element;
      await pressLater(page, focused);
      expect(page.win.nexus.links.length).to.equal(2);
      const cover = page.doc.body.appendChild(page.doc.createElement('div'));
      cover.style.cssText = 'position: fixed; inset: 0';
      await pressLater(page, focused);
      expect(page.win.nexus.links.length).to.equal(2);
    });
  }

  const COVERS: Record<string, string> = {
    'a backdrop that is a pseudo-element of body': 'body::after { content: ""; position: fixed; inset: 0 }',
    'a page that takes no pointer': 'body { pointer-events: none }',
  };
  for (const [what, style] of Object.entries(COVERS)) {
    it(`does not count below ${what}`, async () => {
      const page = await openPage();
      await page.get().load();
      page.get().click();
      page.doc.head.appendChild(page.doc.createElement('style')).textContent = style;
      await pressLater(page);
      expect(page.win.nexus.links.length).to.equal(1);
    });
  }

  it('opens where the press removes the page’s own button', async () => {
    const page = await openPage({
      body: `<button id="own" commandfor="loans" command="--open">Link</button>${linkMarkup({ id: 'loans' })}`,
    });
    if (!('command' in page.win.HTMLButtonElement.prototype)) return;
    await page.get().load();
    page.doc.addEventListener('command', () => page.doc.querySelector('#own')!.remove(), true);
    await pressLater(page, page.doc.querySelector('#own')!);
    expect(page.events()).to.deep.equal([OPEN]);
    expect(page.uncaught()).to.deep.equal([]);
  });

  it('opens for another borrower by now: a late success of the first is not the second one’s', async () => {
    const page = await openPage({ body: linkMarkup({ uuid: 'uuid-a' }) });
    await page.get().load();
    const outcome = page.get().open();
    page.get().uuid = 'uuid-b';
    expect(await outcome).to.equal(null);
    await pressLater(page);
    expect(page.calls().at(-2)).to.deep.equal(['init', { nexus_key: 'key-1', uuid: 'uuid-b' }]);
    page.win.nexus.links[0]!.onSuccess!({ ...SUCCESS, result: { borrower: { uuid: 'uuid-a' } } });
    expect(page.get()).to.include({ state: 'open', value: '' });
    page.succeed({ ...SUCCESS, result: { borrower: { uuid: 'uuid-b' } } });
    expect(page.get().value).to.equal('uuid-b');
  });
});
