// The plugin as it is given away: its own files, and the element's classic file out of dist/.
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { root } from '../../scripts/setup.mjs';

const NAME = 'payitoff-link';
export const source = fileURLToPath(new URL(`${NAME}/`, import.meta.url));
export const zip = fileURLToPath(new URL(`dist/${NAME}.zip`, import.meta.url));

/** Path in the plugin to content. */
async function filesOf() {
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`);
  const files = await Promise.all(
    paths.sort().map(async (path) => [path.slice(source.length).replace(/^\//, ''), await readFile(path)]),
  );
  const script = 'payitoff-link.classic.min.js';
  return [...files, [`assets/${script}`, await readFile(`${root}/dist/${script}`)]];
}

/**
 * Writes the plugin as a zip, or as files.
 *
 * @param {{ unpackInto?: string }} options a folder of plugins
 */
export async function packPlugin({ unpackInto } = {}) {
  const files = await filesOf();
  if (!unpackInto) {
    // One zip for one content, whenever it was made.
    const content = files.map(([path, bytes]) => [`${NAME}/${path}`, [bytes, { mtime: '2026-01-01' }]]);
    await mkdir(dirname(zip), { recursive: true });
    return writeFile(zip, zipSync(Object.fromEntries(content)));
  }
  await rm(`${unpackInto}/${NAME}`, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    const target = `${unpackInto}/${NAME}/${path}`;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
}
