// `npm run size`: the files that ship to a page, in brotli bytes, against the limits in package.json.
// `npm run size -- --why`: how many bytes of each script come from which source file.
import { AnyMap, eachMapping } from '@jridgewell/trace-mapping';
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { SCRIPTS, buildPackage } from './build.mjs';
import { root, run } from './setup.mjs';

const brotli = (text) => brotliCompressSync(text).length;

/** The pieces of a script, each with its source file, according to the source map. */
function spansOf(code, map) {
  const lines = code.split('\n');
  const starts = [];
  eachMapping(new AnyMap(map), ({ generatedLine, generatedColumn, source }) => {
    starts.push({ line: generatedLine - 1, column: generatedColumn, source: source ?? 'glue' });
  });
  return starts.map(({ line, column, source }, index) => {
    const next = starts[index + 1];
    return { source, text: lines[line].slice(column, next?.line === line ? next.column : undefined) };
  });
}

function why(name) {
  const code = readFileSync(`${root}/dist/${name}`, 'utf8');
  const spans = spansOf(code, readFileSync(`${root}/dist/${name}.map`, 'utf8'));
  const total = brotli(code);
  const rows = [...new Set(spans.map(({ source }) => source))]
    .map((source) => {
      const own = spans.filter((span) => span.source === source);
      const others = spans.filter((span) => span.source !== source);
      return {
        source: source.replace(/^(\.\.\/)+/, ''),
        minified: own.reduce((sum, { text }) => sum + text.length, 0),
        // What the file would shrink by without it: these do not add up to the whole.
        brotli: total - brotli(others.map(({ text }) => text).join('')),
      };
    })
    .sort((one, other) => other.brotli - one.brotli);
  console.log(`\n${name}: ${code.length} bytes minified, ${total} in brotli`);
  console.log('minified  brotli  source');
  for (const row of rows) {
    console.log(`${String(row.minified).padStart(8)}  ${String(row.brotli).padStart(6)}  ${row.source}`);
  }
}

await buildPackage();
if (process.argv.includes('--why')) {
  for (const name of Object.keys(SCRIPTS)) why(name);
} else {
  // As a partner's bundler takes them in, where Lit may be on the page already.
  await build({
    absWorkingDir: root,
    entryPoints: ['dist/element.js', 'dist/simulator.js'],
    outdir: 'node_modules/.cache/payitoff-link',
    format: 'esm',
    bundle: true,
    minify: true,
    external: ['@lit/reactive-element'],
  });
  run('npx', ['size-limit']);
}
