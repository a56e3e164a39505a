import { expect } from '@open-wc/testing';
import { openPage } from '../support/page.js';
import { linkMarkup, markup, type Attributes } from '../support/markup.js';

const classic = (attributes: Attributes = { defer: true }) =>
  markup('script', { src: '/payitoff-link/payitoff-link.classic.min.js', ...attributes });
const module = (src = '/payitoff-link/payitoff-link.min.js', attributes: Attributes = {}) =>
  markup('script', { type: 'module', src, ...attributes });
const CLASSIC = classic();
const MODULE = module();
/** A build of its own: not minified, and at another address. */
const OTHER_BUILD = '/built/define.js';
const OTHER = module(OTHER_BUILD);

describe('the classic file', () => {
  it('works alone, and leaves nothing on the page but the element', async () => {
    const bare = await openPage({ entry: null });
    const before = new Set(Object.getOwnPropertyNames(bare.win));
    const page = await openPage({ entry: null, head: CLASSIC });
    const added = Object.getOwnPropertyNames(page.win).filter((name) => !before.has(name));
    // Firefox lists a global once it has been used.
    expect(added.filter((name) => !(name in window))).to.deep.equal([]);
    page.click();
    await page.untilEvent('payitoff-open');
    page.succeed();
    expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-success']);
    expect(page.uncaught()).to.deep.equal([]);
  });

  it('takes a sheet that a subclass adds beside the styles', async () => {
    const page = await openPage({ entry: null, head: CLASSIC });
    await page.win.customElements.whenDefined('payitoff-link');
    const rules = page.win.eval(`
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('button { letter-spacing: 3px }');
      const Base = customElements.get('payitoff-link');
      customElements.define('spaced-link', class extends Base {
        static get styles() { return [super.styles, sheet]; }
      });
      const spaced = document.body.appendChild(document.createElement('spaced-link'));
      getComputedStyle(spaced.shadowRoot.querySelector('button')).letterSpacing`);
    expect(rules).to.equal('3px');
  });

  it('works without defer, before the markup is there', async () => {
    const page = await openPage({ entry: null, head: classic({}) });
    page.click();
    await page.untilEvent('payitoff-open');
    expect(page.uncaught()).to.deep.equal([]);
  });
});

describe('both files on one page', () => {
  for (const [what, head] of [
    ['module, classic', MODULE + CLASSIC],
    ['classic, module', CLASSIC + MODULE],
    ['each twice', MODULE + CLASSIC + MODULE + CLASSIC],
    ['three builds', CLASSIC + OTHER + MODULE],
    ['three builds, the other way round', OTHER + MODULE + classic({})],
  ] as const) {
    it(`agree: ${what}`, async () => {
      const page = await openPage({
        entry: null,
        head,
        body: linkMarkup() + linkMarkup({ id: 'b' }),
      });
      expect(page.uncaught()).to.deep.equal([]);
      page.click();
      await page.untilEvent('payitoff-open');
      expect(await page.get('#b').open()).to.include({ code: 'busy' });
      page.succeed();
      expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-error', 'payitoff-success']);
      expect((await page.requests()).length).to.equal(1);
      expect(page.tags().length).to.equal(1);
    });
  }

  it('know what either has registered', async () => {
    const page = await openPage({ entry: null, head: CLASSIC, body: linkMarkup({ env: 'staging' }) });
    page.win.eval(`import('/payitoff-link/payitoff-link.min.js').then(({ registerEnvironment }) => {
      registerEnvironment('staging', { scriptUrl: '${page.script(['ok'])}' });
      document.querySelector('payitoff-link').click();
    })`);
    await page.untilEvent('payitoff-open');
    expect(page.uncaught()).to.deep.equal([]);
  });

  it('share one Trusted Types policy, whose name can be taken only once', async () => {
    const nonce = { nonce: 'n1' };
    const page = await openPage({
      entry: null,
      nonce: 'n1',
      headers: {
        'content-security-policy':
          "script-src 'nonce-n1' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types payitoff-link",
      },
      head: classic({ defer: true, ...nonce }) + module(undefined, nonce) + module(OTHER_BUILD, nonce),
    });
    page.click();
    await page.untilEvent('payitoff-open');
    expect(page.uncaught()).to.deep.equal([]);
  });
});
