// `npm run consumers:ssr [-- nuxt astro]`: sites of frameworks that render on a server. Each is built from the tarball and
// served by its own commands, and hydrated in a browser: without a warning, and with an event received. Angular's project has a
// unit test, too, which its own command runs.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import getPort from 'get-port';
import { launchBrowser, requireBrowsers } from '../../scripts/browsers.mjs';
import { buildPackage } from '../../scripts/build.mjs';
import { installProject, packPackage } from '../../scripts/package.mjs';
import { root, runAsync } from '../../scripts/setup.mjs';
import { SCREENS, measureShift } from '../demos/late-page.mjs';
import { openQuietPage } from '../support/quiet-page.mjs';
import { NOISE } from './project.mjs';

const FRAMEWORKS = ['next', 'nuxt', 'astro', 'sveltekit', 'angular'];
const UUID = '9e0cc73c-d450-44ea-857a-3030d3674572';
const VENDOR = 'https://payitoff-cdn.io/sandbox/nexus/js/v1';
/** Milliseconds that a server is given to start. */
const START_TIMEOUT = 60_000;

const quiet = {
  NEXT_TELEMETRY_DISABLED: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  NG_CLI_ANALYTICS: 'false',
  NO_COLOR: '1',
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !FRAMEWORKS.includes(name));
if (unknown.length > 0) {
  console.error(`There is no site ${unknown.join(', ')}; there are ${FRAMEWORKS.join(', ')}.`);
  process.exit(1);
}

requireBrowsers(['chromium']);
await buildPackage();
await packPackage();
const simulator = await readFile(`${root}/dist/nexus-simulator.js`, 'utf8');
const browser = await launchBrowser('chromium');
try {
  for (const name of asked.length > 0 ? asked : FRAMEWORKS) await tryOut(name);
} finally {
  await browser.close();
}

async function tryOut(name) {
  const started = performance.now();
  const cwd = `${root}/test/consumers/ssr/${name}`;
  await installProject(cwd);
  const { scripts } = JSON.parse(await readFile(`${cwd}/package.json`, 'utf8'));
  if (scripts.test) {
    const printed = await runAsync('npm', ['test'], { cwd, env: { ...process.env, ...quiet } });
    assert.match(printed, /Tests +1 passed/);
    assert.doesNotMatch(printed, NOISE);
  }
  await runAsync('npm', ['run', 'build'], { cwd, env: { ...process.env, ...quiet, NODE_ENV: 'production' } });
  const site = await serve(cwd);
  try {
    const html = await (await fetch(site.address)).text();
    const [tag] = /<payitoff-link\b[^>]*>/.exec(html) ?? [];
    assert.ok(tag, `${name}: the server has not rendered the element\n${html}`);
    assert.match(tag, /env="sandbox"/);
    assert.match(tag, /nexus-key="your-nexus-key"/);
    assert.match(html, /Your loans are linked\./);
    for (const screen of Object.keys(SCREENS)) await assertStill(site.address, screen);
    await useInBrowser(site.address);
  } finally {
    await site.stop();
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`${name}: rendered on a server, hydrated, and an event received (${seconds} s)`);
}

/** What the server wrote stays where it is when the script comes, and shows none of the outcomes before. */
async function assertStill(address, screen) {
  const { shift, flashes } = await measureShift(browser, address, { screen });
  console.log(`  layout shift, ${SCREENS[screen].width} px: ${shift.toFixed(4)}`);
  assert.ok(shift <= 0.05, `shifts by ${shift}`);
  assert.deepEqual(flashes, []);
}

/** Runs `npm run serve`, until the site answers. */
async function serve(cwd) {
  const port = await getPort();
  const env = { ...process.env, ...quiet, NODE_ENV: 'production', PORT: String(port), HOST: 'localhost' };
  // In a group of its own, so that what npm starts ends with it.
  const child = spawn('npm', ['run', 'serve'], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const ended = new Promise((resolve) => child.on('close', resolve));
  const stop = async () => {
    if (child.exitCode === null) process.kill(-child.pid);
    await ended;
  };
  const address = `http://localhost:${port}/`;
  const deadline = performance.now() + START_TIMEOUT;
  while (!(await fetch(address).catch(() => undefined))) {
    if (child.exitCode === null && performance.now() < deadline) await delay(250);
    else {
      await stop();
      throw new Error(`${cwd} is not served\n${output}`);
    }
  }
  return { address, stop };
}

/** A borrower presses the button; the simulator, at the vendor's address, says that they have linked. */
async function useInBrowser(address) {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument((uuid) => {
    window.payitoffSimulator = { onLink: (flow) => flow.complete({ result: { borrower: { uuid } } }) };
    // The element that the server wrote must be the one that is used.
    addEventListener('DOMContentLoaded', () => (window.rendered = document.querySelector('payitoff-link')));
  }, UUID);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (request.url() === VENDOR) void request.respond({ contentType: 'text/javascript', body: simulator });
    else if (origin === new URL(address).origin && pathname === '/favicon.ico') {
      void request.respond({ status: 204 });
    } else void request.continue();
  });
  const { complaints } = await openQuietPage(browser, address, page);
  await page.waitForNetworkIdle();
  await (await page.waitForSelector('payitoff-link >>> button')).click();
  const isTold = (uuid) => document.body.innerText.includes(`Borrower ${uuid}`);
  await page.waitForFunction(isTold, { timeout: 10_000 }, UUID).catch(async () => {
    const state = await page.$eval('payitoff-link', (element) => element.state);
    const text = await page.evaluate(() => document.body.innerText);
    throw new Error(`no borrower on the page, state ${state}: ${text}\n${complaints.join('\n')}`);
  });
  assert.equal(
    await page.evaluate(() => window.rendered === document.querySelector('payitoff-link')),
    true,
    'the element of the server was replaced',
  );
  assert.deepEqual(
    complaints.filter((complaint) => complaint !== `request to ${VENDOR}`),
    [],
  );
  await page.close();
}
