import { median, quantile } from 'simple-statistics';

const round = (value) => Number(value.toPrecision(3));

/** The middle of the samples, and the quarter below and above it. */
export const spreadOf = (samples) => ({
  median: round(median(samples)),
  low: round(quantile(samples, 0.25)),
  high: round(quantile(samples, 0.75)),
});

/**
 * A line of the table: ours beside something else, both taken alternately.
 *
 * @param {{ figure: string, engine: string, unit: string, beside: string, target?: number }} about
 * @param {number[]} ours
 * @param {number[]} theirs of the same length: the samples are pairs
 */
export function compare(about, ours, theirs) {
  const ratios = ours.map((value, index) => value / theirs[index]);
  return {
    ...about,
    samples: ours.length,
    ours: spreadOf(ours),
    theirs: spreadOf(theirs),
    // Of the medians; the spread is that of the pairs.
    ratio: round(median(ours) / median(theirs)),
    low: round(quantile(ratios, 0.25)),
    high: round(quantile(ratios, 0.75)),
  };
}

/** A line of the table that stands for itself. */
export const measure = (about, samples) => ({ ...about, samples: samples.length, ours: spreadOf(samples) });
