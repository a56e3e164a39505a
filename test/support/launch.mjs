import { launch } from 'puppeteer-core';
import { findBrowsers } from '../../scripts/browsers.mjs';

const ARGUMENTS = {
  chromium: [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
  firefox: [],
};

/** Starts an engine, or answers `undefined` where this machine has none. */
export async function launchBrowser(engine) {
  const executablePath = findBrowsers()[engine];
  if (!executablePath) return undefined;
  return launch({
    browser: engine === 'firefox' ? 'firefox' : 'chrome',
    executablePath,
    args: ARGUMENTS[engine],
    // The benchmark measures milliseconds; Firefox tells whole ones unless it is asked.
    extraPrefsFirefox: { 'privacy.reduceTimerPrecision': false },
  });
}

/**
 * A page at `url` that writes down what must not happen: requests to other hosts, errors and warnings.
 *
 * @returns {Promise<{ page: import('puppeteer-core').Page, faults: string[] }>}
 */
export async function openQuietPage(browser, url, prepared) {
  const page = prepared ?? (await browser.newPage());
  const faults = [];
  const { origin } = new URL(url);
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== origin) {
      faults.push(`request to ${request.url()}`);
    }
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warn', 'warning'].includes(message.type())) faults.push(message.text());
  });
  await page.goto(url, { waitUntil: 'load' });
  return { page, faults };
}
