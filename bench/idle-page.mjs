// The longest task and the requests of pages with up to 100 elements that nobody touches.
import { CONTENDERS, HAND_WRITTEN, OURS } from './contenders.mjs';
import { alternate, compare, count, measure } from './stats.mjs';

/** Chromium only: no other engine can slow the processor down and trace the page. */
export async function measureIdlePage({ browser, engine, address, rounds }) {
  const pages = [
    '100-in-markup/payitoff-link',
    '100-in-markup/hand-written-link',
    '100-in-markup/no-script',
    '100-by-script/payitoff-link',
    '100-by-script/hand-written-link',
    '10-in-markup/payitoff-link',
  ];
  const samples = await alternate(
    Object.fromEntries(pages.map((name) => [name, () => trace(browser, `${address}/${name}.html`)])),
    rounds,
  );
  const longest = (name) => samples[name].map(({ tasks }) => Math.max(...tasks));
  const requests = pages
    .filter((name) => name.endsWith(OURS))
    .flatMap((name) => samples[name])
    .map(({ asked }) => asked.filter((path) => !/^\/(10+-|payitoff-link\/|favicon)/.test(path)).length);
  const about = (where) => ({
    figure: `longest task, ${where.replace('-', ' elements ').replace('-', ' ')}, processor slowed 4 times`,
    engine,
    unit: 'ms',
  });
  const alone = (where) => measure({ ...about(where), target: 50 }, longest(`${where}/${OURS}`));
  const against = (where, other, name) =>
    compare({ ...about(where), baseline: name }, longest(`${where}/${OURS}`), longest(`${where}/${other}`));
  return [
    count({ figure: 'requests before intent', engine, target: 0 }, requests),
    alone('10-in-markup'),
    alone('100-by-script'),
    against('100-by-script', HAND_WRITTEN, CONTENDERS[HAND_WRITTEN]),
    alone('100-in-markup'),
    against('100-in-markup', HAND_WRITTEN, CONTENDERS[HAND_WRITTEN]),
    against('100-in-markup', 'no-script', 'no script'),
  ];
}

/** The tasks of a page's main thread from its first byte on, in milliseconds, and the paths it requested. */
async function trace(browser, url) {
  const page = await browser.newPage();
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.emulateCPUThrottling(4);
  await page.tracing.start({ categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await page.goto(url, { waitUntil: 'networkidle0' });
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  await page.close();
  const start = traceEvents.find(({ name, args }) => name === 'CommitLoad' && args.data?.url === url);
  const tasks = traceEvents.filter(
    ({ name, pid, tid, ts }) => name === 'RunTask' && pid === start.pid && tid === start.tid && ts > start.ts,
  );
  // The task in which tracing stops has no duration.
  return { tasks: tasks.flatMap(({ dur }) => (dur ? [dur / 1000] : [])), asked };
}
