// Writes dist/ as package.json describes it.
import { build, transform } from 'esbuild';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { minify } from 'terser';
import { buildGoingLive } from './build-going-live.mjs';
import { root, run } from './setup.mjs';

/** esbuild leaves template literals alone: this minifies the CSS inside css`…`. */
const minifyCss = {
  name: 'minify-css',
  setup(builder) {
    builder.onLoad({ filter: /\.styles\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const [before, css, after] = source.split('`');
      const { code } = await transform(css, { loader: 'css', minify: true });
      return { contents: `${before}\`${code.trim()}\`${after}`, loader: 'ts' };
    });
  },
};

/** One file must do in plain Node, as the entries do: Lit's browser build asks for HTMLElement at import. */
const importableInNode = {
  name: 'importable-in-node',
  setup(builder) {
    builder.onLoad({ filter: /@lit\/reactive-element\/reactive-element\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replace('extends HTMLElement', 'extends(globalThis.HTMLElement??class{})');
      if (contents === source) throw new Error(`${path} has changed: see importableInNode.`);
      return { contents, loader: 'js' };
    });
  },
};

/** @see src/lit/css-tag.ts */
const smallCssTag = {
  name: 'small-css-tag',
  setup(builder) {
    builder.onLoad({ filter: /@lit\/reactive-element\/css-tag\.js$/ }, async () => {
      const source = await readFile(`${root}/src/lit/css-tag.ts`, 'utf8');
      // Names are shortened by how often each letter occurs, letters of types included: without types first.
      const { code } = await transform(source, { loader: 'ts' });
      return { contents: code, loader: 'js' };
    });
  },
};

const shared = {
  absWorkingDir: root,
  bundle: true,
  target: 'es2022',
  sourcemap: true,
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [minifyCss, importableInNode],
};

/**
 * Properties that nothing outside a one-file build uses: Lit's, beside those it marks as its own with `_$`, and those
 * between our modules. A name of a public option, or of what copies of the package share, does not belong here.
 */
const INTERNAL_NAMES = new RegExp(
  `^_\\$|^(${[
    'isUpdatePending scheduleUpdate performUpdate shouldUpdate willUpdate firstUpdated getUpdateComplete',
    'requestUpdate enableUpdating hasUpdated renderRoot createRenderRoot shadowRootOptions elementStyles',
    'finalizeStyles finalize createProperty getPropertyDescriptor getPropertyOptions addInitializer addController',
    'removeController hostConnected hostDisconnected hostUpdate hostUpdated useDefault wrapped noAccessor',
    'toAttribute fromAttribute hasChanged',
    'abandonLoading abandonOpen releasePage deadline statusSlots labelSlot hasOther settle stateChanged',
    'valueChanged isDisconnected',
  ]
    .join(' ')
    .replaceAll(' ', '|')})$`,
);

/** For a script tag: everything in one file. */
export const SCRIPTS = {
  'payitoff-link.min.js': ['src/define.ts', 'esm'],
  'payitoff-link.classic.min.js': ['src/define.ts', 'iife'],
  'nexus-simulator.js': ['src/simulator/script.ts', 'iife'],
};

/**
 * esbuild bundles; Terser then finds what esbuild's minifier leaves, 4 % of the brotli size.
 *
 * @param {string} name a file of SCRIPTS
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
    sourcemap: 'external',
    plugins: [...shared.plugins, smallCssTag],
    write: false,
  });
  const [map, script] = outputFiles.map(({ text }) => text);
  return minify(script, {
    ecma: 2022,
    module: format === 'esm',
    toplevel: true,
    compress: { passes: 3, sequences: false, keep_fargs: false, lhs_constants: false },
    // A classic script is read in the page's encoding.
    format: { ascii_only: true, quote_style: 3 },
    // Beside the file for those who look for it, without a byte in the file that ships.
    sourceMap: { content: map, filename: name, asObject: false },
  });
}

export async function buildPackage() {
  await rm(`${root}/dist`, { recursive: true, force: true });
  await Promise.all([
    // For bundlers and import maps: Lit stays an import, so that a page with Lit has it once.
    build({
      ...shared,
      entryPoints: { define: 'src/define.ts', element: 'src/index.ts', simulator: 'src/simulator/index.ts' },
      outdir: 'dist',
      format: 'esm',
      splitting: true,
      chunkNames: 'chunks/[name]-[hash]',
      external: ['@lit/reactive-element'],
    }),
    ...Object.keys(SCRIPTS).map(async (name) => {
      const { code, map } = await buildScript(name);
      await mkdir(`${root}/dist`, { recursive: true });
      await writeFile(`${root}/dist/${name}`, code);
      await writeFile(`${root}/dist/${name}.map`, map);
    }),
    buildGoingLive(`${root}/dist`),
  ]);
  run('npx', ['tsc', '-p', 'tsconfig.build.json']);
  // Declarations that are written by hand; what they are imported from at run time is empty.
  await cp(`${root}/src/frameworks`, `${root}/dist/types/frameworks`, { recursive: true });
  await writeFile(`${root}/dist/types-only.js`, 'export {};\n');
  const { buildMetadata } = await import('./metadata.mjs');
  await buildMetadata();
}
