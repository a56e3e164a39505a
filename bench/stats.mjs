// Takes samples in turn, and turns them into rows of the table.
import { median, quantile, sum } from 'simple-statistics';

/** The samples of each way. Every round takes each way once, alternately forwards and backwards. */
export async function alternate(ways, rounds) {
  const samples = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const names = Object.keys(ways);
    for (const name of round % 2 ? names.reverse() : names) samples[name].push(await ways[name]());
  }
  return samples;
}

const round = (value) => Number(value.toPrecision(3));

/** The median and the quartiles. */
function spreadOf(samples) {
  const broken = samples.find((value) => !Number.isFinite(value));
  if (broken !== undefined) throw new Error(`Not a measurement: ${broken}`);
  return {
    median: round(median(samples)),
    low: round(quantile(samples, 0.25)),
    high: round(quantile(samples, 0.75)),
  };
}

/**
 * A row of the table: ours against a baseline, taken alternately. The ratio is the median of the pairs' ratios.
 *
 * @param {{ figure: string, engine: string, unit: string, baseline: string, target?: number }} about `target`: the
 *   highest acceptable ratio
 * @param {number[]} ours
 * @param {number[]} theirs of the same length: the samples are pairs
 */
export const compare = (about, ours, theirs) => ({
  ...withBaseline(about, ours, theirs),
  ratio: spreadOf(ours.map((value, index) => value / theirs[index])),
});

/** Like `compare`, where clocks are too coarse for a ratio. */
export const withBaseline = (about, ours, theirs) => ({ ...measure(about, ours), theirs: spreadOf(theirs) });

/** A row without a baseline. `target`: the highest acceptable median. */
export const measure = (about, samples) => ({ ...about, samples: samples.length, ours: spreadOf(samples) });

/** A row that counts unwanted things, summed over all samples. */
export const count = (about, samples) => ({
  ...about,
  unit: '',
  samples: samples.length,
  total: sum(samples),
});
