import { expect } from '@open-wc/testing';
import { openPage, type TestPage } from '../support/page.js';

const LINK = '<a href="/help#payitoff-link" class="cta">Link your loans</a>';
const TAG = '<script defer src="/built/classic.js" data-env="sandbox" data-nexus-key="key-1"></script>';

const openLinks = (body: string, head = TAG) => openPage({ entry: null, head, body });
const links = (root: ParentNode) => [...root.querySelectorAll<HTMLAnchorElement>('a')];
const isTrigger = (link: HTMLAnchorElement) =>
  link.slot === 'trigger' && link.parentElement!.localName === 'payitoff-link';

/** Mutation observers have been told. */
const observed = (page: TestPage) => page.nextTask();

describe('a link to #payitoff-link', () => {
  it('becomes the trigger of an element with the configuration of the script tag, and keeps its look', async () => {
    const page = await openLinks(`<p>Please ${LINK}, or <a href="/help#other">read on</a>.</p>`);
    const [link, other] = links(page.doc);
    expect(isTrigger(link!)).to.equal(true);
    expect(page.get()).to.include({ env: 'sandbox', nexusKey: 'key-1' });
    expect(link!.className).to.equal('cta');
    expect(link!.getAttribute('href')).to.equal('/help#payitoff-link');
    expect(isTrigger(other!)).to.equal(false);
    expect(page.doc.querySelector('p')!.textContent).to.equal('Please Link your loans, or read on.');
  });

  it('keeps the width that is a part of its block, as in a block of buttons', async () => {
    const block = LINK.replace('<a', '<a style="display: inline-block; width: 100%"');
    const page = await openLinks(
      `<div style="display: flex; width: 400px"><div style="width: 50%">${block}</div></div>`,
    );
    await page.get().updateComplete;
    expect(isTrigger(links(page.doc)[0]!)).to.equal(true);
    expect(links(page.doc)[0]!.getBoundingClientRect().width).to.equal(200);
  });

  it('carries no configuration of its own', async () => {
    const page = await openLinks(
      LINK.replace('<a', '<a data-env="production" data-nexus-key="evil" env="production" nexus-key="evil"'),
    );
    expect(page.get()).to.include({ env: 'sandbox', nexusKey: 'key-1', uuid: '' });
  });

  it('is found several times on a page, and once each', async () => {
    const page = await openLinks(LINK.repeat(3), TAG + TAG);
    await observed(page);
    expect(links(page.doc).map(isTrigger)).to.deep.equal([true, true, true]);
    expect(page.doc.querySelectorAll('payitoff-link').length).to.equal(3);
  });

  it('may come later, or get its address later', async () => {
    const page = await openLinks('<div></div>');
    const place = page.doc.querySelector('div')!;
    place.innerHTML = `<ul><li>${LINK}</li></ul>`;
    const late = page.doc.createElement('a');
    place.append(late);
    await observed(page);
    expect(links(place).map(isTrigger)).to.deep.equal([true, false]);
    late.href = '#payitoff-link';
    await observed(page);
    expect(links(place).map(isTrigger)).to.deep.equal([true, true]);
  });

  for (const type of ['pointerover', 'focusin']) {
    it(`in an open shadow root is found by the first ${type}, as are those that come later`, async () => {
      const page = await openLinks('<div></div>');
      const root = page.doc.querySelector('div')!.attachShadow({ mode: 'open' });
      root.innerHTML = LINK;
      links(root)[0]!.dispatchEvent(new page.win.Event(type, { bubbles: true, composed: true }));
      expect(links(root).map(isTrigger)).to.deep.equal([true]);
      root.append(links(page.doc.createRange().createContextualFragment(LINK))[0]!);
      await observed(page);
      expect(links(root).map(isTrigger)).to.deep.equal([true, true]);
    });
  }

  it('stays in its slot of a component', async () => {
    const page = await openLinks('<div></div>');
    const box = page.doc.querySelector('div')!;
    box.attachShadow({ mode: 'open' }).innerHTML = '<slot name="footer"></slot>';
    box.innerHTML = LINK.replace('<a', '<a slot="footer"');
    await observed(page);
    expect(isTrigger(links(box)[0]!)).to.equal(true);
    expect(page.get().assignedSlot!.name).to.equal('footer');
  });

  for (const [what, body] of [
    ['in an editor', `<div contenteditable>${LINK}</div>`],
    ['that is SVG', `<svg><a href="#payitoff-link"><text>Loans</text></a></svg>`],
    [
      'in an element of the page',
      `<payitoff-link env="sandbox" nexus-key="key-2"><span slot="error">${LINK}</span></payitoff-link>`,
    ],
    ['without that end', '<a href="/payitoff-link">a</a><a href="#payitoff-links">b</a><a>c</a>'],
  ] as const) {
    it(`is left alone: one ${what}`, async () => {
      const page = await openLinks(body);
      const before = page.doc.querySelector('main')!.querySelectorAll('payitoff-link').length;
      await observed(page);
      expect(page.doc.querySelectorAll('a[slot]').length).to.equal(0);
      expect(page.doc.querySelectorAll('payitoff-link').length).to.equal(before);
      expect(page.uncaught()).to.deep.equal([]);
    });
  }
});

describe('the script tag', () => {
  it('leaves links alone without data-env', async () => {
    const page = await openLinks(LINK, '<script defer src="/built/classic.js"></script>');
    expect(isTrigger(links(page.doc)[0]!)).to.equal(false);
    expect(page.win.customElements.get('payitoff-link')).not.to.equal(undefined);
  });

  it('is the one that runs: markup that looks like it configures nothing', async () => {
    const page = await openLinks(
      `<div id="payitoff-link-js" data-env="production" data-nexus-key="evil"></div>
      <script type="text/plain" data-env="production" data-nexus-key="evil"></script>${LINK}`,
    );
    expect(page.get()).to.include({ env: 'sandbox', nexusKey: 'key-1' });
  });

  for (const name of [
    'currentScript',
    'querySelectorAll',
    'createElement',
    'documentElement',
    'addEventListener',
    'getRootNode',
  ]) {
    it(`is not misled by a form called ${name}`, async () => {
      const page = await openLinks(
        `<form name="${name}" data-env="production" data-nexus-key="evil"></form>${LINK}`,
      );
      expect(page.uncaught()).to.deep.equal([]);
      const link = page.doc.body.querySelector<HTMLAnchorElement>('a')!;
      expect(isTrigger(link)).to.equal(true);
      expect((link.parentElement as HTMLElement & { nexusKey: string }).nexusKey).to.equal('key-1');
    });
  }

  it('may be put on the page by a script, and come before the links', async () => {
    const page = await openLinks('<div></div>', '');
    const script = Object.assign(page.doc.createElement('script'), { src: '/built/classic.js' });
    Object.assign(script.dataset, { env: 'sandbox', nexusKey: 'key-1' });
    const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
    page.doc.head.append(script);
    await loaded;
    page.doc.querySelector('div')!.innerHTML = LINK;
    await observed(page);
    expect(isTrigger(links(page.doc)[0]!)).to.equal(true);
  });
});
