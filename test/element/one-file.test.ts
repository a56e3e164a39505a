import { expect } from '@open-wc/testing';
import { markup } from '../support/markup.js';
import { openPage } from '../support/page.js';

const entry = '/payitoff-link/payitoff-link.min.js';
const subclassed = (tag: string) => markup(tag, { env: 'sandbox', 'nexus-key': 'key-1', uuid: 'uuid-1' });

describe('the file for a script tag', () => {
  it('leaves alone what a framework keeps on the element before the upgrade', async () => {
    const page = await openPage({ entry: null });
    const element = page.get() as unknown as Record<string, unknown>;
    const names = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    for (const name of names) element[name] = name;
    await page.win.eval(`import('${entry}')`);
    await page.get().updateComplete;
    expect(names.filter((name) => element[name] !== name)).to.deep.equal([]);
    page.click();
    await page.untilEvent('payitoff-open');
    page.succeed();
    expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-success']);
    expect(page.uncaught()).to.deep.equal([]);
  });

  it('has no member of one letter, which a framework would take for its own', async () => {
    const page = await openPage({ entry });
    expect(
      page.win.eval(`const names = [];
      for (let object = document.querySelector('payitoff-link'); object !== HTMLElement.prototype; ) {
        names.push(...Object.getOwnPropertyNames(object));
        object = Object.getPrototypeOf(object);
      }
      names.filter((name) => name.length === 1)`),
    ).to.deep.equal([]);
  });
});

describe('a subclass in a page with a bundler', () => {
  it('may have Lit’s reactive properties', async function () {
    const page = await openPage({
      entry: '/built/define.js',
      body: markup('link-a', { env: 'sandbox', 'nexus-key': 'key-1', 'repayment-plan': 'ibr' }),
    });
    // With LIT=small the page has what stands in for Lit, which has none.
    if (page.win.eval("!('finalize' in payitoff.PayitoffLink)")) return this.skip();
    page.win.eval(`customElements.define('link-a', class extends payitoff.PayitoffLink {
        static properties = { plan: { attribute: 'repayment-plan' } };
      });`);
    const element = page.get('link-a' as 'payitoff-link') as unknown as { plan: string; nexusKey: string };
    expect([element.plan, element.nexusKey]).to.deep.equal(['ibr', 'key-1']);
    page.doc.querySelector('link-a')!.setAttribute('repayment-plan', 'paye');
    expect(element.plan).to.equal('paye');
  });
});

for (const entry of ['/built/define.js', '/payitoff-link/payitoff-link.min.js']) {
  describe(`subclasses: ${entry}`, () => {
    it('any number of them, of a class that has no tag', async () => {
      const page = await openPage({
        entry,
        // Another copy has the name.
        head: markup(
          'script',
          { type: 'module' },
          `customElements.define('payitoff-link', class extends HTMLElement {});`,
        ),
        body: subclassed('link-a') + subclassed('link-b'),
      });
      const keys = page.win.eval(`for (const tag of ['link-a', 'link-b']) {
          customElements.define(tag, class extends payitoff.PayitoffLink {});
        }
        [...document.querySelectorAll('link-a, link-b')].map(({ nexusKey }) => nexusKey)`);
      expect(keys).to.deep.equal(['key-1', 'key-1']);
    });

    it('with styles of their own', async () => {
      const page = await openPage({ entry, body: subclassed('link-a') });
      page.win.eval(`document.querySelector('link-a').nexusKey = 'key-2';
        class Styled extends payitoff.PayitoffLink {
          static styles = [super.styles, new CSSStyleSheet()];
        }
        customElements.define('link-a', class extends Styled {
          static styles = [super.styles, new CSSStyleSheet()];
        });`);
      const { uuid, nexusKey, shadowRoot, updateComplete } = page.get('link-a' as 'payitoff-link');
      await updateComplete;
      expect({ uuid, nexusKey }).to.deep.equal({ uuid: 'uuid-1', nexusKey: 'key-2' });
      expect(shadowRoot!.adoptedStyleSheets.length).to.equal(3);
      expect(page.uncaught()).to.deep.equal([]);
    });

    it('whose update threw once are updated again', async () => {
      const page = await openPage({ entry, body: subclassed('link-a') });
      page.win.eval(`let isFirst = true;
        customElements.define('link-a', class extends payitoff.PayitoffLink {
          update(changed) {
            super.update(changed);
            if (isFirst) {
              isFirst = false;
              throw new Error('update');
            }
          }
        });`);
      await page.nextTask();
      const element = page.get('link-a' as 'payitoff-link');
      void element.load();
      await page.nextTask();
      expect(element.shadowRoot!.querySelector('button')!.getAttribute('aria-busy')).to.not.equal(null);
    });
  });
}
