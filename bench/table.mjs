// The rows of results.json, for the terminal and for the README.

const withUnit = (value, unit) => `${value.toLocaleString('en')}${unit && ` ${unit}`}`;

/** Each row as cells: what, ours, beside what, ratio with its spread, what it should be. */
export const HEAD = ['figure', 'engine', 'payitoff-link', 'beside', 'ratio', 'target'];

export function cellsOf({ figure, engine, unit, ours, theirs, beside, ratio, low, high, target }) {
  const spread = ours.low === ours.high ? '' : ` (${ours.low}–${ours.high})`;
  return [
    figure,
    engine,
    `${withUnit(ours.median, unit)}${theirs ? '' : spread}`,
    theirs ? `${beside}: ${withUnit(theirs.median, unit)}` : '',
    theirs ? `${ratio} (${low}–${high})` : '',
    target === undefined ? '' : `at most ${target}`,
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
