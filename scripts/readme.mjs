// `npm run tables`: writes the tables of the documents between their markers, from the manifest, the last benchmark, the
// results that the tests of test/cms/ have checked, test/element/lacks.ts and error-codes.mjs:
//   <!-- table:attributes -->  …  <!-- /table -->
// `npm run tables -- --check` writes nothing, and fails if a table is stale.
import { build } from 'esbuild';
import { readFile, writeFile } from 'node:fs/promises';
import { buildPackage } from './build.mjs';
import { ERROR_CODES } from './error-codes.mjs';
import { createManifest, elementOf } from './metadata.mjs';
import { isMain, root } from './setup.mjs';

const FILES = [
  'README.md',
  'docs/browsers.md',
  'docs/cms.md',
  'docs/events.md',
  'docs/performance.md',
  'docs/reference.md',
  'docs/theming.md',
];

const code = (text) => `\`${text}\``;
const words = (text = '') => text.replaceAll('|', '\\|');
const initial = ({ description, default: value }) =>
  /\bRequired\.$/.test(description) ? 'required' : code(value.replace(/^'(.*)'$/, (_, text) => text || '""'));

/** Marker to table: the head, then the rows. */
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
  'error-codes': () => [
    ['code', 'what to do'],
    ...Object.entries(ERROR_CODES).map(([name, advice]) => [code(name), advice]),
  ],
  performance: (_, { rows }) => benchmarkTable(rows),
  wordpress: (_, __, ___, { wordpress }) =>
    Object.entries(wordpress).reduce(
      ([head, ...rows], [place, { administrator, editor, author, ...rest }]) => {
        if (administrator !== editor) throw new Error(`${place}: administrator and editor differ.`);
        return [head, ...rows, [place, administrator, author, rest['network administrator']]];
      },
      [['what, where', 'administrator, editor', 'author', 'administrator of a site in a network']],
    ),
  sanitizers: (_, __, ___, { sanitizers }) => [
    ['what it goes through', 'the element', 'a link'],
    ...Object.entries(sanitizers).map(([tool, { element, link }]) => [tool, element, link]),
  ],
  lacks: (_, __, { ABILITIES, LACKS }) => [
    ['without', 'as in', 'opens, reports outcomes', ...Object.values(ABILITIES)],
    ...LACKS.map(({ part, browsers, lost }) => [
      part,
      browsers,
      'yes',
      ...Object.keys(ABILITIES).map((name) => (lost.includes(name) ? '**no**' : 'yes')),
    ]),
  ],
};

/** The benchmark's results as a table; `npm run bench` prints it too. */
export const benchmarkTable = (rows) => [BENCHMARK_HEAD, ...rows.map(cellsOf)];

const withUnit = (value, unit) => `${value.toLocaleString('en')}${unit && ` ${unit}`}`;

const BENCHMARK_HEAD = ['figure', 'engine', 'median', 'baseline', 'ratio', 'target'];

/** The ratio is the median, with the middle half of the pairs in brackets. */
function cellsOf({ figure, engine, unit, samples, ours, total, theirs, baseline, ratio, target }) {
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

function described(head, items, nameOf = code) {
  return [[head, 'meaning'], ...items.map(({ name, description }) => [nameOf(name), description])];
}

function markdownOf([head, ...rows]) {
  const line = (cells) => `| ${cells.map(words).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** The text with every marked table as it should be. */
function withTables(file, text, ...sources) {
  return text.replace(
    /(<!-- table:([\w-]+) -->\n)(?:(?!<!-- table:).)*?(<!-- \/table -->)/gs,
    (_, opening, name, closing) => {
      if (!TABLES[name])
        throw new Error(`${file}: there is no table ${name}: ${Object.keys(TABLES).join(', ')}`);
      return `${opening}\n${markdownOf(TABLES[name](...sources))}\n\n${closing}`;
    },
  );
}

/** A module that imports nothing. */
async function importTypeScript(path) {
  const { outputFiles } = await build({ entryPoints: [`${root}/${path}`], format: 'esm', write: false });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

const readJson = async (path) => JSON.parse(await readFile(`${root}/${path}`, 'utf8'));

async function requireEveryCode() {
  const { ERROR_MESSAGES } = await importTypeScript('src/core/messages.ts');
  const codes = ['nexus-error', ...Object.keys(ERROR_MESSAGES)].sort().join(', ');
  const described = Object.keys(ERROR_CODES).sort().join(', ');
  if (codes !== described) throw new Error(`error-codes.mjs has ${described}; the element has ${codes}`);
}

async function updateTables({ check }) {
  await requireEveryCode();
  await buildPackage();
  const element = elementOf(await createManifest());
  const benchmark = await readJson('bench/results.json');
  const cms = {
    wordpress: await readJson('test/cms/wordpress.results.json'),
    sanitizers: await readJson('test/cms/sanitizers.results.json'),
  };
  // What the tests of old browsers take away, and what that costs.
  const lacks = await importTypeScript('test/element/lacks.ts');
  for (const file of FILES) {
    const before = await readFile(`${root}/${file}`, 'utf8');
    const after = withTables(file, before, element, benchmark, lacks, cms);
    if (after === before) console.log(`The tables of ${file} are up to date.`);
    else if (check) {
      console.error(`The tables of ${file} are stale. Update them with: npm run tables`);
      process.exitCode = 1;
    } else {
      await writeFile(`${root}/${file}`, after);
      console.log(`Updated the tables of ${file}.`);
    }
  }
}

if (isMain(import.meta.url)) await updateTables({ check: process.argv.includes('--check') });
