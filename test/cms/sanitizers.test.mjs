// What goes into a sanitizer, an editor or a Markdown processor, and what a visitor gets of it.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { root } from '../../scripts/setup.mjs';
import { launchBrowser } from '../../scripts/browsers.mjs';
import { serveFolders } from '../../scripts/server.mjs';
import { IN_BROWSER, IN_NODE, MODULES } from './sanitizers.mjs';
import { snippet } from './snippets.mjs';
import { visitorResult } from './visitor.mjs';

const FILE = `${root}/test/cms/sanitizers.results.json`;
/** What docs/cms.md shows as a table. With UPDATE=1 in the environment it is written anew. */
const RESULTS = JSON.parse(readFileSync(FILE, 'utf8'));

/** The forms of docs/cms.md. Markdown has links of its own. */
const formsFor = (name) => ({
  element: snippet('html/element.html'),
  link: snippet(/^(markdown|remark)/.test(name) ? 'html/link.md' : 'html/link.html'),
});

let browser;
let server;
before(async () => {
  browser = await launchBrowser('chromium');
  assert.ok(browser, 'There is no Chromium on this machine.');
  server = await serveFolders({ '/': MODULES, '/test/': `${root}/test/cms` });
});
after(async () => {
  await browser?.close();
  await server?.stop();
  if (process.env.UPDATE) writeFileSync(FILE, `${JSON.stringify(RESULTS, null, 2)}\n`);
});

async function filterInBrowser({ script, filter, options }, dirty) {
  const page = await browser.newPage();
  await page.goto(`${server.address}/test/editor.html`);
  await page.addScriptTag({ url: `/${script}` });
  const clean = await page.evaluate(filter, dirty, options);
  await page.close();
  return clean;
}

/** A page whose owner has put the line for links into the template. */
const pageOf = (content) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Loans</title>
<link rel="icon" href="data:,">${snippet('html/template.html')}</head><body><main>${content}</main></body></html>`;

async function resultsOf(name, filter) {
  const results = {};
  for (const [form, dirty] of Object.entries(formsFor(name))) {
    const html = pageOf(await filter(dirty));
    results[form] = await visitorResult(browser, 'http://cms.test/', { html });
  }
  return results;
}

describe('what goes in → what a visitor sees', () => {
  const tools = {
    ...Object.fromEntries(
      Object.entries(IN_BROWSER).map(([name, tool]) => [name, (dirty) => filterInBrowser(tool, dirty)]),
    ),
    ...IN_NODE,
  };
  for (const [name, filter] of Object.entries(tools)) {
    it(name, async () => {
      const found = await resultsOf(name, filter);
      if (process.env.UPDATE) RESULTS[name] = found;
      else assert.deepEqual(found, RESULTS[name]);
    });
  }

  it('has nothing in its table that is not tried', () => {
    assert.deepEqual(Object.keys(RESULTS).sort(), Object.keys(tools).sort());
  });
});
