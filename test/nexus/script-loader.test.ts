import { expect } from '@open-wc/testing';
import { VENDOR, openPage } from '../support/page.js';
import { linkMarkup } from '../support/markup.js';

const ten = (env: string) => Array.from({ length: 10 }, (_, i) => linkMarkup({ id: `e${i}`, env })).join('');

describe('the one script tag', () => {
  for (const env of ['sandbox', 'production'] as const) {
    it(`env="${env}" asks for its exact address once, with ten elements`, async () => {
      const page = await openPage({ body: ten(env) });
      expect(await page.requests(), 'before intent').to.deep.equal([]);
      await Promise.all([...page.doc.querySelectorAll('payitoff-link')].map((element) => element.load()));
      expect(await page.requests()).to.deep.equal([VENDOR[env]]);
      expect(page.tags().map(({ src }) => src)).to.deep.equal([VENDOR[env]]);
      page.click('#e7');
      page.succeed();
      page.click('#e3');
      expect(page.events()).to.deep.equal(['payitoff-open', 'payitoff-success', 'payitoff-open']);
      expect(await page.requests()).to.deep.equal([VENDOR[env]]);
    });
  }

  it('elements with different deadlines share it', async () => {
    const page = await openPage({
      vendor: { sandbox: ['hold'] },
      body: linkMarkup({ id: 'short', timeout: 100 }) + linkMarkup({ id: 'long' }),
    });
    const short = page
      .get('#short')
      .load()
      .catch((error) => error.code);
    const long = page.get('#long').load();
    expect(await short).to.equal('script-timeout');
    expect(page.get('#long').state).to.equal('loading');
    await page.release();
    await long;
    expect(page.get('#long').state).to.equal('ready');
    expect((await page.requests()).length).to.equal(1);
  });

  it('a click during a preload that fails has all its retries', async () => {
    const page = await openPage({
      vendor: { sandbox: ['404', '404', 'hold-404', '404', 'ok'] },
      body: linkMarkup() + linkMarkup({ id: 'two', preload: 'none' }),
    });
    void page
      .get()
      .load()
      .catch(() => {});
    while ((await page.requests()).length < 3) await page.nextTask();
    page.click('#two');
    await page.release();
    await page.untilEvent('payitoff-open');
    expect(page.events()).to.deep.equal(['payitoff-open']);
    expect((await page.requests()).length).to.equal(5);
  });
});
