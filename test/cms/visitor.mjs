// Somebody who reads a page and presses what is on it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { root } from '../../scripts/setup.mjs';
import { collectComplaints } from '../support/quiet-page.mjs';

/** Texts of the snippet in docs/cms.md. */
export const TEXT = 'Your student loans are linked.';
const FALLBACK = 'You can also link your loans by phone.';

const FILE = 'payitoff-link.classic.min.js';
const NEXUS = 'https://payitoff-cdn.io/sandbox/nexus/js/v1';

/**
 * A visitor of a page. The simulator answers at the vendor's address.
 *
 * @param {object} how
 * @param {boolean} [how.script] false: with script switched off
 * @param {(url: string) => boolean} [how.block] which requests fail
 * @param {{ page: import('puppeteer-core').Page }} [how.as] somebody who is logged in
 * @param {string} [how.html] the page itself, where no server has one
 * @param {number} [how.delay] milliseconds by which the element's file is late
 * @param {number} [how.width] of the window
 * @param {boolean} [how.cdn] whether a CDN has the element's file
 */
export async function visit(
  browser,
  url,
  { script = true, block = () => false, as, html, delay = 0, cdn = false, width = 800 } = {},
) {
  const context = as ? as.page.browserContext() : await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.setViewport({ width, height: 900 });
  await page.setJavaScriptEnabled(script);
  const nexus = readFileSync(`${root}/dist/nexus-simulator.js`);
  const classic = readFileSync(`${root}/dist/payitoff-link.classic.min.js`);
  const vendor = [];
  const foreign = [];
  const javascript = (body) => ({
    contentType: 'text/javascript',
    body,
    headers: { 'access-control-allow-origin': '*' },
  });
  /** What the network has at an address: an answer, `null` for nothing, or `undefined` for what the server says. */
  function answerOf(address) {
    const isVendor = address.startsWith('https://payitoff-cdn.io/');
    if (isVendor) vendor.push(address);
    if (block(address)) return null;
    if (isVendor) return javascript(nexus);
    if (html && address === url) return { contentType: 'text/html; charset=utf-8', body: html };
    if (cdn && address.endsWith(`/dist/${FILE}`)) return javascript(classic);
    // As the owner of a site puts it there by hand: in no folder of WordPress.
    if (address === new URL(`/${FILE}`, url).href) return javascript(classic);
    if (!/^https?:/.test(address) || address.startsWith(new URL(url).origin)) return undefined;
    foreign.push(address);
    return null;
  }
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const address = request.url();
    const answer = answerOf(address);
    const go = () => void (answer ? request.respond(answer) : request.continue());
    if (answer === null) void request.abort();
    else if (delay && address.includes(FILE)) setTimeout(go, delay);
    else go();
  });
  const complaints = collectComplaints(page);
  if (script) await page.evaluateOnNewDocument(watch);
  const response = await page.goto(url, { waitUntil: 'load' });
  const inDialog = (selector, words) =>
    page.waitForSelector(`payitoff-nexus-simulator >>> ${selector}${words ? `::-p-text(${words})` : ''}`);
  const press = async (selector, words) => (await inDialog(selector, words)).click();
  const visitor = {
    page,
    response,
    vendor,
    foreign,
    complaints,
    /** What a visitor reads in the post. */
    async text() {
      const text = await page.$eval('.entry-content, .wp-block-post-content, main', (main) => main.innerText);
      return text.replace(/\s+/g, ' ').trim();
    },
    /** Presses the link, where the element has taken one over, or else its button. */
    async press() {
      const link = await page.$('payitoff-link > a[slot="trigger"]');
      await (link ?? (await page.waitForSelector('payitoff-link >>> button'))).click();
    },
    pressButton: async () => (await page.waitForSelector('payitoff-link >>> button')).click(),
    hasDialog: async () => (await page.$('payitoff-nexus-simulator')) !== null,
    /** The borrower's whole way. */
    async finish() {
      await press('button.card');
      await (await inDialog('input[type="text"]')).type('sam');
      await (await inDialog('input[type="password"]')).type('secret');
      await press('button[type="submit"]');
      await press('button.primary', "I'm Done");
    },
    async leave() {
      await press('button.close');
      await press('button', 'Leave');
    },
    async outcome() {
      await page.waitForFunction(() => window.outcomes.length > 0);
      return page.evaluate(() => window.outcomes);
    },
    /** The vendor's script was asked for at the sandbox's address, and nobody else for anything. */
    assertSandboxOnly() {
      assert.deepEqual([...new Set(vendor)], [NEXUS]);
      assert.deepEqual(foreign, []);
    },
    /** How far things have jumped, in all. */
    async shift() {
      return page.evaluate(async () => {
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        return window.shifts.reduce((sum, value) => sum + value, 0);
      });
    },
    /** Texts that were seen before there was an element. */
    early: () => page.evaluate(() => window.early),
    close: () => (as ? page.close() : context.close()),
  };
  return visitor;
}

/** Runs in the page, before its own code: writes down outcomes, shifts, and texts seen before there is an element. */
function watch() {
  window.outcomes = [];
  window.shifts = [];
  window.early = [];
  for (const name of ['success', 'incomplete', 'illegal', 'error']) {
    document.addEventListener(`payitoff-${name}`, ({ detail }) =>
      window.outcomes.push([name, detail.code ?? '']),
    );
  }
  new PerformanceObserver((list) =>
    window.shifts.push(...list.getEntries().map(({ value }) => value)),
  ).observe({ type: 'layout-shift', buffered: true });
  (function look() {
    const waiting = document.querySelector('payitoff-link:not(:defined)');
    const text = waiting?.innerText.trim();
    if (waiting && !window.early.includes(text)) window.early.push(text);
    requestAnimationFrame(look);
  })();
}

/** What a visitor of a page gets, in the words of docs/cms.md. */
export async function visitorResult(browser, url, how) {
  const visitor = await visit(browser, url, how);
  try {
    if (await visitor.page.$('payitoff-link')) {
      await visitor.press();
      await visitor.finish();
      const [[outcome]] = await visitor.outcome();
      if (outcome !== 'success') return outcome;
      // A link has no texts of its own to lose.
      if (await visitor.page.$('payitoff-link > a[slot="trigger"]')) return 'works';
      return (await visitor.text()).includes('linked') ? 'works' : 'works, but without its texts';
    }
    const text = await visitor.text();
    if (text.includes(TEXT)) return 'no button, but all its texts';
    if (text.includes(FALLBACK)) return 'no button, but its fallback text';
    return (await visitor.page.$('a[href$="#payitoff-link"]')) ? 'an ordinary link' : 'nothing';
  } finally {
    await visitor.close();
  }
}
