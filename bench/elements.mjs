// What elements cost while nobody clicks: creating, keeping, and a page that is left alone.
import { compare, measure } from './row.mjs';

const OURS = 'payitoff-link';
const THEIRS = 'hand-written-link';
const BESIDE = 'hand-written element';

async function openElements(browser, address) {
  const page = await browser.newPage();
  await page.goto(`${address}/elements.html`);
  const defined = (tag) => customElements.whenDefined(tag).then(() => true);
  await page.evaluate(defined, OURS);
  await page.evaluate(defined, THEIRS);
  return page;
}

/** Creates and connects elements of both kinds, alternately, each pair in a fresh page. */
export async function measureCreation({ browser, engine, address, pairs }) {
  const times = { [OURS]: {}, [THEIRS]: {} };
  for (let pair = 0; pair < pairs; pair += 1) {
    const page = await openElements(browser, address);
    const tags = pair % 2 ? [OURS, THEIRS] : [THEIRS, OURS];
    const time = (tag, count) => page.evaluate((...args) => globalThis.timeToConnect(...args), tag, count);
    for (const tag of tags) await time(tag, 500);
    for (const count of [1000, 2000, 5000, 10_000]) {
      for (const tag of tags) (times[tag][count] ??= []).push(await time(tag, count));
    }
    await page.close();
  }
  const per = (tag, count) => times[tag][count].map((milliseconds) => (milliseconds * 1000) / count);
  return [
    ...[1000, 10_000].map((count) =>
      compare(
        {
          figure: `create and connect ${count.toLocaleString('en')} elements, each`,
          engine,
          unit: 'µs',
          beside: BESIDE,
          target: 2.5,
        },
        per(OURS, count),
        per(THEIRS, count),
      ),
    ),
    ...[2000, 5000, 10_000].map((count) =>
      compare(
        {
          figure: `growth: an element of ${count.toLocaleString('en')}, beside one of 1,000`,
          engine,
          unit: 'µs',
          beside: 'itself',
          target: 1.25,
        },
        per(OURS, count),
        per(OURS, 1000),
      ),
    ),
  ];
}

/** Bytes kept by each idle element, and by each that was removed. Chromium only: nobody else tells. */
export async function measureMemory({ browser, engine, address, pairs, count = 10_000 }) {
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
      const keep = () => page.evaluate((...args) => globalThis.keep(...args), tag, count);
      const discard = () => page.evaluate(() => globalThis.discard());
      // Once before, so that what the engine compiles and grows is not counted.
      await keep();
      await discard();
      const before = await used();
      await keep();
      const during = await used();
      await discard();
      const after = await used();
      kept[tag].push((during.bytes - before.bytes) / count);
      left[tag].push(Math.max(0, after.bytes - before.bytes) / count);
      nodes[tag].push(Math.max(0, after.nodes - before.nodes));
      await page.close();
    }
  }
  return [
    compare(
      { figure: 'memory of an idle element', engine, unit: 'bytes', beside: BESIDE },
      kept[OURS],
      kept[THEIRS],
    ),
    measure({ figure: 'memory left by an element that was removed', engine, unit: 'bytes' }, left[OURS]),
    measure(
      {
        figure: `DOM nodes and listeners left by ${count.toLocaleString('en')} removed`,
        engine,
        unit: '',
        target: 0,
      },
      nodes[OURS],
    ),
  ];
}

/** Pages with 100 elements that nobody touches, the processor slowed four times. Chromium only: others do neither. */
export async function measureIdlePage({ browser, engine, address, pairs }) {
  const pages = [
    'in-markup/payitoff-link',
    'in-markup/hand-written-link',
    'in-markup/no-script',
    'by-script/payitoff-link',
    'by-script/hand-written-link',
  ];
  const longest = Object.fromEntries(pages.map((name) => [name, []]));
  const requests = [];
  for (let round = 0; round < pairs; round += 1) {
    for (let turn = 0; turn < pages.length; turn += 1) {
      const name = pages[(turn + round) % pages.length];
      const { tasks, asked } = await trace(browser, `${address}/100-${name}.html`);
      longest[name].push(Math.max(...tasks));
      if (name.endsWith('payitoff-link')) {
        requests.push(asked.filter((path) => !/^\/(100-|payitoff-link\/|favicon)/.test(path)).length);
      }
    }
  }
  const slowed = 'processor slowed 4 times';
  const task = (where, beside, target) =>
    compare(
      {
        figure: `longest task, 100 elements ${where.replace('-', ' ')}, ${slowed}`,
        engine,
        unit: 'ms',
        beside,
        target,
      },
      longest[`${where}/payitoff-link`],
      longest[`${where}/${beside === BESIDE ? THEIRS : 'no-script'}`],
    );
  return [
    measure({ figure: 'requests before intent, 100 elements', engine, unit: '', target: 0 }, requests),
    { ...task('by-script', BESIDE), limit: 50 },
    { ...task('in-markup', BESIDE), limit: 50 },
    task('in-markup', 'no script'),
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
  return { tasks: tasks.map(({ dur }) => dur / 1000), asked };
}
