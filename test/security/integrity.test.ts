import { expect } from '@open-wc/testing';
import { linkMarkup, markup } from '../support/markup.js';
import { VENDOR, openPage } from '../support/page.js';
import { untilFired } from '../faults/fault-rows.js';

const WRONG = 'sha384-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

describe('Subresource Integrity', () => {
  it('what it refused to run is not run by us', async () => {
    const page = await openPage({
      head: markup('script', { src: VENDOR.sandbox, integrity: WRONG, crossorigin: 'anonymous' }),
    });
    expect(await page.get().open()).to.include({ code: 'script-failed' });
    expect('Nexus' in page.win).to.equal(false);
    expect(await page.get().open()).to.include({ code: 'script-failed' });
    expect('Nexus' in page.win).to.equal(false);
    expect(page.events()).to.deep.equal(['payitoff-error', 'payitoff-error']);
  });

  it('what it refused to run, and its loader took away, is not run by us', async () => {
    const page = await openPage();
    const tag = Object.assign(page.doc.createElement('script'), {
      src: VENDOR.sandbox,
      integrity: WRONG,
      crossOrigin: 'anonymous',
      onerror: () => tag.remove(),
    });
    page.doc.head.append(tag);
    while (tag.isConnected) await page.nextTask();
    expect(await page.get().open()).to.include({ code: 'script-failed' });
    expect('Nexus' in page.win).to.equal(false);
    expect(page.events()).to.deep.equal(['payitoff-error']);
  });

  it('is not taken from other elements with that address', async () => {
    const page = await openPage();
    for (const name of ['img', 'embed']) {
      const other = page.doc.createElement(name);
      for (const [attribute, value] of Object.entries({ integrity: WRONG, src: VENDOR.sandbox })) {
        other.setAttribute(attribute, value);
      }
      page.doc.body.append(other);
      other.dispatchEvent(new page.win.Event('error'));
      other.remove();
    }
    await page.get().load();
    const [tag] = page.tags();
    expect(tag!.hasAttribute('integrity')).to.equal(false);
  });

  it('holds for the tag that replaces one that failed, as do crossorigin and referrerpolicy', async () => {
    const attributes = { integrity: WRONG, crossorigin: 'anonymous', referrerpolicy: 'unsafe-url' };
    const page = await openPage({
      head: markup('script', { src: VENDOR.sandbox, ...attributes }),
      vendor: { sandbox: ['404', 'hold'] },
    });
    const [written] = page.tags();
    const outcome = page.get().open();
    while (page.tags()[0] === written || !page.tags().length) await page.nextTask();
    const [ours] = page.tags();
    for (const [name, value] of Object.entries(attributes)) {
      expect(ours!.getAttribute(name), name).to.equal(value);
    }
    page.get().reset();
    expect(await outcome).to.equal(null);
  });

  for (const [which, head] of [
    ['first', ''],
    ['that replaces a written one', markup('script', { src: VENDOR.sandbox })],
  ] as const) {
    it(`is asked for by no tag ${which}, where none was written`, async () => {
      const page = await openPage({ head, vendor: { sandbox: head ? ['404', 'ok'] : ['ok'] } });
      await page.get().load();
      const [tag] = page.tags();
      for (const name of ['integrity', 'crossorigin', 'referrerpolicy']) {
        expect(tag!.hasAttribute(name), name).to.equal(false);
      }
    });
  }
});

describe('names that page code adds to Object.prototype', () => {
  it('end in no attribute of ours', async () => {
    const page = await openPage({
      head: '<script>Object.assign(Object.prototype, { onclick: "window.evil = 1", title: "evil" });</script>',
      body: linkMarkup({}, '<span slot="complete">Linked</span>'),
    });
    await page.get().load();
    const ours = [...page.get().shadowRoot!.querySelectorAll('*'), ...page.tags()];
    for (const { attributes, outerHTML } of ours) {
      const names = [...attributes].map(({ name }) => name);
      expect(names, outerHTML).not.to.include.oneOf(['onclick', 'title']);
    }
    page.click();
    expect('evil' in page.win).to.equal(false);
    expect(page.win.nexus.links.length).to.equal(1);
  });
});

describe('<base>', () => {
  it('moves no address that page code registered', async () => {
    const page = await openPage({
      head: markup('base', { href: 'https://evil.example/' }),
      body: linkMarkup({ env: 'mine' }),
      entry: `${location.origin}/built/define.js`,
    });
    page.win.payitoff.registerEnvironment('mine', { scriptUrl: page.script(['ok']) });
    await page.get().load();
    expect(page.tags().map(({ src }) => src)).to.deep.equal([location.origin + page.script(['ok'])]);
  });

  it('moves no address that is relative to the page’s path', async () => {
    const page = await openPage({
      head: markup('base', { href: '/elsewhere/' }),
      body: linkMarkup({ env: 'mine' }),
    });
    const [, relative] = /^\/fake\/(.+)$/.exec(page.script(['ok']))!;
    page.win.history.replaceState(null, '', `${location.origin}/fake/page`);
    page.win.payitoff.registerEnvironment('mine', { scriptUrl: relative! });
    await page.get().load();
    expect(page.tags()[0]!.src).to.equal(location.origin + page.script(['ok']));
  });
});

describe('a frame without an address of its own', () => {
  it('takes relative addresses for ones of its parent’s origin', async () => {
    const page = await openPage({ entry: null, body: '<iframe></iframe>' });
    const frame = page.doc.querySelector('iframe')!;
    frame.srcdoc = `<!doctype html>${linkMarkup({ env: 'mine' })}<script type="module">
      import { registerEnvironment } from '${location.origin}/built/define.js';
      registerEnvironment('mine', { scriptUrl: '${page.script(['ok'])}' });
    </script>`;
    await untilFired(frame, 'load');
    const { contentDocument } = frame;
    await contentDocument!.querySelector('payitoff-link')!.load();
    expect(contentDocument!.head.querySelector('script')!.src).to.equal(
      location.origin + page.script(['ok']),
    );
  });
});
