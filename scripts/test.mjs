// `npm test`: all set-up, then every test. Arguments go to the browser test runner.
import { installDependencies, run } from './setup.mjs';
import { findBrowsers, installBrowsers } from './browsers.mjs';

installDependencies();

const required = process.env.CI ? ['chromium', 'firefox', 'webkit'] : ['chromium'];
const found = () => Object.keys(findBrowsers());
if (process.env.CI || found().length === 0) installBrowsers(required);
const missing = process.env.CI ? required.filter((engine) => !found().includes(engine)) : [];
if (missing.length > 0 || found().length === 0) {
  console.error(
    `Install ${missing.join(', ') || 'Chromium, Chrome or Firefox'} to run the tests (or set CHROME_PATH, FIREFOX_PATH).`,
  );
  process.exit(1);
}

if (process.argv.length === 2) {
  const { buildPackage } = await import('./build.mjs');
  await buildPackage();
  run('node', ['--test', '--test-reporter=dot', 'test/going-live/']);
}
run('npx', ['wtr', ...process.argv.slice(2)]);
