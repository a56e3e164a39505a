// `npm test`: every test of the element, in every engine on this machine, and those of the checker that open no browser.
// ENGINE=chromium chooses an engine, ENGINE=firefox,webkit two.
//
//   npm run test:slow                                  the slow files, which it runs in one engine, in the others
//   npm run test:pages                                 the simulator's dialog and the pages of the demo site
//   npm test -- --files test/nexus/script-loader.test.ts   arguments go to the browser test runner, and only that runs
//   npm run test:soak                                  20,000 new sequences against the model, in Chromium or ENGINE
import { readdirSync } from 'node:fs';
import { ENGINES, findBrowsers, requireBrowsers } from './browsers.mjs';
import { root, run } from './setup.mjs';

/** What `npm test` runs in one engine only, to stay under five minutes with three. */
const SLOW_FILES = [
  'model/model',
  'faults/{environments,hand-written-tags,lifecycle,network,nexus-global,service-worker}',
  'element/{content,copies,element,forms,old-browsers,slots,trigger,trigger-components}',
  'security/integrity',
];
const SLOW = `test/{${SLOW_FILES.join()}}.test.ts`;

const isSoak = process.argv.includes('--soak');
const env = { ...(isSoak && { RUNS: '20000', SEED: 'random', ENGINE: 'chromium' }), ...process.env };
const isSlow = process.argv.includes('--slow');
const given = process.argv.slice(2).filter((argument) => !['--soak', '--slow'].includes(argument));
const chosen = isSoak ? 'test/model/model.test.ts' : isSlow && SLOW;
const args = chosen ? ['--files', chosen, ...given] : given;
const engines = enginesToUse(env);
env.ENGINE = engines.join();
const others = ENGINES.filter((engine) => !engines.includes(engine));
const browserTests = `browser tests in ${engines.join(', ')}${others.length ? ` (not in ${others.join(', ')})` : ''}`;

if (args.length === 0) {
  console.log(`Running the build, the checker's tests of files, and the ${browserTests}.`);
  const { buildPackage } = await import('./build.mjs');
  await buildPackage();
  // Files, not the folder: those that open sites are another command, `npm run test:checker`.
  const checker = readdirSync(`${root}/test/going-live`)
    .filter((name) => name.endsWith('.test.mjs'))
    .map((name) => `test/going-live/${name}`);
  const options = ['--test', '--test-reporter=dot', '--test-concurrency=2'];
  run('node', [...options, ...checker, 'test/mutations/anchors.test.mjs']);
  const quick = ['test/!(simulator|demos)/*.test.ts', `!${SLOW}`];
  run('npx', ['wtr', '--files', ...quick], { env: { ...env, ONCE: SLOW } });
} else if (engines.length === 0) {
  console.log('There is one engine here, in which `npm test` runs these files too.');
} else {
  console.log(`Running only the ${browserTests}, with ${args.join(' ')}; no build, no tests of the checker.`);
  run('npx', ['wtr', ...args], { env });
}

function enginesToUse({ CI, ENGINE }) {
  const installed = () => ENGINES.filter((engine) => findBrowsers()[engine]);
  const chosenEngines = ENGINE && ENGINE.split(',');
  if (chosenEngines) requireBrowsers(chosenEngines);
  else if (CI) requireBrowsers(ENGINES);
  else if (installed().length === 0) requireBrowsers(['chromium']);
  if (chosenEngines) return chosenEngines;
  // The first one has run the slow files in `npm test`.
  return isSlow ? installed().slice(1) : installed();
}
