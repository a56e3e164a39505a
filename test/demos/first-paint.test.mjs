// What a visitor sees of everything that is published until the script is there, 400 ms late; and where it never comes.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { demoSite } from '../../demo/site.mjs';
import { launchBrowser } from '../../scripts/browsers.mjs';
import { serveFolders, startServer } from '../../scripts/server.mjs';
import { root } from '../../scripts/setup.mjs';
import { FALLBACK_WITHIN, SCREENS, measureFallback, measureShift } from './late-page.mjs';
import { measureOptions, tableOf } from './first-paint-options.mjs';
import { APP, pagesOfBuilder, pagesOfDocuments } from './published-pages.mjs';

const pages = [...(await pagesOfDocuments()), ...pagesOfBuilder()];
const ofPath = new Map(pages.map((page, index) => [`/page-${index}`, page]));

/** The pages of the demo site, and what each shows last. */
const DEMOS = {
  '/html/': '#new:defined',
  '/html/scenarios.html': 'payitoff-link:defined',
  '/html/unreachable.html': 'payitoff-link:defined',
  '/cms/': '#again:defined',
  '/builder/': '#stage payitoff-link:defined',
  '/themes/frame.html': 'payitoff-link:defined',
  '/vue/': 'payitoff-link:defined',
  '/angular/': 'payitoff-link:defined',
  '/vue/trigger.html': 'payitoff-link:defined',
  '/angular/?trigger': 'payitoff-link:defined',
};

let server, site, browser, elsewhere;
before(async () => {
  assert.ok(existsSync(`${root}/demo/vue/dist/index.html`), 'The demos are not built: run npm run consumers');
  const send = async (context, next) => {
    const page = ofPath.get(context.path);
    if (page) Object.assign(context, { type: 'html', body: page.html });
    else if (context.path === '/app.js') Object.assign(context, { type: 'js', body: APP });
    else await next();
  };
  server = await serveFolders({ '/': `${root}/dist` }, [send]);
  site = await startServer({ middleware: [demoSite()], port: 0 });
  browser = await launchBrowser('chromium');
  assert.ok(browser, 'There is no Chromium on this machine.');
  elsewhere = {};
  for (const name of ['payitoff-link.min.js', 'payitoff-link.classic.min.js']) {
    elsewhere[`/dist/${name}`] = {
      contentType: 'text/javascript',
      headers: { 'access-control-allow-origin': '*' },
      body: await readFile(`${root}/dist/${name}`),
    };
  }
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await site?.stop();
});

it('there are snippets of every kind', () => {
  assert.ok(pages.length >= 20, `${pages.length} pages`);
  for (const kind of ['README.md', 'docs/cms.md', 'docs/migrating.md', 'builder']) {
    assert.ok(
      pages.some(({ name }) => name.startsWith(kind)),
      kind,
    );
  }
});

for (const screen of Object.keys(SCREENS)) {
  describe(
    `nothing jumps and nothing flashes, ${screen} (${SCREENS[screen].width} px)`,
    { concurrency: 2 },
    () => {
      for (const [path, { name, mostShift }] of ofPath) {
        it(name, async (test) => {
          const { shift, flashes } = await measureShift(browser, server.address + path, {
            screen,
            elsewhere,
          });
          test.diagnostic(`layout shift ${shift.toFixed(4)}, at most ${mostShift}`);
          assert.ok(shift <= mostShift, `shifts by ${shift}`);
          assert.deepEqual(flashes, []);
        });
      }

      for (const [path, ready] of Object.entries(DEMOS)) {
        it(`demo ${path}`, async (test) => {
          const { shift, flashes } = await measureShift(browser, site.address + path, { screen, ready });
          test.diagnostic(`layout shift ${shift.toFixed(4)}, at most 0.05`);
          assert.ok(shift <= 0.05, `shifts by ${shift}`);
          assert.deepEqual(flashes, []);
        });
      }
    },
  );
}

// Each of these waits for three seconds, idly.
describe('the fallback comes without the script', { concurrency: 3 }, () => {
  const withFallback = [...ofPath].filter(
    ([, { hasFallback, name }]) => hasFallback && !/branded/.test(name),
  );
  it('there is one in each document, and in each form of the builder', () =>
    assert.equal(withFallback.length, 10));

  for (const [path, { name }] of withFallback) {
    for (const scripts of ['held', 'failed', 'off']) {
      it(`${name}, script ${scripts}`, async (test) => {
        const milliseconds = await measureFallback(browser, server.address + path, {
          scripts,
          screen: 'narrow',
        });
        test.diagnostic(`after ${milliseconds.toFixed(0)} ms`);
        assert.ok(milliseconds <= FALLBACK_WITHIN, 'it did not come in time');
        assert.ok(milliseconds > 1000, 'it flashed');
      });
    }
  }
});

it('the line of style is the cheapest that holds, measured against the other ways', async (test) => {
  const options = await measureOptions(browser);
  test.diagnostic(tableOf(options));
  // Would the two above see a page that jumps, and a text that flashes?
  const bad = options['nothing, slots in paragraphs'];
  assert.ok(bad.narrow > 0.05, `shifts by ${bad.narrow}`);
  assert.ok(bad.flashes.includes('fallback') && bad.fallback < 1000);
  const still = Object.values(options).filter((option) => option.narrow <= 0.01 && option.wide <= 0.01);
  const holding = still.filter(
    ({ flashes, fallback }) => flashes.length === 0 && fallback && fallback <= FALLBACK_WITHIN,
  );
  const [cheapest] = [...holding].sort((one, other) => one.bytes - other.bytes);
  assert.equal(cheapest, options['the line of style']);
});
