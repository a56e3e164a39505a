import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { isMain, root } from './setup.mjs';

/**
 * Bundles the checker, with all it needs, into `<outdir>/going-live/`: cli.js, which any Node understands, and main.js. The
 * licences of what it needs and the schema of its configuration are beside them.
 */
export async function buildGoingLive(outdir) {
  const folder = join(outdir, 'going-live');
  const source = join(root, 'src/going-live');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const shared = { outdir: folder, platform: 'node', format: 'esm', minify: true, logLevel: 'warning' };
  await build({
    ...shared,
    entryPoints: [join(source, 'cli.ts')],
    target: 'node13.2',
    banner: { js: '#!/usr/bin/env node' },
  });
  const { metafile } = await build({
    ...shared,
    entryPoints: [join(source, 'main.ts')],
    bundle: true,
    target: 'node20',
    legalComments: 'none',
    metafile: true,
    absWorkingDir: root,
    define: { VERSION: JSON.stringify(version) },
  });
  await chmod(join(folder, 'cli.js'), 0o755);
  await writeFile(join(folder, 'config.schema.json'), await schemaFrom(join(source, 'config.ts'), shared));
  await writeFile(join(folder, 'LICENSES.txt'), await licencesOf(Object.keys(metafile.inputs)));
}

/** What a configuration file may say is in the code that reads it. */
async function schemaFrom(file, options) {
  const { outputFiles } = await build({ ...options, entryPoints: [file], bundle: true, write: false });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const { schemaOfSettings } = await import(`data:text/javascript;base64,${code}`);
  return `${JSON.stringify(schemaOfSettings(), null, 2)}\n`;
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
