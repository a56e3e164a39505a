// The package as its users get it: packed from dist/, and installed into the demos and the test projects.
//
//   npm run demos [-- vue angular]   builds the demos that need a compiler
//   npm run consumers                builds every demo and test project from the tarball with its own tools, runs the
//                                    scenarios over the demos, and compiles the code in the documentation;
//                                    arguments go to the test runner: files, or --test-name-pattern
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { requireBrowsers } from './browsers.mjs';
import { buildPackage } from './build.mjs';
import { installAsync, isMain, root, run, runAsync } from './setup.mjs';

const COMMANDS = { consumers: testConsumers, demos: buildPackageAndDemos };
const DEMOS = ['vue', 'angular'];

export const tarball = `${root}/.cache/payitoff-link.tgz`;

/** Packs the current dist/. */
export async function packPackage() {
  const folder = `${root}/.cache/pack`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const printed = await runAsync('npm', ['pack', '--json', '--loglevel=error', '--pack-destination', folder]);
  // npm may print warnings first.
  const [{ filename }] = JSON.parse(printed.slice(printed.indexOf('[\n')));
  await rename(`${folder}/${filename}`, tarball);
}

/** Installs a project's packages and unpacks the tarball next to them: in a lockfile its checksum would never fit. */
export async function installProject(project) {
  await installAsync(project);
  await unpackInto(project);
}

/** What `npm install` of the tarball would do. */
export async function unpackInto(project) {
  const folder = `${project}/node_modules/payitoff-link`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await runAsync('tar', ['-xzf', tarball, '--strip-components=1', '-C', folder]);
}

/**
 * Builds demos from the tarball into `demo/<name>/dist`, which is served under `/<name>/`. One at a time: on a small
 * machine two compilers at once are slower.
 *
 * @param {object} options
 * @param {string[]} [options.only] which of the demos
 * @param {(name: string) => void} [options.onBuilt] called after each demo
 * @throws Error with the compiler's output
 */
export async function buildDemos({ only = DEMOS, onBuilt }) {
  for (const name of only) {
    const project = `${root}/demo/${name}`;
    await installProject(project);
    // Otherwise Angular asks about telemetry.
    const env = { ...process.env, NG_CLI_ANALYTICS: 'false' };
    await runAsync('npm', ['run', 'build'], { cwd: project, env });
    onBuilt(name);
  }
}

async function buildPackageAndDemos(names) {
  const unknown = names.filter((name) => !DEMOS.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no demo ${unknown.join(', ')} to build. There are ${DEMOS.join(', ')}.`);
    process.exit(1);
  }
  await buildPackage();
  await packPackage();
  await buildDemos({
    ...(names.length > 0 && { only: names }),
    onBuilt: (name) => console.log(`demo/${name}/dist is built.`),
  });
}

async function testConsumers(given) {
  const started = performance.now();
  const log = (text) => console.log(`[${((performance.now() - started) / 1000).toFixed(0)} s] ${text}`);
  requireBrowsers(['chromium', 'firefox']);
  await buildPackage();
  await packPackage();
  log('The package is packed.');
  await installProject(`${root}/test/consumers`);
  log('The test projects have installed it.');
  await buildDemos({ onBuilt: (name) => log(`The ${name} demo is built.`) });

  // Files, not folders: some of the folders below contain tests for other runners.
  const files = ['package', 'consumers', 'demos'].flatMap((folder) =>
    readdirSync(`${root}/test/${folder}`)
      .filter((name) => name.endsWith('.test.mjs'))
      .map((name) => `test/${folder}/${name}`),
  );
  const namesFiles = given.some((argument) => existsSync(`${root}/${argument}`));
  // Each file keeps a core busy.
  const options = ['--test', '--test-reporter=spec', '--test-concurrency=2'];
  run('node', [...options, ...given, ...(namesFiles ? [] : files)]);
  log('Done.');
}

if (isMain(import.meta.url)) {
  const [name, ...args] = process.argv.slice(2);
  await COMMANDS[name](args);
}
