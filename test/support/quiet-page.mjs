/** What the page writes to the console as errors and warnings from now on, and what it does not catch. */
export function collectComplaints(page) {
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warn', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  return complaints;
}

/**
 * Opens `url`, and records what must not happen there: requests to other hosts, errors and warnings.
 *
 * @returns {Promise<{ page: import('puppeteer-core').Page, complaints: string[] }>}
 */
export async function openQuietPage(browser, url, prepared) {
  const page = prepared ?? (await browser.newPage());
  const complaints = collectComplaints(page);
  const { origin } = new URL(url);
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== origin) {
      complaints.push(`request to ${request.url()}`);
    }
  });
  await page.goto(url, { waitUntil: 'load' });
  return { page, complaints };
}
