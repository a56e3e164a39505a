// `npm run bench`: what the element costs against the baselines in pages/, in one run. Prints a table of ratios and
// writes results.json, from which the table of docs/performance.md is made (`npm run tables`).
//
//   npm run bench -- creation memory   only these figures; writes nothing
//   npm run bench -- --quick           few samples; writes nothing
//   ENGINE=firefox npm run bench       one engine; writes nothing
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { launchBrowser, requireBrowsers } from '../scripts/browsers.mjs';
import { buildPackage } from '../scripts/build.mjs';
import { benchmarkTable } from '../scripts/readme.mjs';
import { root } from '../scripts/setup.mjs';
import { measureClicks } from './clicks.mjs';
import { measureCreation } from './creation.mjs';
import { measureIdlePage } from './idle-page.mjs';
import { measureMemory } from './memory.mjs';
import { serveBench } from './server.mjs';
import { measureVitals } from './vitals.mjs';

const LATENCY = 150;

/** Name to what measures it, where, and in how many rounds. */
const FIGURES = {
  'idle-page': { measure: measureIdlePage, engines: ['chromium'], rounds: 15, quickRounds: 1 },
  vitals: { measure: measureVitals, engines: ['chromium'], rounds: 11, quickRounds: 1 },
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

requireBrowsers(process.env.ENGINE ? engines : ['chromium']);
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
  await stop();
}

printTable(benchmarkTable(rows));
if (isComplete) {
  const machine = { browsers: versions, processors: cpus().length, node: process.version };
  await writeFile(`${root}/bench/results.json`, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  console.log('\nWrote bench/results.json. Now update docs/performance.md: npm run tables');
}

function printTable(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((cells) => cells[column].length)));
  const text = (cells) => cells.map((cell, column) => cell.padEnd(widths[column])).join('  ');
  console.log(`\n${lines.map((cells) => text(cells).trimEnd()).join('\n')}`);
}
