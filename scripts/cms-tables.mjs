// Writes the tables of docs/cms.md between markers, from the results that the tests of test/cms/ have checked:
//   <!-- table:wordpress -->  …  <!-- /table -->
// With --check it writes nothing and fails when a table is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { isMain, root } from './setup.mjs';

const FILE = 'docs/cms.md';
const COMMAND = 'node scripts/cms-tables.mjs';

const results = (name) => JSON.parse(readFileSync(`${root}/test/cms/${name}.results.json`, 'utf8'));

/** Marker to the head of its table and its rows. */
const TABLES = {
  wordpress: () =>
    Object.entries(results('wordpress')).reduce(
      ([head, ...rows], [place, { administrator, editor, author, ...rest }]) => {
        if (administrator !== editor) throw new Error(`${place}: administrator and editor differ.`);
        return [head, ...rows, [place, administrator, author, rest['network administrator']]];
      },
      [['what, where', 'administrator, editor', 'author', 'administrator of a site in a network']],
    ),
  sanitizers: () => [
    ['what it goes through', 'the element', 'a link'],
    ...Object.entries(results('sanitizers')).map(([tool, { element, link }]) => [tool, element, link]),
  ],
};

function markdownOf([head, ...rows]) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** The text with each marked table as the results have it. */
export function withCmsTables(text) {
  return text.replace(
    /(<!-- table:([\w-]+) -->\n)(?:(?!<!-- table:).)*?(<!-- \/table -->)/gs,
    (_, opening, name, closing) => {
      if (!TABLES[name])
        throw new Error(`${FILE}: there is no table ${name}: ${Object.keys(TABLES).join(', ')}`);
      return `${opening}\n${markdownOf(TABLES[name]())}\n\n${closing}`;
    },
  );
}

if (isMain(import.meta.url)) {
  const before = readFileSync(`${root}/${FILE}`, 'utf8');
  const after = withCmsTables(before);
  if (after === before) console.log(`The tables of ${FILE} are up to date.`);
  else if (process.argv.includes('--check')) {
    console.error(`The tables of ${FILE} are stale. Write them anew with: ${COMMAND}`);
    process.exitCode = 1;
  } else {
    writeFileSync(`${root}/${FILE}`, after);
    console.log(`Wrote the tables of ${FILE}.`);
  }
}
