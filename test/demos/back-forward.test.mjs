// A real way there and back: the browser keeps the page in its back/forward cache while Nexus is open.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchBrowser } from '../../scripts/browsers.mjs';
import { serveFolders } from '../../scripts/server.mjs';
import { root } from '../../scripts/setup.mjs';

// Firefox under remote control does not tell of the way back from its cache, and WebKit's driver has none.
describe('the back/forward cache of Chromium', () => {
  let server, browser;
  before(async () => {
    server = await serveFolders({
      '/': `${root}/test/demos/back-forward`,
      '/payitoff-link/': `${root}/dist`,
    });
    browser = await launchBrowser('chromium');
    assert.ok(browser, 'There is no Chromium on this machine.');
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('an element that was open is ready again, its promise settled, and the next press opens', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.address}/`);
    const state = () => page.evaluate(() => document.querySelector('payitoff-link').state);
    await page.waitForFunction(() => document.querySelector('payitoff-link').state === 'open');
    await page.goto(`${server.address}/elsewhere.html`);
    await page.goBack();
    await page.waitForFunction(() => globalThis.cameBack === true);
    assert.equal(await state(), 'ready');
    assert.equal(await page.evaluate(() => globalThis.settled), 'settled with null');
    await page.click('payitoff-link');
    await page.waitForFunction(() => globalThis.flows.length === 2);
    // The answer to what was left is no answer to this; the success of this one is.
    await page.evaluate(() => globalThis.flows[0].onExit({ status: 'incomplete' }));
    assert.equal(await state(), 'open');
    await page.evaluate(() => globalThis.flows[1].onSuccess({ status: 'complete' }));
    assert.deepEqual(await page.evaluate(() => globalThis.events), [
      'payitoff-open',
      'payitoff-open',
      'payitoff-success',
    ]);
  });
});
