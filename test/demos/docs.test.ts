import { expect } from '@open-wc/testing';
import { openPage } from '../support/page.js';

const SCRIPT = '<script defer src="/payitoff-link/payitoff-link.classic.min.js"></script>';

/** The pieces of markup with the element, or a link to it, in a document. */
async function read(path: string, from = /^/) {
  const markdown = (await (await fetch(path)).text()).split(from).at(-1)!;
  return [...markdown.matchAll(/^```html\n(.*?)^```$/gms)]
    .map(([, code]) => code!)
    .filter((code) => /<payitoff-link|#payitoff-link/.test(code));
}

for (const [path, from, count] of [['/README.md', /^### In a CMS/m, 2]] as const) {
  it(`what ${path} tells to paste works as it stands`, async () => {
    const markup = await read(path, from);
    expect(markup.length).to.be.at.least(count);
    for (const code of markup.slice(0, count)) {
      const served = code.replace(/src="\/?(payitoff-link[\w.]*)"/g, 'src="/payitoff-link/$1"');
      const page = await openPage({
        entry: null,
        body: served.includes('<script') ? served : SCRIPT + served,
      });
      expect(page.uncaught()).to.deep.equal([]);
      const opener = page.doc.querySelector<HTMLButtonElement>('[command]');
      const link = page.doc.querySelector<HTMLAnchorElement>('a[href$="#payitoff-link"]');
      if (link) link.click();
      else if (opener && 'command' in opener) opener.click();
      else page.click();
      await page.untilEvent('payitoff-open');
      page.succeed();
      await page.get().updateComplete;
      const complete = page.get().querySelector('[slot=complete]');
      if (complete) expect(complete.getClientRects().length).to.equal(1);
      const form = page.doc.forms[0];
      if (form) {
        expect([...new page.win.FormData(form)]).to.deep.equal([['borrower', page.get().value]]);
        expect(form.checkValidity()).to.equal(true);
      }
    }
  });
}
