// What a visitor with a slow phone notices of an article that has the button: largest contentful paint, total blocking
// time, the work of the main thread, and interaction to next paint.
import { PredefinedNetworkConditions } from 'puppeteer-core';
import { alternate, compare, withBaseline } from './stats.mjs';

const SLOWED = 4;
const NETWORK = 'Slow 4G';
/** Milliseconds of a task that block nobody. */
const SHORT_TASK = 50;
/** Chromium reports no shorter interactions. */
const SHORTEST = 16;

/** Runs in the page from its beginning. */
function record(shortest) {
  const observe = (type, found, options) =>
    new PerformanceObserver((list) => list.getEntries().forEach(found)).observe({
      type,
      buffered: true,
      ...options,
    });
  const vitals = (globalThis.vitals = { paint: 0, tasks: [], press: shortest });
  observe('largest-contentful-paint', ({ startTime }) => (vitals.paint = startTime));
  observe('longtask', ({ startTime, duration }) => vitals.tasks.push({ startTime, duration }));
  observe(
    'event',
    ({ interactionId, duration }) => {
      if (interactionId) vitals.press = Math.max(vitals.press, duration);
    },
    { durationThreshold: shortest },
  );
}

const twoFrames = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50))));

async function visit(browser, url) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 375, height: 667, isMobile: true });
  await page.emulateCPUThrottling(SLOWED);
  await page.emulateNetworkConditions(PredefinedNetworkConditions[NETWORK]);
  await page.evaluateOnNewDocument(record, SHORTEST);
  await page.goto(url, { waitUntil: 'networkidle0' });
  await page.evaluate(twoFrames);
  const { TaskDuration } = await page.metrics();
  const painted = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0].startTime,
  );
  const { paint, tasks } = await page.evaluate(() => globalThis.vitals);
  const blocked = tasks
    .filter(({ startTime, duration }) => startTime + duration > painted)
    .reduce((total, { duration }) => total + duration - SHORT_TASK, 0);
  const press = async () => {
    await page.evaluate((shortest) => (globalThis.vitals.press = shortest), SHORTEST);
    await page.click('#go');
    await page.evaluate(twoFrames);
    return page.evaluate(() => globalThis.vitals.press);
  };
  const first = await press();
  await page.waitForFunction(() => globalThis.linked || !document.scripts[1]);
  // Nexus is there now: the element is ready for another press.
  await page.$eval('#go', (link) => link.reset?.());
  await page.evaluate(twoFrames);
  const next = await press();
  await context.close();
  return { paint, blocked, work: TaskDuration * 1000, first, next };
}

/** Chromium only: no other engine slows the processor down. */
export async function measureVitals({ browser, engine, address, rounds }) {
  const pages = ['no-script', 'payitoff-link', 'hand-written'];
  const samples = await alternate(
    Object.fromEntries(pages.map((name) => [name, () => visit(browser, `${address}/article/${name}.html`)])),
    rounds,
  );
  const of = (name, vital) => samples[name].map((sample) => sample[vital]);
  const against = (make, figure, vital) =>
    [
      ['no-script', 'a page without it'],
      ['hand-written', 'script tag in the page'],
    ].map(([name, baseline]) =>
      make(
        { figure: `${figure}, slow processor and network`, engine, unit: 'ms', baseline },
        of('payitoff-link', vital),
        of(name, vital),
      ),
    );
  return [
    ...against(compare, 'largest contentful paint', 'paint'),
    // None at all, most of the time, of which there is no ratio.
    ...against(withBaseline, 'total blocking time', 'blocked'),
    ...against(compare, 'work of the main thread until loaded', 'work'),
    ...against(compare, 'interaction to next paint: the first press', 'first'),
    ...against(compare, 'interaction to next paint: a press when Nexus is there', 'next'),
  ];
}
