/**
 * Opens `url`, and records what must not happen there: requests to other hosts, errors and warnings.
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
