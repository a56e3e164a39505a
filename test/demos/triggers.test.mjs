// Buttons of the page's own in the slot `trigger`, in a person's hands: real pointers and keys, on pages that are built.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import { launchBrowser } from '../../scripts/browsers.mjs';
import { serveFolders } from '../../scripts/server.mjs';
import { root } from '../../scripts/setup.mjs';
import { openQuietPage } from '../support/quiet-page.mjs';

const VENDOR = 'https://payitoff-cdn.io/sandbox/nexus/js/v1';

/** A page like those of demo/vue and demo/angular, without a framework. */
const plainPage = (
  trigger,
  script = '',
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Trigger</title>
<link rel="icon" href="data:,">
<script type="module" src="/dist/payitoff-link.min.js"></script>
${script && `<script type="module" src="/components/${script}"></script>`}
<style>payitoff-link:state(loading) > [slot='trigger'] { cursor: progress }</style></head><body><main><h1>A trigger</h1>
<form id="form"><payitoff-link id="loans" env="sandbox" nexus-key="demo-key" name="borrower" required>${trigger}</payitoff-link>
<p><button data-testid="submit">Send</button></p><output data-testid="saved"></output></form>
<p><button type="button" commandfor="loans" command="--open" data-testid="command">Start here</button></p>
<label><input type="checkbox" data-testid="disabled"> Disabled</label></main><script>
form.onsubmit = (event) => {
  event.preventDefault();
  form.querySelector('output').value = new FormData(form).get('borrower');
};
document.querySelector('[data-testid=disabled]').onchange = ({ target }) => {
  const trigger = document.querySelector('[slot=trigger]');
  // A link has no such state: the element has.
  ('disabled' in trigger ? trigger : loans).disabled = target.checked;
};</script></body></html>`;

const LABEL = 'Link your student loans';

/** Where each is, and which keys press it: a link has no Space. */
const TRIGGERS = {
  'a native button': { html: plainPage(`<button type="button" slot="trigger">${LABEL}</button>`) },
  'a link': { html: plainPage(`<a slot="trigger" href="#help">${LABEL}</a>`), keys: ['Enter'] },
  'Web Awesome': { html: plainPage(`<wa-button slot="trigger">${LABEL}</wa-button>`, 'wa-button.js') },
  'Material Web': {
    html: plainPage(
      `<md-filled-button type="button" slot="trigger">${LABEL}</md-filled-button>`,
      'md-filled-button.js',
    ),
  },
  Vuetify: { path: '/vue/trigger.html?env=sandbox' },
  'Angular Material': { path: '/angular/?trigger&env=sandbox' },
};

let server, browser, nexus;
before(async () => {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['wa-button', 'md-filled-button'].map((name) => `bench/pages/elements/${name}.js`),
    outdir: '/components',
    write: false,
    format: 'esm',
    bundle: true,
    logLevel: 'warning',
  });
  const files = new Map(outputFiles.map(({ path, text }) => [path, { type: 'js', body: text }]));
  for (const [index, trigger] of Object.values(TRIGGERS).entries()) {
    if (!trigger.html) continue;
    trigger.path = `/trigger-${index}`;
    files.set(trigger.path, { type: 'html', body: trigger.html });
  }
  server = await serveFolders(
    {
      '/dist/': `${root}/dist`,
      '/vue/': `${root}/demo/vue/dist`,
      '/angular/': `${root}/demo/angular/dist`,
      '/site/': `${root}/demo/site`,
    },
    [
      async (context, next) => {
        if (!files.has(context.path)) return next();
        Object.assign(context, files.get(context.path));
      },
    ],
  );
  nexus = await readFile(`${root}/dist/nexus-simulator.js`, 'utf8');
  browser = await launchBrowser('chromium');
  assert.ok(browser, 'There is no Chromium on this machine.');
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** The page, with the vendor's script held until it is released. */
async function open(path) {
  const prepared = await browser.newPage();
  prepared.setDefaultTimeout(10_000);
  await prepared.evaluateOnNewDocument(() => {
    globalThis.told = [];
    for (const name of ['open', 'success', 'incomplete', 'illegal', 'error']) {
      document.addEventListener(`payitoff-${name}`, () => globalThis.told.push(name));
    }
  });
  let release;
  const released = new Promise((resolve) => (release = resolve));
  const asked = [];
  await prepared.setRequestInterception(true);
  prepared.on('request', (request) => {
    if (request.url() !== VENDOR) return void request.continue();
    asked.push(request.url());
    void released.then(() => request.respond({ contentType: 'text/javascript', body: nexus }));
  });
  const { page, complaints } = await openQuietPage(browser, server.address + path, prepared);
  const trigger = await page.waitForSelector('payitoff-link:defined > [slot=trigger]:not(:not(:defined))');
  await page.bringToFront();
  const link = (read) => page.$eval('payitoff-link', read);
  const inDialog = (selector) => page.waitForSelector(`payitoff-nexus-simulator >>> ${selector}`);
  return {
    page,
    trigger,
    asked,
    release,
    complaints: () => complaints.filter((complaint) => complaint !== `request to ${VENDOR}`),
    link,
    told: () => page.evaluate(() => globalThis.told.splice(0)),
    state: () => link(({ state }) => state),
    untilState: (state) =>
      page.waitForFunction((wanted) => document.querySelector('payitoff-link').state === wanted, {}, state),
    /** In the trigger, or in its shadow tree. */
    untilFocused: () => page.waitForFunction(() => document.activeElement.closest('[slot=trigger]')),
    async leave() {
      await (await inDialog('button.close')).click();
      await (await inDialog('button::-p-text(Leave)')).click();
    },
    async finish() {
      await (await inDialog('button.card')).click();
      await (await inDialog('input[type="text"]')).type('sam');
      await (await inDialog('input[type="password"]')).type('secret');
      await (await inDialog('button[type="submit"]')).click();
      await (await inDialog(`button.primary::-p-text(I'm Done)`)).click();
    },
    async axe() {
      await page.addScriptTag({
        content: await readFile(`${root}/node_modules/axe-core/axe.min.js`, 'utf8'),
      });
      const violations = await page.evaluate(async () => (await globalThis.axe.run()).violations);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
  };
}

for (const [name, trigger] of Object.entries(TRIGGERS)) {
  describe(`${name} as trigger`, () => {
    it('loads on approach, shows that it is loading, and opens once', async () => {
      const demo = await open(trigger.path);
      assert.equal(
        await demo.link(({ shadowRoot }) => shadowRoot.querySelector('button').checkVisibility()),
        false,
      );
      assert.deepEqual(await demo.axe(), []);
      assert.deepEqual(demo.asked, []);
      await demo.trigger.hover();
      while (demo.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      await demo.trigger.click();
      await demo.untilState('loading');
      const cursor = await demo.trigger.evaluate((element) => getComputedStyle(element).cursor);
      assert.equal(cursor, 'progress', ':state(loading) styles the trigger');
      demo.release();
      await demo.untilState('open');
      await demo.leave();
      await demo.untilState('incomplete');
      assert.deepEqual(await demo.told(), ['open', 'incomplete']);
      assert.equal(demo.asked.length, 1);
      await demo.untilFocused();
      assert.deepEqual(await demo.axe(), []);
      assert.deepEqual(demo.complaints(), []);
      await demo.page.close();
    });

    it('opens by key, has the focus after it, and the form is sent by its own button only', async () => {
      const demo = await open(trigger.path);
      demo.release();
      await demo.link((link) => link.load());
      for (const key of trigger.keys ?? ['Enter', 'Space']) {
        await demo.link((link) => link.focus());
        await demo.untilFocused();
        await demo.page.keyboard.press(key);
        await demo.untilState('open');
        await demo.leave();
        await demo.untilState('incomplete');
        assert.deepEqual(await demo.told(), ['open', 'incomplete'], key);
        await demo.untilFocused();
      }
      const text = (testId) => demo.page.$eval(`[data-testid=${testId}]`, ({ textContent }) => textContent);
      await demo.page.focus('[data-testid=submit]');
      await demo.page.keyboard.press('Enter');
      assert.equal(await text('saved'), '', 'required');
      // The browser points at the trigger, and tells why.
      await demo.untilFocused();
      await demo.page.click('[data-testid=command]');
      await demo.untilState('open');
      await demo.finish();
      await demo.untilState('complete');
      assert.deepEqual(await demo.told(), ['open', 'success']);
      await demo.page.click('[data-testid=submit]');
      await demo.page.waitForFunction(
        () =>
          document.querySelector('[data-testid=saved]').textContent ===
          document.querySelector('payitoff-link').value,
      );
      assert.match(await text('saved'), /^[\da-f-]{36}$/);
      assert.deepEqual(demo.complaints(), []);
      await demo.page.close();
    });

    it('opens nothing while it is disabled', async () => {
      const demo = await open(trigger.path);
      demo.release();
      await demo.link((link) => link.load());
      const press = async () => {
        const { x, y, width, height } = await demo.trigger.boundingBox();
        await demo.page.mouse.click(x + width / 2, y + height / 2);
      };
      const disabled = 'payitoff-link:is([disabled], :has([slot=trigger][disabled]))';
      await demo.page.click('[data-testid=disabled]');
      // Frameworks render it a moment later.
      await demo.page.waitForSelector(disabled);
      await press();
      assert.deepEqual(await demo.told(), []);
      assert.deepEqual(await demo.axe(), []);
      await demo.page.click('[data-testid=disabled]');
      await demo.page.waitForSelector(`body:not(:has(${disabled}))`);
      await press();
      await demo.untilState('open');
      assert.deepEqual(await demo.told(), ['open']);
      await demo.page.close();
    });
  });
}
