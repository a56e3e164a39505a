// `npm run bench`: what the element costs against the baselines in pages/, in one run. Prints a table of ratios and
// writes results.json, from which the README's table is made (`npm run tables`).
//
//   npm run bench -- creation memory   only these figures; writes nothing
//   npm run bench -- --quick           few samples; writes nothing
//   ENGINE=firefox npm run bench       one engine; writes nothing
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { findBrowsers, installBrowsers } from '../scripts/browsers.mjs';
import { installDependencies, root } from '../scripts/setup.mjs';

const LATENCY = 150;

installDependencies();
if (!findBrowsers().chromium) installBrowsers(['chromium']);
if (!findBrowsers().chromium) {
  console.error('Install Chromium or Chrome to run the benchmark (or set CHROME_PATH).');
  process.exit(1);
}
const { buildPackage } = await import('../scripts/build.mjs');
const { launchBrowser } = await import('../test/support/launch.mjs');
const { serveBench } = await import('./server.mjs');
const { measureIdlePage } = await import('./idle-page.mjs');
const { measureCreation } = await import('./creation.mjs');
const { measureMemory } = await import('./memory.mjs');
const { measureClicks } = await import('./clicks.mjs');
const { textOf } = await import('./table.mjs');

/** Name to what measures it, where, and in how many rounds. */
const FIGURES = {
  'idle-page': { measure: measureIdlePage, engines: ['chromium'], rounds: 15, quickRounds: 1 },
  creation: { measure: measureCreation, engines: ['chromium', 'firefox'], rounds: 5, quickRounds: 1 },
  memory: { measure: measureMemory, engines: ['chromium'], rounds: 5, quickRounds: 1 },
  clicks: { measure: measureClicks, engines: ['chromium', 'firefox'], rounds: 40, quickRounds: 1 },
};

const {
  values: { quick },
  positionals,
} = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !FIGURES[name]);
if (unknown.length > 0) {
  console.error(`There is no figure ${unknown.join(', ')}. There are ${Object.keys(FIGURES).join(', ')}.`);
  process.exit(1);
}
const figures = Object.entries(FIGURES).filter(
  ([name]) => positionals.length === 0 || positionals.includes(name),
);
const engines = ['chromium', 'firefox'].filter((engine) => engine === (process.env.ENGINE ?? engine));
const isComplete = !quick && positionals.length === 0 && !process.env.ENGINE;

await buildPackage();
const { address, stop } = await serveBench({ latency: LATENCY });
const rows = [];
const versions = [];
try {
  for (const engine of engines) {
    const browser = await launchBrowser(engine);
    if (!browser) continue;
    versions.push(await browser.version());
    for (const [name, figure] of figures) {
      if (!figure.engines.includes(engine)) continue;
      console.log(`${engine}: ${name} …`);
      const rounds = quick ? figure.quickRounds : figure.rounds;
      const options = { browser, engine, address, latency: LATENCY, rounds, quick };
      rows.push(...(await figure.measure(options)));
    }
    await browser.close();
  }
} finally {
  stop();
}

console.log(`\n${textOf(rows)}`);
if (isComplete) {
  const machine = { browsers: versions, processors: cpus().length, node: process.version };
  await writeFile(`${root}bench/results.json`, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  console.log('\nWrote bench/results.json. The table of README.md: npm run tables');
}
