import assert from 'node:assert/strict';
import { openQuietPage } from '../support/quiet-page.mjs';

/**
 * A demo page in the hands of a borrower and a developer. What it relies on is written down in demo/README.md.
 */
export async function openDemoInBrowser(browser, url) {
  const { page, complaints } = await openQuietPage(browser, url);
  page.setDefaultTimeout(10_000);
  const at = (testId) => `[data-testid="${testId}"]`;
  const text = (testId) => page.$eval(at(testId), ({ textContent }) => textContent.trim());
  /** A control of the simulator's dialog, by the words on it. */
  const inDialog = (selector, words) =>
    page.waitForSelector(`payitoff-nexus-simulator >>> ${selector}${words ? `::-p-text(${words})` : ''}`);
  const press = async (selector, words) => (await inDialog(selector, words)).click();

  const demo = {
    page,
    /** Every event so far, first to last, state changes left out. */
    events: () =>
      page.$eval(at('log'), (log) =>
        [...log.children]
          .map(({ dataset, textContent }) => ({
            name: dataset.event,
            text: textContent.replace(/\s+/g, ' ').trim(),
          }))
          .filter(({ name }) => name !== 'payitoff-statechange')
          .reverse(),
      ),
    names: async () => (await demo.events()).map(({ name }) => name),
    text,
    state: () => page.$eval(at('link'), ({ state }) => state),
    async waitForEvent(name, times = 1) {
      await page.waitForFunction(
        (selector, count) => document.querySelectorAll(selector).length >= count,
        {},
        `${at('log')} [data-event="${name}"]`,
        times,
      );
    },
    waitForText: (testId, words) =>
      page.waitForFunction(
        (selector, part) => document.querySelector(selector)?.textContent.includes(part),
        {},
        at(testId),
        words,
      ),
    /** Presses the element's own button. */
    pressLink: async () => (await page.waitForSelector(`${at('link')} >>> button`)).click(),
    click: (testId) => page.click(at(testId)),
    /** Clicks what the open dialog covers, as page code would. */
    clickBehind: (testId) => page.$eval(at(testId), (element) => element.click()),
    choose: (testId, value) => page.select(at(testId), value),
    async write(testId, value) {
      await page.focus(at(testId));
      await page.$eval(at(testId), (input) => input.select());
      await page.keyboard.press('Backspace');
      if (value) await page.keyboard.type(value);
    },
    hasDialog: async () => (await page.$('payitoff-nexus-simulator')) !== null,
    dialogTitle: async () => (await inDialog('.brand')).evaluate(({ textContent }) => textContent),
    /** The borrower signs in to a servicer and presses I'm Done. */
    async finish() {
      await press('button.card');
      await (await inDialog('input[type="text"]')).type('sam');
      await (await inDialog('input[type="password"]')).type('secret');
      await press('button[type="submit"]');
      await press('button.primary', "I'm Done");
    },
    /** The borrower leaves in this way. */
    async leave(status) {
      if (status === 'incomplete') {
        await press('button.close');
        await press('button', 'Leave');
      } else {
        await press('summary');
        await press('.choices button', status);
      }
    },
    /** Ends the test with this page: nothing happened that must not. */
    async close(expected = []) {
      const unexpected = complaints.filter((complaint) => !expected.some((part) => complaint.includes(part)));
      assert.deepEqual(unexpected, []);
      await page.close();
    },
  };
  return demo;
}
