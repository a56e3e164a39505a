// Our own code as the pages get it: bundled from the source as it is, each file once.
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { buildScript, smallLit } from '../../../scripts/build.mjs';
import { root } from '../../../scripts/setup.mjs';

/**
 * With `REPLACED=src/a.ts` and `REPLACEMENT=/path/to/file` in the environment the tests see that text instead of the
 * source file's: see test/mutations/.
 */
const { REPLACED, REPLACEMENT } = process.env;

/** The text to take instead of this source file's, if there is one. */
export function replacementOf(path) {
  return REPLACED && relative(root, path) === REPLACED ? readFile(REPLACEMENT, 'utf8') : undefined;
}

const replaceSource = {
  name: 'replace-source',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const contents = await replacementOf(path);
      return contents && { contents, loader: 'ts' };
    });
  },
};

/** With `LIT=small` the tests run on what stands in for Lit in the files for a script tag: see src/lit/. */
const plugins = process.env.LIT === 'small' ? [replaceSource, smallLit] : [replaceSource];

async function bundle(entry, options = {}) {
  const { outputFiles } = await build({
    entryPoints: [`${root}/${entry}.ts`],
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
    plugins,
    ...options,
  });
  return outputFiles[0].text;
}

const made = new Map();

function once(name, make) {
  if (!made.has(name)) made.set(name, make());
  return made.get(name);
}

/** An entry of `src/` as one script, so that a page is there in two requests: `define.js`, `define.min.js`. */
export function builtEntry(name) {
  const [, entry, minified] = /^([\w/-]+?)(\.min)?\.js$/.exec(name);
  return once(name, () => bundle(`src/${entry}`, { minify: Boolean(minified), sourcemap: 'inline' }));
}

/** A file of the package as it ships. */
export function packageFile(name) {
  if (name === 'simulator.js') return builtEntry('simulator/index.js');
  return once(`package ${name}`, async () => (await buildScript(name)).code);
}

/** Our simulator as the classic script that a server puts at the vendor's paths. */
export function simulatorScript() {
  return once('simulator', () => bundle('src/simulator/script', { format: 'iife' }));
}

/** What makes the two environments paths of the test server. */
export function standInScript() {
  return once('stand-in', () => bundle('test/support/stand-in', { format: 'iife' }));
}
