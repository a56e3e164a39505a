// What a visitor sees of each published snippet until the script is there: 375 px wide, with the script 400 ms late,
// with a script that never comes, and without script.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { launchBrowser } from '../../scripts/browsers.mjs';
import { serveFolders } from '../../scripts/server.mjs';
import { root } from '../../scripts/setup.mjs';

const LATE = 400;
/** Milliseconds within which the fallback is there when the script is not. */
const FALLBACK_WITHIN = 4000;

/** The snippets of a document, each a page: with the style that the document tells to paste once, and a script. */
async function pagesOf(file) {
  const markdown = await readFile(`${root}/${file}`, 'utf8');
  const codes = [...markdown.matchAll(/^```html[^\n]*\n(.*?)^```$/gms)]
    .map(([, code]) => code)
    .filter((code) => code.includes('<payitoff-link'));
  const style = /<style>.*?<\/style>/.exec(markdown)?.[0] ?? '';
  return codes.map((code, index) => {
    const parts = [
      '<!doctype html><meta name="viewport" content="width=device-width"><style>body{font:16px sans-serif}</style>',
      code.includes('<script') ? '' : style,
      code.includes('<script') ? '' : '<script defer src="/payitoff-link.classic.min.js"></script>',
      '<h1>Your loans</h1><p>Before.</p>',
      code,
      '<p>After.</p>'.repeat(20),
    ];
    return {
      name: `${file}, snippet ${index + 1}`,
      // A hundredth costs the line of style.
      mostShift: code.includes('<style>') ? 0.01 : 0.05,
      hasFallback: /slot="fallback"/.test(code),
      html: parts.join(''),
    };
  });
}

/** Runs in the page from its beginning. */
function watch() {
  globalThis.shift = 0;
  globalThis.flashes = [];
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) globalThis.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    for (const text of document.querySelectorAll('payitoff-link > [slot]')) {
      const isSeen = text.getClientRects().length > 0 && getComputedStyle(text).visibility === 'visible';
      if (isSeen) globalThis.flashes.push(text.slot);
    }
    requestAnimationFrame(look);
  };
  look();
}

const seesFallback = () => {
  const fallback = document.querySelector('[slot=fallback]');
  return fallback.getClientRects().length > 0 && getComputedStyle(fallback).visibility === 'visible';
};

const pages = (await Promise.all(['README.md', 'docs/cms.md'].map(pagesOf))).flat();

describe('until the script is there', () => {
  let server, browser, html, delay;
  before(async () => {
    server = await serveFolders({ '/': `${root}/dist` }, [
      async (context, next) => {
        if (context.path === '/') {
          context.type = 'html';
          context.body = html;
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, delay));
        return next();
      },
    ]);
    browser = await launchBrowser('chromium');
    assert.ok(browser, 'There is no Chromium on this machine.');
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function open(snippet, { late, script = true }) {
    html = snippet.html;
    delay = late;
    const page = await browser.newPage();
    await page.setViewport({ width: 375, height: 667, isMobile: true });
    await page.setJavaScriptEnabled(script);
    if (script) await page.evaluateOnNewDocument(watch);
    await page.goto(`${server.address}/`, { waitUntil: 'domcontentloaded' });
    return page;
  }

  it('has snippets to look at', () => assert.ok(pages.length > 3));

  for (const snippet of pages) {
    it(`nothing jumps and nothing flashes: ${snippet.name}`, async (test) => {
      const page = await open(snippet, { late: LATE });
      await page.waitForSelector('payitoff-link:defined');
      // Two frames later all shifts of the upgrade are known.
      await page.evaluate(
        () =>
          new Promise((resolve) =>
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))),
          ),
      );
      const { shift, flashes } = await page.evaluate(() => ({
        shift: globalThis.shift,
        flashes: globalThis.flashes,
      }));
      test.diagnostic(`cumulative layout shift: ${shift.toFixed(4)}`);
      assert.ok(shift <= snippet.mostShift, `shifts by ${shift}`);
      assert.deepEqual([...new Set(flashes)], []);
      await page.close();
    });

    if (!snippet.hasFallback) continue;
    for (const script of [true, false]) {
      it(`the fallback comes without the script, script ${script ? 'on' : 'off'}: ${snippet.name}`, async () => {
        const opened = performance.now();
        const page = await open(
          { ...snippet, html: snippet.html.replaceAll('<script', '<script type="x"') },
          { late: 0, script },
        );
        assert.equal(await page.evaluate(seesFallback), false, 'not at once');
        while (!(await page.evaluate(seesFallback))) {
          assert.ok(performance.now() - opened < FALLBACK_WITHIN + 1000, 'it never came');
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        await page.close();
      });
    }
  }
});
