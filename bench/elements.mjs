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

/** A page with 100 elements, the processor slowed four times. Chromium only: nobody else slows down or tells. */
export async function measureIdlePage({ browser, engine, address, pairs }) {
  const longest = { 'payitoff-link': [], 'without-script': [] };
  const requests = [];
  const longTasks = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const name of Object.keys(longest)) {
      const page = await browser.newPage();
      const asked = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await page.emulateCPUThrottling(4);
      await page.tracing.start({
        categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'],
      });
      await page.goto(`${address}/100-${name}.html`, { waitUntil: 'networkidle0' });
      const trace = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
      const tasks = mainThreadTasks(trace.traceEvents, `${address}/100-`);
      longest[name].push(Math.max(...tasks));
      if (name === 'payitoff-link') {
        longTasks.push(tasks.filter((milliseconds) => milliseconds > 50).length);
        requests.push(asked.filter((path) => !/^\/(100-|payitoff-link\/|favicon)/.test(path)).length);
      }
      await page.close();
    }
  }
  const slowed = '100 elements, processor slowed 4 times';
  return [
    measure({ figure: `requests before intent, ${slowed}`, engine, unit: '', target: 0 }, requests),
    measure({ figure: `tasks over 50 ms, ${slowed}`, engine, unit: '', target: 0 }, longTasks),
    compare(
      { figure: `longest task, ${slowed}`, engine, unit: 'ms', beside: 'page without the script' },
      longest['payitoff-link'],
      longest['without-script'],
    ),
  ];
}

/** Milliseconds of each task on the main thread of the process that showed the page. */
function mainThreadTasks(events, address) {
  const { pid, tid } = events.find(
    ({ name, args }) => name === 'CommitLoad' && args.data?.url?.startsWith(address),
  );
  return events
    .filter((event) => event.name === 'RunTask' && event.pid === pid && event.tid === tid)
    .map(({ dur }) => dur / 1000);
}
