import { autop } from '@wordpress/autop';
import { expect } from '@open-wc/testing';
import { openPage } from '../support/page.js';

const SCRIPT = '<script defer src="/payitoff-link/payitoff-link.classic.min.js"></script>';

/** The published snippets of a document, without the page around them, and without script and style. */
async function snippetsOf(path: string): Promise<string[]> {
  const markdown = await (await fetch(path)).text();
  return [...markdown.matchAll(/^```html[^\n]*\n(.*?)^```$/gms)]
    .map(([, code]) => /<payitoff-link.*?<\/payitoff-link>/s.exec(code!)?.[0] ?? '')
    .filter(Boolean);
}

const PLACES: Record<string, (code: string) => string> = {
  'in a paragraph': (code) => `<p>${code}</p>`,
  'on one line in a paragraph': (code) => `<p>Before ${code.replace(/\s*\n\s*/g, '')} after</p>`,
  'through WordPress’s paragraphs': (code) => autop(`Before\n\n${code}\n\nAfter`),
  'through a parser': (code) => new DOMParser().parseFromString(code, 'text/html').body.innerHTML,
};

for (const path of ['/README.md', '/docs/cms.md']) {
  for (const [place, put] of Object.entries(PLACES)) {
    it(`every snippet of ${path} survives being put ${place}`, async () => {
      const plain = await openPage();
      const { height } = plain.button().getBoundingClientRect();
      for (const code of await snippetsOf(path)) {
        const slots = (code.match(/ slot="/g) ?? []).length;
        const page = await openPage({ entry: null, head: SCRIPT, body: put(code) });
        expect(page.get().querySelectorAll(':scope > [slot]').length, code).to.equal(slots);
        expect(page.button().getBoundingClientRect().height, code).to.equal(height);
        page.click();
        await page.untilEvent('payitoff-open');
        page.succeed();
        await page.get().updateComplete;
        const complete = page.get().querySelector('[slot=complete]');
        expect(page.button().hidden).to.equal(complete !== null);
        if (complete) expect(complete.getClientRects().length).to.be.greaterThan(0);
        expect(page.uncaught()).to.deep.equal([]);
      }
    });
  }
}
