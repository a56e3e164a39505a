// The rows of results.json, for the terminal and for the README.

const withUnit = (value, unit) => `${value.toLocaleString('en')}${unit && ` ${unit}`}`;

export const HEAD = ['figure', 'engine', 'median', 'baseline', 'ratio', 'target'];

/** A row's cells: what, where, ours, the baseline, the ratio with the middle half of the pairs, and what it should be. */
export function cellsOf({ figure, engine, unit, samples, ours, total, theirs, baseline, ratio, target }) {
  const own = total === undefined ? withUnit(ours.median, unit) : `${total} in ${samples} samples`;
  const judged = ratio?.median ?? total ?? ours.median;
  return [
    figure,
    engine,
    theirs || total !== undefined ? own : `${own} (${ours.low}–${ours.high})`,
    theirs ? `${baseline}: ${withUnit(theirs.median, unit)}` : '',
    ratio ? `${ratio.median} (${ratio.low}–${ratio.high})` : '',
    target === undefined ? '' : `at most ${target}: ${judged <= target ? 'met' : 'missed'}`,
  ];
}

export function textOf(rows) {
  const cells = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((line) => line[column].length)));
  return cells
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
