import { expect } from '@open-wc/testing';
import { openPage } from '../support/page.js';

const entry = '/payitoff-link/payitoff-link.min.js';

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
