// The time it takes to create, connect, render and lay out elements.
import { CONTENDERS, HAND_WRITTEN, LIT_TEMPLATE, OURS, openContender } from './contenders.mjs';
import { alternate, compare } from './stats.mjs';

const TAGS = Object.keys(CONTENDERS);
const WARM_UP = 2000;
/** Numbers of elements, and samples of each per round. */
const SIZES = { 1000: 12, 10_000: 1 };
/** Many short samples give the steadiest ratios on a busy machine. */
const QUICK_SIZES = { 250: 40 };

/**
 * The samples of one round, by size and tag, in microseconds per element. All pages are open at once: the samples of a
 * pair follow each other closely, so that other load on the machine affects both.
 */
async function measureRound({ browser, address, sizes }) {
  const pages = new Map();
  for (const tag of TAGS) pages.set(tag, await openContender(browser, address, tag));
  const time = async (tag, size) => {
    const page = pages.get(tag);
    // Engines throttle background pages.
    await page.bringToFront();
    const milliseconds = await page.evaluate((...args) => globalThis.timeToLayOut(...args), tag, size);
    return (milliseconds * 1000) / size;
  };
  // Warms up, so that compiling the code is not measured.
  for (const tag of TAGS) await time(tag, WARM_UP);
  const samples = {};
  for (const [size, times] of Object.entries(sizes)) {
    const ways = Object.fromEntries(TAGS.map((tag) => [tag, () => time(tag, Number(size))]));
    samples[size] = await alternate(ways, times);
  }
  for (const page of pages.values()) await page.close();
  return samples;
}

export async function measureCreation({ browser, engine, address, rounds, quick }) {
  const sizes = quick ? QUICK_SIZES : SIZES;
  const measured = [];
  for (let round = 0; round < rounds; round += 1) {
    measured.push(await measureRound({ browser, address, sizes }));
  }
  const each = (tag, size) => measured.flatMap((samples) => samples[size][tag]);
  const row = (size, tag, baseline, target) =>
    compare(
      {
        figure: `create and lay out one of ${Number(size).toLocaleString('en')}: ${CONTENDERS[tag]}`,
        engine,
        unit: 'µs',
        baseline: CONTENDERS[baseline],
        ...(target && { target }),
      },
      each(tag, size),
      each(baseline, size),
    );
  const rows = Object.keys(sizes).flatMap((size) => [
    row(size, OURS, LIT_TEMPLATE, 1),
    ...TAGS.filter((tag) => tag !== HAND_WRITTEN).map((tag) => row(size, tag, HAND_WRITTEN)),
  ]);
  return quick ? rows : [...rows, growthOf(measured, engine)];
}

/** Whether each of many elements costs more than each of a few. */
function growthOf(measured, engine) {
  return compare(
    { figure: 'growth: one of 10,000', engine, unit: 'µs', baseline: 'one of 1,000' },
    measured.map((samples) => samples[10_000][OURS][0]),
    // The sample taken just before.
    measured.map((samples) => samples[1000][OURS].at(-1)),
  );
}
