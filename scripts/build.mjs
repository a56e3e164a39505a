// Writes dist/ as package.json describes it.
import { build, transform } from 'esbuild';
import { readFile, rm } from 'node:fs/promises';
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

const shared = {
  absWorkingDir: root,
  bundle: true,
  target: 'es2022',
  sourcemap: true,
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [minifyCss],
};

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
    // For a script tag: everything in one file.
    build({
      ...shared,
      entryPoints: { 'payitoff-link.min': 'src/define.ts' },
      outdir: 'dist',
      format: 'esm',
      minify: true,
    }),
    build({
      ...shared,
      entryPoints: { 'nexus-simulator': 'src/simulator/script.ts' },
      outdir: 'dist',
      format: 'iife',
      minify: true,
    }),
    buildGoingLive(`${root}/dist`),
  ]);
  run('npx', ['tsc', '-p', 'tsconfig.build.json']);
}
