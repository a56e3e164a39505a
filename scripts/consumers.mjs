// Packs the package and uses it as others do: builds every demo and consumer from the tarball with its own
// tools, runs the scenarios over the demos, and tries out the code in the documentation.
import { existsSync, readdirSync } from 'node:fs';
import { findBrowsers, installBrowsers } from './browsers.mjs';
import { installAside, installDependencies, root, run } from './setup.mjs';

const started = performance.now();
const say = (words) => console.log(`[${((performance.now() - started) / 1000).toFixed(0)} s] ${words}`);

installDependencies();
installBrowsers(['chromium', 'firefox']);
const missing = ['chromium', 'firefox'].filter((engine) => !findBrowsers()[engine]);
if (missing.length > 0) {
  console.error(`Install ${missing.join(' and ')} to run these tests (or set CHROME_PATH, FIREFOX_PATH).`);
  process.exit(1);
}

const { buildPackage } = await import('./build.mjs');
const { buildDemos } = await import('./demos.mjs');
const { packPackage, unpackInto } = await import('./pack.mjs');
const consumers = `${root}test/consumers`;

await buildPackage();
await packPackage();
say('The package is packed.');
await installAside(consumers);
await unpackInto(consumers);
say('The consumers have installed it.');
await buildDemos({ pack: false, onBuilt: (name) => say(`The ${name} demo is built.`) });

// Arguments go to the test runner: files, or --test-name-pattern.
const given = process.argv.slice(2);
// Not the folders: below them are tests of other runners.
const files = ['package', 'consumers', 'demos'].flatMap((folder) =>
  readdirSync(`${root}test/${folder}`)
    .filter((name) => name.endsWith('.test.mjs'))
    .map((name) => `test/${folder}/${name}`),
);
run('node', [
  '--test',
  '--test-reporter=spec',
  // Each file keeps a core busy for itself.
  '--test-concurrency=2',
  ...given,
  ...(given.some((argument) => existsSync(`${root}${argument}`)) ? [] : files),
]);
say('Done.');
