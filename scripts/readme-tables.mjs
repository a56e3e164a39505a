// Writes the tables of README.md between markers, from the manifest and from the last benchmark's results:
//   <!-- table:attributes -->  …  <!-- /table -->
// With --check it writes nothing and fails when a table is stale.
import { readFile, writeFile } from 'node:fs/promises';
import { HEAD, cellsOf } from '../bench/table.mjs';
import { installDependencies, root } from './setup.mjs';

const FILE = 'README.md';
const COMMAND = 'node scripts/readme-tables.mjs';

const code = (text) => `\`${text}\``;
const words = (text = '') => text.replaceAll('|', '\\|');
const initial = ({ description, default: value }) =>
  /\bRequired\.$/.test(description) ? 'required' : code(value.replace(/^'(.*)'$/, (_, text) => text || '""'));

/** Marker to the head of its table and its rows. */
const TABLES = {
  attributes: ({ attributes }) => [
    ['attribute', 'property', 'default', 'meaning'],
    ...attributes.map((attribute) => [
      code(attribute.name),
      code(attribute.fieldName),
      initial(attribute),
      attribute.description.replace(/ Required\.$/, ''),
    ]),
  ],
  properties: ({ attributes, members }) => [
    ['property', 'type', 'meaning'],
    ...members
      .filter(({ kind, name }) => kind === 'field' && !attributes.some(({ fieldName }) => fieldName === name))
      .map(({ name, type, readonly, description }) => [
        code(name),
        code(type.text),
        readonly ? `${description} Read-only.` : description,
      ]),
  ],
  methods: ({ members }) => [
    ['method', 'returns', 'meaning'],
    ...members
      .filter(({ kind }) => kind === 'method')
      .map((method) => [code(`${method.name}()`), code(method.return.type.text), method.description]),
  ],
  events: ({ events }) => [
    ['event', '`detail`', 'meaning'],
    ...events.map(({ name, type, description }) => [
      code(name),
      code(type.text.replace(/^CustomEvent<(.*)>$/, '$1')),
      description,
    ]),
  ],
  states: ({ cssStates }) => described('state', cssStates),
  slots: ({ slots }) => described('slot', slots, (name) => (name ? code(name) : 'default')),
  parts: ({ cssParts }) => described('part', cssParts),
  'custom-properties': ({ cssProperties }) => [
    ['custom property', 'default', 'meaning'],
    ...cssProperties.map(({ name, default: value, description }) => [code(name), code(value), description]),
  ],
  performance: (_, { rows }) => [HEAD, ...rows.map(cellsOf)],
};

function described(head, items, nameOf = code) {
  return [[head, 'meaning'], ...items.map(({ name, description }) => [nameOf(name), description])];
}

function markdownOf([head, ...rows]) {
  const line = (cells) => `| ${cells.map(words).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** The text with each marked table as the manifest has it. */
export function withTables(text, element, results) {
  return text.replace(
    /(<!-- table:([\w-]+) -->\n)(?:(?!<!-- table:).)*?(<!-- \/table -->)/gs,
    (_, opening, name, closing) => {
      if (!TABLES[name])
        throw new Error(`${FILE}: there is no table ${name}: ${Object.keys(TABLES).join(', ')}`);
      return `${opening}\n${markdownOf(TABLES[name](element, results))}\n\n${closing}`;
    },
  );
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  installDependencies();
  const { buildPackage } = await import('./build.mjs');
  await buildPackage();
  const { createManifest, elementOf } = await import('./metadata.mjs');
  const before = await readFile(`${root}${FILE}`, 'utf8');
  const results = JSON.parse(await readFile(`${root}bench/results.json`, 'utf8'));
  const after = withTables(before, elementOf(await createManifest()), results);
  if (after === before) console.log(`The tables of ${FILE} are up to date.`);
  else if (process.argv.includes('--check')) {
    console.error(`The tables of ${FILE} are stale. Write them anew with: ${COMMAND}`);
    process.exitCode = 1;
  } else {
    await writeFile(`${root}${FILE}`, after);
    console.log(`Wrote the tables of ${FILE}.`);
  }
}
