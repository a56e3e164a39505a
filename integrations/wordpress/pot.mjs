// `node integrations/wordpress/pot.mjs`: the template for translators, out of the plugin's own sources.
// With --check it writes nothing and fails when the template is stale.
import { parse } from 'acorn';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import phpParser from 'php-parser';

const source = fileURLToPath(new URL('payitoff-link/', import.meta.url));
const FILE = 'languages/payitoff-link.pot';
const DOMAIN = 'payitoff-link';
const FUNCTIONS = ['__', '_e', 'esc_html__', 'esc_html_e', 'esc_attr__', 'esc_attr_e'];

/** Every object in a syntax tree. */
function* nodesOf(node) {
  if (!node || typeof node !== 'object') return;
  if (!Array.isArray(node)) yield node;
  for (const [name, child] of Object.entries(node)) if (name !== 'loc') yield* nodesOf(child);
}

function* textsOfPhp(code) {
  const tree = new phpParser.Engine({ parser: { extractDoc: true, php7: true } }).parseCode(code);
  for (const { kind, what, arguments: given } of nodesOf(tree)) {
    if (kind !== 'call' || !FUNCTIONS.includes(what.name)) continue;
    if (given.at(-1).value !== DOMAIN) throw new Error(`A text without the domain: ${given[0].value}`);
    yield { text: given[0].value };
  }
}

function* textsOfScript(code) {
  const tree = parse(code, { ecmaVersion: 'latest' });
  for (const node of nodesOf(tree)) {
    if (node.type !== 'CallExpression' || node.callee.name !== '__') continue;
    if (node.arguments[1]?.value !== DOMAIN)
      throw new Error(`A text without the domain: ${node.arguments[0].value}`);
    yield { text: node.arguments[0].value };
  }
}

function* textsOfBlock(code) {
  const { title, description, keywords } = JSON.parse(code);
  yield { text: title, context: 'block title' };
  yield { text: description, context: 'block description' };
  for (const text of keywords) yield { text, context: 'block keyword' };
}

/** What WordPress shows in the list of plugins. */
function* textsOfHeader(code) {
  for (const [, text] of code.matchAll(/^ \* (?:Plugin Name|Description): +(.+)$/gm)) yield { text };
}

const READERS = [
  [/^payitoff-link\.php$/, textsOfHeader],
  [/\.php$/, textsOfPhp],
  [/\.js$/, textsOfScript],
  [/\/block\.json$/, textsOfBlock],
];

const quoted = (text) => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** The template as the sources have it. */
export function makeTemplate() {
  const entries = new Map();
  for (const file of readdirSync(source, { recursive: true }).sort()) {
    for (const [pattern, read] of READERS) {
      if (!pattern.test(file)) continue;
      for (const { text, context = '' } of read(readFileSync(`${source}${file}`, 'utf8'))) {
        const key = JSON.stringify([context, text]);
        if (!entries.has(key)) entries.set(key, { text, context, files: new Set() });
        entries.get(key).files.add(file);
      }
    }
  }
  const head = `msgid ""
msgstr ""
"Project-Id-Version: Payitoff Link\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Domain: ${DOMAIN}\\n"
`;
  const body = [...entries.values()].map(({ text, context, files }) =>
    [
      ...[...files].map((file) => `#: ${file}`),
      ...(context ? [`msgctxt ${quoted(context)}`] : []),
      `msgid ${quoted(text)}`,
      'msgstr ""',
      '',
    ].join('\n'),
  );
  return [head, ...body].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const template = makeTemplate();
  const isCurrent = readFileSync(`${source}${FILE}`, 'utf8') === template;
  if (isCurrent) console.log(`${FILE} is up to date.`);
  else if (process.argv.includes('--check')) {
    console.error(`${FILE} is stale. Write it anew with: node integrations/wordpress/pot.mjs`);
    process.exitCode = 1;
  } else {
    writeFileSync(`${source}${FILE}`, template);
    console.log(`Wrote ${FILE}.`);
  }
}
