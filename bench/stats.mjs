// How samples are taken, and what becomes of them.
import { median, quantile, sum } from 'simple-statistics';

/** The samples of each way: in each round every way once, forwards and backwards in turn. */
export async function alternate(ways, rounds) {
  const samples = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const names = Object.keys(ways);
    for (const name of round % 2 ? names.reverse() : names) samples[name].push(await ways[name]());
  }
  return samples;
}

const round = (value) => Number(value.toPrecision(3));

/** The middle of the samples, and the quarter below and above it. */
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
 * A row of the table: ours against a baseline, taken alternately. The ratio is that of each pair, in the middle.
 *
 * @param {{ figure: string, engine: string, unit: string, baseline: string, target?: number }} about `target`: the
 *   highest ratio that is good enough
 * @param {number[]} ours
 * @param {number[]} theirs of the same length: the samples are pairs
 */
export const compare = (about, ours, theirs) => ({
  ...withBaseline(about, ours, theirs),
  ratio: spreadOf(ours.map((value, index) => value / theirs[index])),
});

/** As `compare`, where clocks are too coarse for a ratio. */
export const withBaseline = (about, ours, theirs) => ({ ...measure(about, ours), theirs: spreadOf(theirs) });

/** A row of the table that stands for itself. `target`: the highest median that is good enough. */
export const measure = (about, samples) => ({ ...about, samples: samples.length, ours: spreadOf(samples) });

/** A row of the table that counts what should not be: all of it, in all samples. */
export const count = (about, samples) => ({
  ...about,
  unit: '',
  samples: samples.length,
  total: sum(samples),
});
