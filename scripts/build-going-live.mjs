import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { isMain, root } from './setup.mjs';

/** Bundles the checker, with all it needs, into `<outdir>/going-live/cli.js`; the licences of what it needs beside it. */
export async function buildGoingLive(outdir) {
  const outfile = join(outdir, 'going-live', 'cli.js');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { metafile } = await build({
    entryPoints: [join(root, 'src/going-live/cli.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    minify: true,
    legalComments: 'none',
    metafile: true,
    absWorkingDir: root,
    banner: { js: '#!/usr/bin/env node' },
    define: { VERSION: JSON.stringify(version) },
    logLevel: 'warning',
  });
  await chmod(outfile, 0o755);
  await writeFile(join(dirname(outfile), 'LICENSES.txt'), await licencesOf(Object.keys(metafile.inputs)));
}

async function licencesOf(inputs) {
  const packages = new Set(
    inputs.flatMap((input) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []),
  );
  const texts = [];
  for (const folder of [...packages].sort()) {
    const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
    const file = (await readdir(join(root, folder))).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? await readFile(join(root, folder, file), 'utf8') : '';
    texts.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
  }
  return texts.join('\n---\n\n');
}

if (isMain(import.meta.url)) await buildGoingLive(join(root, 'dist'));
