import { existsSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runAsync } from '../../scripts/setup.mjs';

export const consumers = `${root}/test/consumers`;
export const angular = `${root}/demo/angular`;
/** Where builds go: nothing is written next to the sources. */
export const out = `${root}/.cache/consumers`;

/** What runners of unit tests print around what is written to the console, or could not be done. */
export const NOISE =
  /stdout \||stderr \||console\.(log|info|warn|error|debug)\b|Not implemented|Could not parse|Unhandled/;

/** Ends a test run at once that could only fail later, and less plainly. */
export function requireSetUp() {
  for (const project of [consumers, angular]) {
    if (!existsSync(`${project}/node_modules/payitoff-link/dist/define.js`)) {
      throw new Error('The consumers are not set up: run npm run consumers');
    }
  }
}

/** A dependency of the consumers, which this repository itself does not have. */
export const importOf = (name) =>
  import(pathToFileURL(createRequire(`${consumers}/package.json`).resolve(name)).href);

/**
 * A project of its own, with dependencies of another one: all of them, or those that are named.
 *
 * @returns {Promise<string>} its folder
 */
export async function makeProject(name, from, packages) {
  const project = `${out}/${name}`;
  await rm(project, { recursive: true, force: true });
  await mkdir(project, { recursive: true });
  // Without one, this folder belongs to our package, and its name stands for our dist/ instead of the tarball.
  await writeFile(`${project}/package.json`, '{ "private": true, "type": "module" }');
  for (const path of packages ? packages.map((each) => `node_modules/${each}`) : ['node_modules']) {
    await mkdir(dirname(`${project}/${path}`), { recursive: true });
    await symlink(`${from}/${path}`, `${project}/${path}`);
  }
  return project;
}

/** Runs a project's own tool, and answers with what it printed and whether it was content. */
export async function tool(project, name, args, cwd = project, env = {}) {
  try {
    const options = { cwd, env: { ...process.env, ...env } };
    const printed = await runAsync(`${project}/node_modules/.bin/${name}`, args, options);
    return { ok: true, printed };
  } catch (error) {
    return { ok: false, printed: error.message };
  }
}
