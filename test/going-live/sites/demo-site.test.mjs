import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { demoSite } from '../../../demo/site.mjs';
import { startServer } from '../../../scripts/server.mjs';
import { check } from '../support/checker.mjs';

/** What is wrong with each page: some show mistakes, or a Nexus that fails to load, on purpose. */
const PAGES = {
  'html/': ['element-error', 'env-unknown', 'key-missing'],
  'html/scenarios.html': [],
  'html/unreachable.html': ['element-error'],
  'cms/': [],
  'cms/blocked/': ['element-error'],
  // The key is for the visitor to fill in.
  'builder/': ['key-missing'],
  'themes/': [],
  'themes/frame.html': [],
};

describe('the project’s own demo site', () => {
  let site;
  before(async () => {
    const { address, stop } = await startServer({ middleware: [demoSite()], port: 0 });
    site = { address: `${address}/`, stop };
  });
  after(() => site.stop());

  test('is found for what each page is, by address', async () => {
    const pages = Object.keys(PAGES).map((page) => site.address + page);
    const report = await check(['--env', 'sandbox', '--timeout', '60', ...pages], { isAsync: true });
    const rulesOf = (page) =>
      report.findings.flatMap(({ file, rule }) => (file === site.address + page ? [rule] : []));
    const found = Object.keys(PAGES).map((page) => [page, [...new Set(rulesOf(page))].sort()]);
    assert.deepEqual(report.problems, []);
    assert.deepEqual(Object.fromEntries(found), PAGES);
  });
});
