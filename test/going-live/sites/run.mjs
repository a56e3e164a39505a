// `npm run test:checker`: the checker on running sites, in Chromium. Arguments are test files, or options of the test runner.
import { existsSync, readdirSync } from 'node:fs';
import { requireBrowsers } from '../../../scripts/browsers.mjs';
import { buildPackage } from '../../../scripts/build.mjs';
import { root, run } from '../../../scripts/setup.mjs';

const given = process.argv.slice(2);
const namesFiles = given.some((argument) => existsSync(`${root}/${argument}`));
const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.mjs'))
  .map((name) => `test/going-live/sites/${name}`);

requireBrowsers(['chromium']);
await buildPackage();
// Each file has a browser of its own, which keeps a core busy.
const options = ['--test', '--test-reporter=spec', '--test-concurrency=2'];
run('node', [...options, ...given, ...(namesFiles ? [] : files)]);
