// The memory that idle elements hold and that removed ones leave behind. Chromium only: no other engine reports it.
import { CONTENDERS, HAND_WRITTEN, OURS, openContender } from './contenders.mjs';
import { alternate, compare, count, measure } from './stats.mjs';

const SIZE = 10_000;
const QUICK_SIZE = 2000;

async function usedBy(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { bytes: usedSize + embedderHeapUsedSize, nodes: nodes + jsEventListeners };
}

/** On one page: bytes held by each element, bytes left by each, nodes and listeners left by all. */
async function memoryOf(tag, size, { browser, address }) {
  const page = await openContender(browser, address, tag);
  const session = await page.createCDPSession();
  const keep = () => page.evaluate((...args) => globalThis.keep(...args), tag, size);
  const discard = () => page.evaluate(() => globalThis.discard());
  // A first round, so that compiled code and grown heaps are not counted.
  await keep();
  await discard();
  const before = await usedBy(session);
  await keep();
  const during = await usedBy(session);
  await discard();
  const after = await usedBy(session);
  await page.close();
  return {
    kept: (during.bytes - before.bytes) / size,
    left: Math.max(0, after.bytes - before.bytes) / size,
    nodes: Math.max(0, after.nodes - before.nodes),
  };
}

export async function measureMemory({ browser, engine, address, rounds, quick }) {
  const size = quick ? QUICK_SIZE : SIZE;
  const tags = Object.keys(CONTENDERS);
  const samples = await alternate(
    Object.fromEntries(tags.map((tag) => [tag, () => memoryOf(tag, size, { browser, address })])),
    rounds,
  );
  const each = (tag, what) => samples[tag].map((sample) => sample[what]);
  const about = { engine, unit: 'bytes' };
  return [
    ...tags
      .filter((tag) => tag !== HAND_WRITTEN)
      .map((tag) =>
        compare(
          {
            ...about,
            figure: `memory of an idle element: ${CONTENDERS[tag]}`,
            baseline: CONTENDERS[HAND_WRITTEN],
            ...(tag === OURS && { target: 1.4 }),
          },
          each(tag, 'kept'),
          each(HAND_WRITTEN, 'kept'),
        ),
      ),
    measure({ ...about, figure: 'memory left by an element that was removed' }, each(OURS, 'left')),
    count(
      { engine, figure: `DOM nodes and listeners left by ${size.toLocaleString('en')} removed`, target: 0 },
      each(OURS, 'nodes'),
    ),
  ];
}
