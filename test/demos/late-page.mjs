// A page whose scripts are late, never come, or fail: what a visitor sees of it meanwhile.

/** Milliseconds that scripts are late. */
export const LATE = 400;
/** Milliseconds after a page is first seen within which the fallback is there when the script is not. */
export const FALLBACK_WITHIN = 4000;

/** The screens on which pages are looked at. */
export const SCREENS = {
  narrow: { width: 375, height: 667, isMobile: true },
  wide: { width: 1280, height: 800 },
};

/** What becomes of a request for a script of the page's own. */
const FATES = {
  late: (request) => setTimeout(() => void request.continue().catch(() => {}), LATE),
  held: () => {},
  failed: (request) => request.abort(),
  off: (request) => request.continue(),
};

/** Runs in the page from its beginning. */
function watch() {
  globalThis.shift = 0;
  globalThis.flashes = [];
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) globalThis.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    for (const text of document.querySelectorAll('payitoff-link > [slot]:not([slot=trigger])')) {
      const isSeen = text.getClientRects().length > 0 && getComputedStyle(text).visibility === 'visible';
      if (isSeen && !globalThis.flashes.includes(text.slot)) globalThis.flashes.push(text.slot);
    }
    requestAnimationFrame(look);
  };
  look();
}

/**
 * Opens a page in a window of its own, so that it is seen while others are open.
 *
 * @param {keyof typeof FATES} scripts `off`: the browser runs none
 * @param {Record<string, { contentType: string, body: string | Buffer }>} [options.elsewhere] what other hosts answer, by
 *   the end of the address; to everything else they do not answer
 */
export async function openLatePage(browser, url, { scripts, screen, elsewhere = {} }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(SCREENS[screen]);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await page.setJavaScriptEnabled(scripts !== 'off');
  if (scripts !== 'off') await page.evaluateOnNewDocument(watch);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isOwn = new URL(request.url()).origin === new URL(url).origin;
    const answer = Object.keys(elsewhere).find((end) => request.url().endsWith(end));
    if (!isOwn && !answer) void request.abort();
    else if (request.resourceType() !== 'script') void request.continue();
    else if (isOwn || scripts !== 'late') FATES[scripts](request);
    else setTimeout(() => void request.respond(elsewhere[answer]), LATE);
  });
  const begun = new Promise((resolve) => page.once('framenavigated', resolve));
  // Not awaited: where a script is held, a page is never loaded.
  const loaded = page.goto(url).catch(() => {});
  await begun;
  return { page, loaded, close: () => context.close() };
}

/**
 * How far a page shifts until its element is there, and which of the slotted texts it shows on the way.
 *
 * @param {string} [options.ready] a selector of what the page shows last
 */
export async function measureShift(browser, url, { ready = 'payitoff-link:defined', ...options }) {
  const { page, loaded, close } = await openLatePage(browser, url, { scripts: 'late', ...options });
  await loaded;
  await page.waitForSelector(ready);
  // Two frames later all shifts of the upgrade are known.
  const measured = await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
    const { shift, flashes } = globalThis;
    const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    return { shift, flashes, painted, visibility: document.visibilityState };
  });
  if (measured.visibility !== 'visible') throw new Error('A page that nobody sees does not shift.');
  await close();
  return measured;
}

/** Milliseconds from the first paint of a page to its fallback; `Infinity` if it does not come in time. */
export async function measureFallback(browser, url, options) {
  const { page, close } = await openLatePage(browser, url, options);
  let seenAt = 0;
  while (!seenAt) {
    const [time, isSeen] = await page.evaluate(() => {
      const fallback = document.querySelector('payitoff-link > [slot=fallback]');
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      if (!fallback || !paint) return [0, false];
      const { visibility, fontSize } = getComputedStyle(fallback);
      const isSeen = fallback.getClientRects().length > 0 && visibility === 'visible' && fontSize !== '0px';
      return [performance.now() - paint.startTime, isSeen];
    });
    if (isSeen) seenAt = Math.max(time, 1);
    else if (time > FALLBACK_WITHIN) seenAt = Infinity;
    else await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await close();
  return seenAt;
}
