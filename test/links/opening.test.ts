import { expect } from '@open-wc/testing';
import { openPage, type TestPage } from '../support/page.js';

const LINK = '<a href="/help#payitoff-link">Link your loans</a>';
const TAG = '<script defer src="/built/classic.js" data-env="sandbox" data-nexus-key="key-1"></script>';

const openLinks = (body: string, head = TAG) => openPage({ entry: null, head, body });
const linkOf = (page: TestPage) => page.doc.querySelector<HTMLAnchorElement>('a')!;

/** Clicks; answers whether the browser was left to follow the link, and keeps it from doing so. */
function click(page: TestPage, init: MouseEventInit = {}): boolean {
  let followed = false;
  page.win.addEventListener(
    'click',
    (event) => {
      followed = !event.defaultPrevented;
      event.preventDefault();
    },
    { once: true },
  );
  const event = new page.win.MouseEvent('click', {
    bubbles: true,
    cancelable: true,
    composed: true,
    ...init,
  });
  linkOf(page).dispatchEvent(event);
  return followed;
}

describe('a press on a link to #payitoff-link', () => {
  for (const [what, link] of [
    ['', LINK],
    [' with target=_blank', LINK.replace('<a', '<a target="_blank"')],
    [' on something in it', LINK.replace('Link your loans', '<b>Link</b> your loans')],
  ]) {
    it(`opens Nexus and does not follow the link${what}`, async () => {
      const page = await openLinks(link!);
      expect(click(page)).to.equal(false);
      await page.untilEvent('payitoff-open');
      expect(page.calls()[0]).to.deep.equal(['init', { nexus_key: 'key-1' }]);
      page.succeed();
      expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-success']);
    });
  }

  for (const key of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'] as const) {
    it(`is an ordinary one with ${key}`, async () => {
      const page = await openLinks(LINK);
      expect(click(page, { [key]: true })).to.equal(true);
      await page.nextTask();
      expect(page.get().state).to.equal('idle');
    });
  }

  it('does nothing where the page has dealt with it', async () => {
    const page = await openLinks(LINK);
    linkOf(page).addEventListener('click', (event) => event.preventDefault());
    click(page);
    await page.nextTask();
    expect(page.get().state).to.equal('idle');
  });

  for (const [code, tag] of [
    ['unknown-env', TAG.replace('"sandbox"', '"sandbx"')],
    ['missing-env', TAG.replace('"sandbox"', '""')],
    ['missing-nexus-key', TAG.replace(' data-nexus-key="key-1"', '')],
  ] as const) {
    it(`is one error with the code ${code} where the script tag is wrong`, async () => {
      const page = await openLinks(LINK, tag);
      click(page);
      await page.untilEvent('payitoff-error');
      expect(page.details('payitoff-error').map((detail) => detail.code)).to.deep.equal([code]);
      expect(page.events()).to.deep.equal(['payitoff-error']);
    });
  }

  it('opens from a shadow root', async () => {
    const page = await openLinks('<div></div>');
    const root = page.doc.querySelector('div')!.attachShadow({ mode: 'open' });
    root.innerHTML = LINK;
    const link = root.querySelector('a')!;
    link.dispatchEvent(new page.win.Event('pointerover', { bubbles: true, composed: true }));
    link.click();
    await page.untilEvent('payitoff-open');
  });

  it('finds the focus where it was when the link was taken over', async () => {
    const page = await openLinks('<div></div>');
    page.win.focus();
    const place = page.doc.querySelector('div')!;
    const link = page.doc.createElement('a');
    link.href = '#other';
    place.append(link);
    link.focus();
    link.href = '#payitoff-link';
    await page.nextTask();
    expect(link.slot).to.equal('trigger');
    expect(page.doc.activeElement).to.equal(link);
  });
});
