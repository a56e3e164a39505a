import { expect } from '@open-wc/testing';
import { VENDOR, openPage, type Behaviour, type TestPage } from '../support/page.js';
import { linkMarkup, markup } from '../support/markup.js';

const ten = (env: string) => Array.from({ length: 10 }, (_, i) => linkMarkup({ id: `e${i}`, env })).join('');
const SANDBOX_TAG = markup('script', { src: VENDOR.sandbox });
const init = ['init', { nexus_key: 'key-1' }];

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

  it('is fetched for nobody while the configuration is wrong', async () => {
    const page = await openPage({ body: '<payitoff-link env="sandbox" preload="auto"></payitoff-link>' });
    page.click();
    await page.untilEvent('payitoff-error');
    expect(page.details('payitoff-error')[0]!.code).to.equal('missing-nexus-key');
    expect(await page.requests()).to.deep.equal([]);
    expect(page.tags()).to.deep.equal([]);
  });

  const FAILURES: Behaviour[] = ['404', '500', 'reset', 'html'];
  for (const failure of FAILURES) {
    it(`${failure}: retried twice, then one error, no tag left, and the next click starts afresh`, async () => {
      const page = await openPage({ vendor: { sandbox: [failure, failure, failure, 'ok'] } });
      page.click();
      await page.untilEvent('payitoff-error');
      expect(page.events()).to.deep.equal(['payitoff-error']);
      expect(page.details('payitoff-error')[0]).to.include({ code: 'script-failed', status: 'error' });
      expect(page.get().state).to.equal('error');
      expect((await page.requests()).length).to.equal(3);
      expect(page.tags()).to.deep.equal([]);
      page.click();
      await page.untilEvent('payitoff-open');
      expect((await page.requests()).length).to.equal(4);
      expect(page.calls()).to.deep.equal([init, ['link']]);
      expect(page.tags().length).to.equal(1);
    });
  }

  it('fails once, then comes: no error', async () => {
    const page = await openPage({ vendor: { sandbox: ['404', 'ok'] } });
    page.click();
    await page.untilEvent('payitoff-open');
    expect(page.events()).to.deep.equal(['payitoff-open']);
    expect(page.tags().length).to.equal(1);
  });

  it('a retry that would come after the deadline is not waited for', async () => {
    const page = await openPage({
      vendor: { sandbox: ['404'] },
      body: linkMarkup({ timeout: 1100 }),
    });
    page.click();
    await page.untilEvent('payitoff-error');
    expect(page.details('payitoff-error')[0]!.code).to.equal('script-failed');
    expect((await page.requests()).length).to.equal(2);
  });

  it('never answers: script-timeout, no tag left; a late answer opens nothing and serves the next click', async () => {
    const page = await openPage({
      vendor: { sandbox: ['hold', '404'] },
      body: linkMarkup({ timeout: 150 }),
    });
    page.click();
    await page.untilEvent('payitoff-error');
    expect(page.details('payitoff-error')[0]!.code).to.equal('script-timeout');
    expect(page.tags()).to.deep.equal([]);
    await page.release();
    while (!page.win.Nexus) await page.nextTask();
    await page.nextTask();
    expect(page.events()).to.deep.equal(['payitoff-error']);
    expect(page.calls()).to.deep.equal([]);
    page.click();
    expect(page.calls()).to.deep.equal([init, ['link']]);
  });

  for (const behaviour of ['empty', 'throws'] as const) {
    it(`${behaviour} script: nexus-missing, and the next click starts afresh`, async () => {
      const page = await openPage({
        vendor: { sandbox: [behaviour, 'ok'] },
        body: linkMarkup({ timeout: 1500 }),
      });
      page.click();
      await page.untilEvent('payitoff-error');
      expect(page.details('payitoff-error')[0]!.code).to.equal('nexus-missing');
      expect(page.events()).to.deep.equal(['payitoff-error']);
      expect(page.tags()).to.deep.equal([]);
      page.click();
      await page.untilEvent('payitoff-open');
    });
  }

  for (const lookalike of [
    '<div id="Nexus"></div>',
    '<form id="Nexus"><input name="init"><input name="link"></form>',
  ]) {
    it(`${lookalike} is not Nexus`, async () => {
      const page = await openPage({ body: linkMarkup() + lookalike });
      page.click();
      expect(page.get().state).to.equal('loading');
      await page.untilEvent('payitoff-open');
      expect(page.calls()).to.deep.equal([init, ['link']]);
    });
  }

  it('a half-made API is not Nexus, and a load event is not believed', async () => {
    const page = await openPage({ vendor: { sandbox: ['hold'] } });
    page.win.Nexus = { init() {} } as never;
    page.click();
    page.tags()[0]!.dispatchEvent(new page.win.Event('load'));
    await page.nextTask();
    expect(page.get().state).to.equal('loading');
    await page.release();
    await page.untilEvent('payitoff-open');
    expect(page.calls()).to.deep.equal([init, ['link']]);
  });

  it('is ready when the global is there, load event or not', async () => {
    const page = await openPage({ vendor: { sandbox: ['hang'] } });
    page.click();
    page.win.eval('Nexus = { init() { nexus.calls.push(["init"]) }, link() { nexus.calls.push(["link"]) } }');
    await page.untilEvent('payitoff-open');
    expect(page.calls().map(([name]) => name)).to.deep.equal(['init', 'link']);
  });

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

describe('a hand-written tag', () => {
  it('that has loaded is reused', async () => {
    const page = await openPage({ head: SANDBOX_TAG });
    page.click();
    expect(page.calls()).to.deep.equal([init, ['link']]);
    expect(page.tags().length).to.equal(1);
    expect((await page.requests()).length).to.equal(1);
  });

  it('that is still loading is waited for', async () => {
    const page = await openPage({ vendor: { sandbox: ['hold', '404'] } });
    const tag = page.doc.createElement('script');
    tag.src = VENDOR.sandbox;
    page.doc.head.append(tag);
    page.click();
    expect(page.tags()).to.deep.equal([tag]);
    await page.release();
    await page.untilEvent('payitoff-open');
    expect(page.tags()).to.deep.equal([tag]);
    expect((await page.requests()).length).to.equal(1);
  });

  it('that fails while we wait is replaced', async () => {
    const page = await openPage({ vendor: { sandbox: ['hold-404', 'ok'] } });
    const tag = page.doc.createElement('script');
    tag.src = VENDOR.sandbox;
    page.doc.head.append(tag);
    page.click();
    await page.release();
    await page.untilEvent('payitoff-open');
    expect(page.tags().length).to.equal(1);
    expect(page.tags()).not.to.contain(tag);
    expect((await page.requests()).length).to.equal(2);
  });

  for (const failure of ['404', 'reset', 'empty'] as const) {
    it(`that failed long ago (${failure}) is replaced`, async () => {
      const page = await openPage({ head: SANDBOX_TAG, vendor: { sandbox: [failure, 'ok'] } });
      page.click();
      await page.untilEvent('payitoff-open');
      expect(page.events()).to.deep.equal(['payitoff-open']);
      expect(page.tags().length).to.equal(1);
      expect((await page.requests()).length).to.equal(2);
    });
  }

  it('whose fetch was never made is replaced within the time', async () => {
    const page = await openPage({ body: linkMarkup({ timeout: 900 }) });
    const tag = page.doc.createElement('script');
    // Prepared without a src: setting it later on a detached clone never fetches, as with blocked tags.
    page.doc.head.append(tag);
    Object.defineProperty(tag, 'src', { value: VENDOR.sandbox });
    page.click();
    await page.untilEvent('payitoff-open');
    expect(page.tags()).not.to.contain(tag);
    expect((await page.requests()).length).to.equal(1);
  });

  it('that a consent tool has parked does not count', async () => {
    const page = await openPage({ head: markup('script', { type: 'text/plain', src: VENDOR.sandbox }) });
    page.click();
    await page.untilEvent('payitoff-open');
    expect((await page.requests()).length).to.equal(1);
  });

  it('with a query is the same script', async () => {
    const page = await openPage({ body: linkMarkup({ timeout: 900 }) });
    const tag = page.doc.createElement('script');
    tag.src = `${VENDOR.sandbox}?cache=1`;
    page.doc.head.append(tag);
    page.click();
    expect(page.tags()).to.deep.equal([tag]);
  });

  it('that was removed after it loaded leaves a Nexus that is used', async () => {
    const page = await openPage({ head: SANDBOX_TAG });
    page.tags()[0]!.remove();
    page.click();
    expect(page.calls()).to.deep.equal([init, ['link']]);
    expect(page.tags()).to.deep.equal([]);
  });
});

describe('environments never mix', () => {
  const BOTH = linkMarkup() + linkMarkup({ env: 'production', id: 'production' });
  const codes = (page: TestPage) => page.details('payitoff-error').map(({ code }) => code);

  it('a hand-written tag of the other one is a conflict, and its global is never used', async () => {
    const page = await openPage({ head: SANDBOX_TAG, body: BOTH });
    page.click('#production');
    await page.untilEvent('payitoff-error');
    expect(codes(page)).to.deep.equal(['environment-conflict']);
    expect(page.details('payitoff-error')[0]!.message).to.match(/env="production".*other script tag/s);
    expect(page.calls()).to.deep.equal([]);
    expect(await page.requests()).to.deep.equal([VENDOR.sandbox]);
    page.click();
    expect(page.calls()).to.deep.equal([init, ['link']]);
  });

  it('the other one loaded by an element is a conflict, also once its tag is gone', async () => {
    const page = await openPage({ body: BOTH });
    await page.get().load();
    page.click('#production');
    page.tags()[0]!.remove();
    page.click('#production');
    expect(codes(page)).to.deep.equal(['environment-conflict', 'environment-conflict']);
    expect(page.calls()).to.deep.equal([]);
  });

  it('a Nexus whose tag is gone is told by what was fetched', async () => {
    const page = await openPage({ head: SANDBOX_TAG, body: BOTH });
    page.tags()[0]!.remove();
    page.click('#production');
    expect(codes(page)).to.deep.equal(['environment-conflict']);
    expect(page.calls()).to.deep.equal([]);
  });

  it('a tag of the other one added after ours is a conflict', async () => {
    const page = await openPage({ vendor: { sandbox: ['ok'], production: ['hang'] } });
    await page.get().load();
    const tag = page.doc.createElement('script');
    tag.src = VENDOR.production;
    page.doc.head.append(tag);
    page.click();
    expect(codes(page)).to.deep.equal(['environment-conflict']);
    expect(page.calls()).to.deep.equal([]);
  });

  it('a failed load of the other one leaves no conflict', async () => {
    const page = await openPage({ vendor: { sandbox: ['404'], production: ['ok'] }, body: BOTH });
    page.click();
    await page.untilEvent('payitoff-error');
    page.click('#production');
    await page.untilEvent('payitoff-open');
    expect(codes(page)).to.deep.equal(['script-failed']);
  });

  it('a late script of the other one is known for what it is', async () => {
    const page = await openPage({ vendor: { sandbox: ['hold'], production: ['ok'] }, body: BOTH });
    page.get().timeout = 100;
    page.click();
    await page.untilEvent('payitoff-error');
    await page.get('#production').load();
    const production = page.win.Nexus;
    await page.release();
    while (page.win.Nexus === production) await page.nextTask();
    await page.nextTask();
    page.click('#production');
    expect(codes(page)).to.deep.equal(['script-timeout', 'environment-conflict']);
    expect(page.calls()).to.deep.equal([]);
  });
});
