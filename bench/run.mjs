// `npm run bench`: what the element costs beside a hand-written element, a hand-written loader, a script tag in the
// page and loadjs, in one run. Prints a table of ratios and writes results.json, from which the README's table is made
// (`npm run tables`). `npm run bench -- --quick` takes few samples and writes nothing: to see that it runs.
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { findBrowsers, installBrowsers } from '../scripts/browsers.mjs';
import { installDependencies, root } from '../scripts/setup.mjs';

installDependencies();
if (!findBrowsers().chromium) installBrowsers(['chromium']);
if (!findBrowsers().chromium) {
  console.error('Install Chromium or Chrome to run the benchmark (or set CHROME_PATH).');
  process.exit(1);
}
const { buildPackage } = await import('../scripts/build.mjs');
await buildPackage();
const { launchBrowser } = await import('../test/support/launch.mjs');
const { serveBench } = await import('./server.mjs');
const { measureCreation, measureIdlePage, measureMemory } = await import('./elements.mjs');
const { measureClicks } = await import('./clicks.mjs');
const { textOf } = await import('./table.mjs');

const quick = process.argv.includes('--quick');
const pairs = (count) => (quick ? 3 : count);
const latency = 150;

const server = await serveBench({ latency });
const { address } = server;
const rows = [];
const versions = [];
try {
  for (const engine of ['chromium', 'firefox']) {
    const browser = await launchBrowser(engine);
    if (!browser) continue;
    versions.push(await browser.version());
    const run = async (what, measureIt, options) => {
      console.log(`${engine}: ${what} …`);
      rows.push(...(await measureIt({ browser, engine, address, latency, ...options })));
    };
    if (engine === 'chromium') await run('a page left alone', measureIdlePage, { pairs: pairs(15) });
    await run('creating elements', measureCreation, { pairs: pairs(engine === 'chromium' ? 25 : 9) });
    if (engine === 'chromium') await run('memory', measureMemory, { pairs: pairs(5) });
    await run('clicks', measureClicks, { pairs: pairs(40) });
    await browser.close();
  }
} finally {
  server.stop();
}

console.log(`\n${textOf(rows)}`);
if (!quick) {
  const machine = { browsers: versions, processors: cpus().length, node: process.version };
  await writeFile(`${root}bench/results.json`, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  console.log('\nWrote bench/results.json. The table of README.md: npm run tables');
}
