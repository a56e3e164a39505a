import { expect } from '@open-wc/testing';
import { openPage, type PageSpec, type TestPage } from '../support/page.js';

/** To an address on the page itself: where a link is followed, its page must not go away under the test. */
const LINK = '<a href="#payitoff-link">Link your loans</a>';
const TAG = '<script defer src="/built/classic.js" data-env="sandbox" data-nexus-key="key-1"></script>';

const openLinks = (body: string, spec: PageSpec = {}) => openPage({ entry: null, head: TAG, body, ...spec });
const linkOf = (page: TestPage) => page.doc.querySelector<HTMLAnchorElement>('a')!;
const untilFollowed = (page: TestPage) =>
  new Promise((resolve) => page.win.addEventListener('hashchange', resolve, { once: true }));

/** Clicks; answers whether the browser was left to follow the link, and keeps it from doing so. */
function click(page: TestPage, init: MouseEventInit = {}, link: Element = linkOf(page)): boolean {
  let followed = false;
  const look = (event: Event) => {
    followed = !event.defaultPrevented;
    event.preventDefault();
  };
  page.win.addEventListener('click', look, { once: true });
  link.dispatchEvent(
    new page.win.MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...init }),
  );
  return followed;
}

describe('a press on a link to #payitoff-link', () => {
  for (const [what, link] of [
    ['', LINK],
    [' with target=_blank', LINK.replace('<a', '<a target="_blank"')],
    [' in a line of text', `<p>Please ${LINK}, or wait.</p>`],
  ]) {
    it(`opens Nexus with the site's key and does not follow the link${what}`, async () => {
      const page = await openLinks(link!);
      expect(click(page)).to.equal(false);
      await page.untilEvent('payitoff-open');
      expect(page.calls()[0]).to.deep.equal(['init', { nexus_key: 'key-1' }]);
      page.succeed();
      expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-success']);
      expect(page.win.location.hash).to.equal('');
    });
  }

  it('opens Nexus for each of several, one after the other', async () => {
    const page = await openLinks(`${LINK}<p>${LINK}</p>`);
    for (const link of page.doc.querySelectorAll('a')) {
      expect(click(page, {}, link)).to.equal(false);
      await page.untilEvent('payitoff-open');
      page.exit();
    }
    const once = ['payitoff-open', 'payitoff-incomplete'];
    expect(page.events()).to.deep.equal([...once, ...once]);
  });

  it('is an ordinary one with a key that asks for a new tab', async () => {
    const page = await openLinks(LINK);
    expect(click(page, { ctrlKey: true })).to.equal(true);
    await page.nextTask();
    expect(page.get().state).to.equal('idle');
  });

  for (const [code, spec] of [
    ['unknown-env', { head: TAG.replace('"sandbox"', '"sandbx"') }],
    ['missing-env', { head: TAG.replace('"sandbox"', '""') }],
    ['missing-nexus-key', { head: TAG.replace(' data-nexus-key="key-1"', '') }],
    ['script-failed', { vendor: { sandbox: ['404'] } }],
  ] as [string, PageSpec][]) {
    it(`follows it after one error if Nexus cannot be loaded: ${code}`, async () => {
      const page = await openLinks(LINK, spec);
      const followed = untilFollowed(page);
      linkOf(page).click();
      await followed;
      expect(page.details('payitoff-error').map((detail) => detail.code)).to.deep.equal([code]);
      expect(page.events()).to.deep.equal(['payitoff-error']);
      expect(page.win.location.hash).to.equal('#payitoff-link');
    });
  }

  it('opens from a shadow root', async () => {
    const page = await openLinks('<div></div>');
    const root = page.doc.querySelector('div')!.attachShadow({ mode: 'open' });
    root.innerHTML = LINK;
    const link = root.querySelector('a')!;
    link.dispatchEvent(new page.win.Event('pointerover', { bubbles: true, composed: true }));
    expect(click(page, {}, link)).to.equal(false);
    await page.untilEvent('payitoff-open');
  });
});

it('a link that has the focus keeps it when it is taken over', async () => {
  const page = await openLinks('<div></div>');
  page.win.focus();
  const link = page.doc.createElement('a');
  link.href = '#other';
  link.textContent = 'Link your loans';
  page.doc.querySelector('div')!.append(link);
  link.focus();
  link.href = '#payitoff-link';
  await page.nextTask();
  await page.get().updateComplete;
  expect(link.slot).to.equal('trigger');
  expect(page.doc.activeElement === link).to.equal(true);
});
