// `npm run build`: writes dist/ as package.json describes it.
import { build, transform } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { minify } from 'terser';
import { buildGoingLive } from './build-going-live.mjs';
import { isMain, root, run } from './setup.mjs';

/** The first browsers that can parse what ships: the floor in docs/browsers.md. esbuild writes no newer syntax, nor CSS. */
const BROWSERS = ['chrome85', 'firefox90', 'safari15'];

/** Chrome before 91 fails at a spread in an optional call only, of which there is none: floor.eslint.config.mjs. */
const SUPPORTED = { 'optional-chain': true };

/** Minifies the CSS inside css`…`: esbuild leaves template literals alone. */
const minifyCss = {
  name: 'minify-css',
  setup(builder) {
    builder.onLoad({ filter: /\.styles\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const [before, css, after] = source.split('`');
      const { code } = await transform(css, { loader: 'css', minify: true, target: BROWSERS });
      return { contents: `${before}\`${code.trim()}\`${after}`, loader: 'ts' };
    });
  },
};

/** @see src/lit/ */
export const smallLit = {
  name: 'small-lit',
  setup(builder) {
    const replace = (filter, file) =>
      builder.onLoad({ filter }, async () => {
        const source = await readFile(`${root}/src/lit/${file}`, 'utf8');
        // Names are shortened by how often each letter occurs, letters of types included: without types first.
        const { code } = await transform(source, { loader: 'ts', target: BROWSERS, supported: SUPPORTED });
        return { contents: code, loader: 'js' };
      });
    replace(/@lit\/reactive-element\/css-tag\.js$/, 'css-tag.ts');
    replace(/@lit\/reactive-element\/reactive-element\.js$/, 'reactive-element.ts');
  },
};

const shared = {
  absWorkingDir: root,
  bundle: true,
  target: BROWSERS,
  supported: SUPPORTED,
  sourcemap: true,
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [minifyCss],
};

const ON_THE_ELEMENT = [
  ...['isUpdatePending', 'requestUpdate', 'renderRoot', 'createRenderRoot'],
  ...['isDisabled', 'isValueMissing', 'validityAnchor', 'updateFormValue', 'updateValidity', 'toggleState'],
];

/**
 * Properties that nothing outside a one-file build uses: those between our modules. A name of a public option, or of
 * what copies of the package share, does not belong here.
 */
const INTERNAL_NAMES = new RegExp(
  `^(${[
    ...ON_THE_ELEMENT,
    ...['shadowRootOptions', 'triggerSlot', 'face', 'announceAgain', 'abandonOpen', 'configChanged'],
    ...[
      'stateChanged',
      'outcomeChanged',
      'isOpenOnPage',
      'isComplete',
      'recover',
      'runs',
      'deadline',
      'settle',
      'namedUuid',
      'isLinked',
    ],
  ].join('|')})$`,
);

/**
 * The short names of those that are on the element itself, where frameworks keep things under single letters: Preact
 * has its listeners in `l`, also before the upgrade.
 */
const NAMES_ON_THE_ELEMENT = Object.fromEntries(ON_THE_ELEMENT.map((name, index) => [name, `_po${index}`]));

const { version } = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));

/**
 * At the head of a file that is copied without the package: whose it is, and that src/lit/ is made after Lit. Of Lit's own
 * code there is none in these files.
 */
const noticeOf = (name) =>
  name === 'nexus-simulator.js'
    ? `/*! payitoff-link ${version}, MIT License */`
    : `/*! payitoff-link ${version}, MIT License. After Lit, Copyright 2017 Google LLC, BSD-3-Clause */`;

/** For a script tag: everything in one file. */
export const SCRIPTS = {
  'payitoff-link.min.js': ['src/define.ts', 'esm'],
  'payitoff-link.classic.min.js': ['src/classic.ts', 'iife'],
  'nexus-simulator.js': ['src/simulator/script.ts', 'iife'],
};

/**
 * Bundles with esbuild, then minifies again with Terser, which saves another 4 % of the brotli size.
 *
 * @param {string} name a key of SCRIPTS
 */
export async function buildScript(name) {
  const [entry, format] = SCRIPTS[name];
  const { outputFiles } = await build({
    ...shared,
    entryPoints: [entry],
    outfile: `dist/${name}`,
    format,
    minify: true,
    mangleProps: INTERNAL_NAMES,
    // esbuild writes into it.
    mangleCache: { ...NAMES_ON_THE_ELEMENT },
    sourcemap: 'external',
    plugins: [...shared.plugins, smallLit],
    write: false,
  });
  const [map, script] = outputFiles.map(({ text }) => text);
  // Joined with other scripts, a classic one must not make them strict, nor be taken for arguments of what is before it.
  const code = script.replace(/^("use strict";)(\(\(\) ?=> ?{)/, '$2$1');
  return minify(code, {
    ecma: 2022,
    module: format === 'esm',
    toplevel: true,
    compress: { passes: 3, sequences: false, keep_fargs: false, lhs_constants: false },
    // A classic script is read in the page's encoding.
    format: { ascii_only: true, quote_style: 3, preamble: (format === 'iife' ? '\n;' : '') + noticeOf(name) },
    // Beside the file for those who look for it, without a byte in the file that ships.
    sourceMap: { content: map, filename: name, asObject: false },
  });
}

const entries = {
  ...shared,
  entryPoints: { define: 'src/define.ts', element: 'src/index.ts', simulator: 'src/simulator/index.ts' },
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
};

export async function buildPackage() {
  await rm(`${root}/dist`, { recursive: true, force: true });
  await Promise.all([
    // For bundlers and import maps. Lit stays an import, so that a page that uses Lit loads it only once.
    build({ ...entries, outdir: 'dist', external: ['@lit/reactive-element'] }),
    // For Vitest and development servers, which take Lit's development build, and its warnings to the console with it.
    build({ ...entries, outdir: 'dist/development', sourcemap: false }),
    ...Object.keys(SCRIPTS).map(async (name) => {
      const { code, map } = await buildScript(name);
      await mkdir(`${root}/dist`, { recursive: true });
      await writeFile(`${root}/dist/${name}`, code);
      await writeFile(`${root}/dist/${name}.map`, map);
    }),
    buildGoingLive(`${root}/dist`),
  ]);
  run('npx', ['tsc', '-p', 'tsconfig.build.json']);
  // Hand-written declarations; the module behind them is empty at run time.
  await cp(`${root}/src/frameworks`, `${root}/dist/types/frameworks`, { recursive: true });
  await writeFile(`${root}/dist/types-only.js`, 'export {};\n');
  const { buildMetadata } = await import('./metadata.mjs');
  await buildMetadata();
}

/** The value of `integrity` for a file of dist/, for a script tag that loads it from a CDN. */
export function integrityOf(name) {
  return `sha384-${createHash('sha384')
    .update(readFileSync(`${root}/dist/${name}`))
    .digest('base64')}`;
}

if (isMain(import.meta.url)) {
  await buildPackage();
  for (const name of ['payitoff-link.min.js', 'payitoff-link.classic.min.js']) {
    console.log(`payitoff-link@${version}/dist/${name} integrity="${integrityOf(name)}"`);
  }
}
