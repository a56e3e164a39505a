import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { check, CLI, findingsByFile, site } from './support/checker.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function bundle(t, source) {
  const cwd = await site(t, {});
  await build({
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    sourcemap: true,
    outfile: join(cwd, 'site.js'),
    logLevel: 'error',
  });
  return cwd;
}

test('a bundle with the element in it is ready: both environments are known to it, neither is chosen', async (t) => {
  const cwd = await bundle(t, `import './src/define.ts'; Nexus.link({ onExit() {} });`);
  const report = check(['.'], { cwd });
  assert.deepEqual(report.findings, []);
  assert.equal(report.exit, 0);
});

test('a bundle with the simulator in it is not ready', async (t) => {
  const cwd = await bundle(
    t,
    `import { installSimulator } from './src/simulator/index.ts'; installSimulator();`,
  );
  const rules = Object.values(findingsByFile(check(['.'], { cwd }))).flat();
  assert.deepEqual(
    rules.map((found) => found.split(' ')[1]),
    ['simulator-import'],
  );
});

test('the command needs nothing but Node', async () => {
  const { metafile } = await build({
    entryPoints: [CLI.replace('cli.js', 'main.js')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    metafile: true,
    logLevel: 'error',
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports.map(({ path }) => path));
  assert.ok(imports.length > 0);
  for (const path of imports) assert.ok(path.startsWith('node:') || builtinModules.includes(path), path);
});

test('nothing else imports the checker', async () => {
  const { metafile } = await build({
    entryPoints: ['define.ts', 'index.ts', 'simulator/index.ts'].map((name) => join(root, 'src', name)),
    bundle: true,
    write: false,
    outdir: 'out',
    metafile: true,
    absWorkingDir: root,
    logLevel: 'error',
  });
  assert.deepEqual(
    Object.keys(metafile.inputs).filter((input) => input.includes('going-live')),
    [],
  );
});

test('is executable, and starts with what a shell needs', async () => {
  assert.match(await readFile(CLI, 'utf8'), /^#!\/usr\/bin\/env node\n/);
});
