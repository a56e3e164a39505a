// The package as a consumer gets it: packed from dist/, and unpacked into projects that use it.
import { mkdir, rename, rm } from 'node:fs/promises';
import { root, runAside } from './setup.mjs';

export const tarball = `${root}.cache/payitoff-link.tgz`;

/**
 * Packs dist/ as it is.
 *
 * @returns {Promise<string[]>} the paths in the tarball
 */
export async function packPackage() {
  const folder = `${root}.cache/pack`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const printed = await runAside('npm', ['pack', '--json', '--loglevel=error', '--pack-destination', folder]);
  // Warnings may come first.
  const [{ filename, files }] = JSON.parse(printed.slice(printed.indexOf('[\n')));
  await rename(`${folder}/${filename}`, tarball);
  return files.map(({ path }) => path);
}

/**
 * Puts the tarball where an install would: `node_modules/payitoff-link` of each project. It is in no lockfile,
 * whose checksum every change of ours would break.
 */
export async function unpackInto(...projects) {
  for (const project of projects) {
    const folder = `${project}/node_modules/payitoff-link`;
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await runAside('tar', ['-xzf', tarball, '--strip-components=1', '-C', folder]);
  }
}
