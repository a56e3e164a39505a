// The same scenarios over every demo, as it is built from the packed package.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { launchBrowser } from '../../scripts/browsers.mjs';
import { serveFolders } from '../../scripts/server.mjs';
import { root } from '../../scripts/setup.mjs';
import { openDemoInBrowser } from './demo-page.mjs';

const UUID = /[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/;

const RUNS = [
  ['html', 'chromium', '/html/scenarios.html'],
  ['html', 'firefox', '/html/scenarios.html'],
  ['vue', 'chromium', '/vue/'],
  ['angular', 'chromium', '/angular/'],
];

let server;
before(async () => {
  server = await serveFolders({
    '/': `${root}/demo`,
    '/vue/': `${root}/demo/vue/dist`,
    '/angular/': `${root}/demo/angular/dist`,
    // The tarball's own files, where the Vue demo has installed them.
    '/payitoff-link/': `${root}/demo/vue/node_modules/payitoff-link/dist`,
  });
});
after(() => server.stop());

for (const [name, engine, path] of RUNS) {
  describe(`demo/${name} in ${engine}`, () => {
    let browser;
    before(async () => {
      assert.ok(
        existsSync(`${root}/demo/vue/node_modules/payitoff-link/dist/define.js`),
        'The demos are not built: run npm run consumers',
      );
      browser = await launchBrowser(engine);
      assert.ok(browser, `There is no ${engine} on this machine.`);
    });
    after(() => browser?.close());

    const open = () => openDemoInBrowser(browser, `${server.address}${path}`);

    it('success: one event with the borrower, and the form submits the borrower', async () => {
      const demo = await open();
      await demo.pressLink();
      await demo.finish();
      await demo.waitForEvent('payitoff-success');
      assert.deepEqual(await demo.names(), ['payitoff-open', 'payitoff-success']);
      const [uuid] = UUID.exec((await demo.events())[1].text);
      assert.equal(await demo.state(), 'complete');
      await demo.click('submit');
      await demo.waitForText('saved', uuid);
      assert.match(await demo.text('saved'), /\$250 a month/);
      await demo.close();
    });

    for (const status of ['incomplete', 'illegal', 'error']) {
      it(`exit ${status}: one event, and the next press opens the same borrower again`, async () => {
        const demo = await open();
        await demo.pressLink();
        await demo.leave(status);
        await demo.waitForEvent(`payitoff-${status}`);
        assert.deepEqual(await demo.names(), ['payitoff-open', `payitoff-${status}`]);
        assert.equal(await demo.state(), status);
        if (status === 'error') assert.match((await demo.events())[1].text, /nexus-error/);
        await demo.pressLink();
        await demo.finish();
        await demo.waitForEvent('payitoff-success');
        const [, , again, success] = await demo.events();
        assert.ok(success.text.includes(UUID.exec(again.text)[0]), `${again.text} then ${success.text}`);
        await demo.close();
      });
    }

    it('the form is not saved before the borrower is linked', async () => {
      const demo = await open();
      await demo.click('submit');
      assert.doesNotMatch(await demo.page.$eval('form', ({ textContent }) => textContent), /Saved/);
      await demo.close();
    });

    it('unmount while open: the answer is not lost, and a new element opens the same borrower', async () => {
      const demo = await open();
      await demo.click('open');
      await demo.waitForEvent('payitoff-open');
      await demo.clickBehind('mounted');
      await demo.page.waitForFunction(() => !document.querySelector('payitoff-link'));
      await demo.finish();
      await demo.waitForText('settled', 'complete');
      assert.deepEqual(await demo.names(), ['payitoff-open', 'payitoff-success']);
      await demo.click('mounted');
      await demo.pressLink();
      await demo.leave('incomplete');
      await demo.waitForEvent('payitoff-incomplete');
      assert.equal(await demo.state(), 'incomplete');
      const [, success, again] = await demo.events();
      assert.ok(again.text.includes(UUID.exec(success.text)[0]), `${success.text} then ${again.text}`);
      await demo.close();
    });

    it('env switched before opening: the new one is opened, and only that', async () => {
      const demo = await open();
      await demo.choose('env', 'sandbox');
      await demo.pressLink();
      assert.equal(await demo.dialogTitle(), 'Simulated sandbox');
      assert.match((await demo.events())[0].text, /^payitoff-open ?sandbox,/);
      await demo.leave('incomplete');
      await demo.waitForEvent('payitoff-incomplete');
      await demo.choose('env', 'production');
      await demo.pressLink();
      assert.equal(await demo.dialogTitle(), 'Simulated production');
      await demo.finish();
      await demo.waitForEvent('payitoff-success');
      assert.equal((await demo.names()).length, 4);
      await demo.close();
    });

    it('missing key: an error that says so, nothing opens, and a key makes it work', async () => {
      const demo = await open();
      await demo.write('key', '');
      await demo.pressLink();
      await demo.waitForEvent('payitoff-error');
      assert.deepEqual(await demo.names(), ['payitoff-error']);
      assert.match((await demo.events())[0].text, /missing-nexus-key: Missing nexus-key/);
      assert.equal(await demo.hasDialog(), false);
      await demo.write('key', 'demo-key');
      await demo.pressLink();
      await demo.leave('incomplete');
      await demo.waitForEvent('payitoff-incomplete');
      assert.deepEqual(await demo.names(), ['payitoff-error', 'payitoff-open', 'payitoff-incomplete']);
      await demo.close(['Missing nexus-key']);
    });
  });
}
