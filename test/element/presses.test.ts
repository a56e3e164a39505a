import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { PayitoffLink } from '../../src/index.js';
import { linkMarkup } from '../support/markup.js';
import { openPage, type TestPage } from '../support/page.js';

/** A mouse click of the browser's own at a place on the test page. */
async function pressAt(page: TestPage, x: number, y: number): Promise<void> {
  const { left, top } = page.frame.getBoundingClientRect();
  // The page's own listener is the last to hear of it.
  const heard = new Promise((resolve) => page.win.addEventListener('click', resolve, { once: true }));
  await sendMouse({ type: 'click', position: [Math.round(left + x), Math.round(top + y)] });
  await heard;
}

function middleOf(element: Element): [x: number, y: number] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

const pressMiddle = (page: TestPage, selector: string) =>
  pressAt(page, ...middleOf(page.doc.querySelector(selector)!));

const opened = (page: TestPage) => page.win.nexus.links.length;

describe('a press', () => {
  it('at the middle of the host is one on the button, also while loading', async () => {
    const page = await openPage({
      body: linkMarkup({}, 'Link <span slot="loading">One moment</span>'),
      vendor: { sandbox: ['hold'] },
    });
    await pressMiddle(page, 'payitoff-link');
    expect(page.get().state).to.equal('loading');
    await page.release();
    await page.untilEvent('payitoff-open');
    page.exit();
    await pressMiddle(page, 'payitoff-link');
    expect(opened(page)).to.equal(2);
  });

  it('on an element that is not on the page opens: unit tests mount without one', async () => {
    const page = await openPage();
    await page.get().load();
    for (const press of [
      (element: HTMLElement) => element.click(),
      (element: HTMLElement) => element.dispatchEvent(new MouseEvent('click', { bubbles: true })),
    ]) {
      const element = page.get().cloneNode(true) as PayitoffLink;
      press(element);
      expect(element.state).to.equal('open');
      page.exit();
      expect(element.state).to.equal('incomplete');
    }
    expect(opened(page)).to.equal(2);
    expect(page.uncaught()).to.deep.equal([]);
  });

  it('on empty space beside the button opens nothing', async () => {
    const page = await openPage({
      body: linkMarkup({ style: 'display: block; width: 500px; padding: 30px' }),
    });
    await page.get().load();
    const { left, right, top } = page.get().getBoundingClientRect();
    for (const [x, y] of [
      [right - 10, top + 50],
      [left + 60, top + 10],
    ] as const) {
      expect(page.doc.elementFromPoint(x, y) === page.get()).to.equal(true);
      await pressAt(page, x, y);
    }
    expect(opened(page)).to.equal(0);
    await pressAt(page, ...middleOf(page.button()));
    expect(opened(page)).to.equal(1);
  });

  it('on empty space opens nothing in a shadow root, nor in a label', async () => {
    const wide = linkMarkup({ id: 'wide', style: 'display: block; width: 500px' });
    const page = await openPage({
      body: `<div id="box"></div><label>${linkMarkup({ style: 'display: block' })}</label>`,
    });
    const root = page.doc.querySelector('#box')!.attachShadow({ mode: 'open' });
    root.innerHTML = wide;
    await page.get().load();
    for (const element of [root.querySelector('payitoff-link')!, page.get()]) {
      const { right, top } = element.getBoundingClientRect();
      await pressAt(page, right - 5, top + 5);
    }
    expect(opened(page)).to.equal(0);
  });

  it('on a label beside, above or around the element opens it, once', async () => {
    const above = 'position: absolute; z-index: 1; left: 0; width: 500px; height: 60px';
    const page = await openPage({
      body: `<label id="beside" for="x">Beside</label>
        ${linkMarkup({ id: 'x', style: 'display: block; width: 500px' })}
        <div style="position: relative"><label id="above" for="y" style="${above}">Above</label>
        ${linkMarkup({ id: 'y', style: 'display: block; width: 500px' })}</div>
        <label><b id="around">Around</b> ${linkMarkup({ id: 'z', style: 'display: block' })}</label>`,
    });
    await page.get().load();
    for (const [index, id] of ['beside', 'above', 'around'].entries()) {
      await pressMiddle(page, `#${id}`);
      expect(opened(page), id).to.equal(index + 1);
      page.exit();
    }
  });

  it('by code on the host opens it, wherever it stands', async () => {
    const page = await openPage({
      body: linkMarkup({ style: 'position: fixed; inset: 0; display: block; padding: 20px' }),
    });
    await page.get().load();
    const { MouseEvent, HTMLElement } = page.win;
    const presses = [
      () => page.get().click(),
      () => HTMLElement.prototype.click.call(page.get()),
      () => page.get().dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true })),
      () => page.get().dispatchEvent(new page.win.Event('click')),
    ];
    for (const [index, press] of presses.entries()) {
      press();
      expect(opened(page)).to.equal(index + 1);
      page.exit();
    }
  });
});
