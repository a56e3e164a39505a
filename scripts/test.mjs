// `npm test`: every test, in every engine on this machine. ENGINE=chromium chooses one.
//
//   npm test -- --files test/nexus/run-nexus.test.ts   arguments go to the browser test runner, and only that runs
//   npm run test:soak                                  20,000 random sequences against the model, in Chromium; ENGINE=firefox in that one
import { ENGINES, findBrowsers, requireBrowsers } from './browsers.mjs';
import { run } from './setup.mjs';

const isSoak = process.argv.includes('--soak');
const env = { ...(isSoak && { RUNS: '20000', SEED: 'random', ENGINE: 'chromium' }), ...process.env };
const given = process.argv.slice(2).filter((argument) => argument !== '--soak');
const args = isSoak ? ['--files', 'test/model/model.test.ts', ...given] : given;
const engines = enginesToUse(env);
const others = ENGINES.filter((engine) => !engines.includes(engine));
const browserTests = `browser tests in ${engines.join(', ')}${others.length ? ` (not in ${others.join(', ')})` : ''}`;

if (args.length === 0) {
  console.log(`Running everything: the build, the checker's tests, and the ${browserTests}.`);
  const { buildPackage } = await import('./build.mjs');
  await buildPackage();
  run('node', ['--test', '--test-reporter=dot', 'test/going-live/', 'test/mutations/anchors.test.mjs']);
} else {
  console.log(`Running only the ${browserTests}, with ${args.join(' ')}; no build, no tests of the checker.`);
}
run('npx', ['wtr', ...args], { env });

function enginesToUse({ CI, ENGINE }) {
  const installed = () => ENGINES.filter((engine) => findBrowsers()[engine]);
  if (ENGINE) requireBrowsers([ENGINE]);
  else if (CI) requireBrowsers(ENGINES);
  else if (installed().length === 0) requireBrowsers(['chromium']);
  return ENGINE ? [ENGINE] : installed();
}
