// What elements cost while nobody clicks: creating, keeping, and a page that is left alone.
import { alternate, compare, count, measure } from './stats.mjs';

const OURS = 'payitoff-link';
const THEIRS = 'hand-written-link';
const HAND_WRITTEN = 'hand-written, same tree';

async function openElements(browser, address) {
  const page = await browser.newPage();
  await page.goto(`${address}/elements.html`);
  const defined = (tag) => customElements.whenDefined(tag).then(() => true);
  await page.evaluate(defined, OURS);
  await page.evaluate(defined, THEIRS);
  return page;
}

const COUNTS = [1000, 2000, 5000, 10_000];

/** Creates and connects elements of both kinds, alternately, each pair in a fresh page. */
export async function measureCreation({ browser, engine, address, pairs }) {
  const times = { [OURS]: {}, [THEIRS]: {} };
  for (let pair = 0; pair < pairs; pair += 1) {
    const page = await openElements(browser, address);
    const inTurn = (list) => (pair % 2 ? list : list.toReversed());
    const time = (tag, size) => page.evaluate((...args) => globalThis.timeToConnect(...args), tag, size);
    // So that no size is measured before the engine has compiled the code.
    for (const tag of inTurn([OURS, THEIRS])) await time(tag, 3000);
    for (const size of inTurn(COUNTS)) {
      for (const tag of inTurn([OURS, THEIRS])) (times[tag][size] ??= []).push(await time(tag, size));
    }
    await page.close();
  }
  const each = (tag, size) => times[tag][size].map((milliseconds) => (milliseconds * 1000) / size);
  const grouped = (size) => size.toLocaleString('en');
  return [
    ...[1000, 10_000].map((size) =>
      compare(
        {
          figure: `create and connect one of ${grouped(size)} elements`,
          engine,
          unit: 'µs',
          baseline: HAND_WRITTEN,
          target: 2.5,
        },
        each(OURS, size),
        each(THEIRS, size),
      ),
    ),
    ...COUNTS.slice(1).map((size) =>
      compare(
        { figure: `growth: one of ${grouped(size)}`, engine, unit: 'µs', baseline: 'one of 1,000' },
        each(OURS, size),
        each(OURS, 1000),
      ),
    ),
  ];
}

/** Bytes kept by each idle element, and by each that was removed. Chromium only: nobody else tells. */
export async function measureMemory({ browser, engine, address, pairs, size = 10_000 }) {
  const kept = { [OURS]: [], [THEIRS]: [] };
  const left = { [OURS]: [], [THEIRS]: [] };
  const nodes = { [OURS]: [], [THEIRS]: [] };
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const tag of pair % 2 ? [OURS, THEIRS] : [THEIRS, OURS]) {
      const page = await openElements(browser, address);
      const session = await page.createCDPSession();
      const used = async () => {
        await session.send('HeapProfiler.collectGarbage');
        const { usedSize, embedderHeapUsedSize } = await session.send('Runtime.getHeapUsage');
        const counters = await session.send('Memory.getDOMCounters');
        return {
          bytes: usedSize + embedderHeapUsedSize,
          nodes: counters.nodes + counters.jsEventListeners,
        };
      };
      const keep = () => page.evaluate((...args) => globalThis.keep(...args), tag, size);
      const discard = () => page.evaluate(() => globalThis.discard());
      // Once before, so that what the engine compiles and grows is not counted.
      await keep();
      await discard();
      const before = await used();
      await keep();
      const during = await used();
      await discard();
      const after = await used();
      kept[tag].push((during.bytes - before.bytes) / size);
      left[tag].push(Math.max(0, after.bytes - before.bytes) / size);
      nodes[tag].push(Math.max(0, after.nodes - before.nodes));
      await page.close();
    }
  }
  return [
    compare(
      { figure: 'memory of an idle element', engine, unit: 'bytes', baseline: HAND_WRITTEN },
      kept[OURS],
      kept[THEIRS],
    ),
    measure({ figure: 'memory left by an element that was removed', engine, unit: 'bytes' }, left[OURS]),
    count(
      { figure: `DOM nodes and listeners left by ${size.toLocaleString('en')} removed`, engine, target: 0 },
      nodes[OURS],
    ),
  ];
}

/** Pages with 100 elements that nobody touches, the processor slowed four times. Chromium only: others do neither. */
export async function measureIdlePage({ browser, engine, address, pairs }) {
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
    pairs,
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
    against('100-by-script', THEIRS, HAND_WRITTEN),
    alone('100-in-markup'),
    against('100-in-markup', THEIRS, HAND_WRITTEN),
    against('100-in-markup', 'no-script', 'no script'),
  ];
}

/** Milliseconds of each task of a page's main thread from its first byte on, and the paths it asked for. */
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
  // The one in which tracing stops has no duration.
  return { tasks: tasks.flatMap(({ dur }) => (dur ? [dur / 1000] : [])), asked };
}
