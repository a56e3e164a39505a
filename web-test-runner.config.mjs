import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { fileURLToPath } from 'node:url';
import { demoSite } from './demo/site.mjs';
import { findBrowsers, findMiniBrowser, startWebKitDriver } from './scripts/browsers.mjs';
import { countReporter } from './test/support/count-reporter.mjs';
import { forcedColors } from './test/support/forced-colors.mjs';
import { createFakeNetwork } from './test/support/fake-network.mjs';

const network = createFakeNetwork();
const installed = findBrowsers();

const launchers = {
  chromium: () =>
    chromeLauncher({
      launchOptions: {
        executablePath: installed.chromium,
        args: [
          '--no-sandbox',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          // test/leaks/ collects garbage.
          '--js-flags=--expose-gc',
        ],
      },
      async createPage({ context }) {
        const page = await context.newPage();
        // Several test files run at once: each page behaves as the focused one.
        const session = await page.createCDPSession();
        await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        await network.intercept(page);
        return page;
      },
    }),
  firefox: () =>
    puppeteerLauncher({
      launchOptions: {
        browser: 'firefox',
        executablePath: installed.firefox,
        // The fake network knows a page by its referrer.
        extraPrefsFirefox: { 'network.http.referer.disallowCrossSiteRelaxingDefault': false },
      },
      // One page at a time: Firefox throttles the timers of pages that are not in front.
      concurrency: 1,
      async createPage({ context }) {
        const page = await context.newPage();
        await network.intercept(page);
        return page;
      },
    }),
  webkit: async () =>
    webdriverLauncher({
      ...(await startWebKitDriver()),
      capabilities: {
        browserName: 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation'] },
      },
      logLevel: 'error',
    }),
};

// RUNS, SEED and SEED_PATH of the environment: how many sequences the model is run with, and which. The same ones each
// time, so that a change is judged by what it changes; `npm run test:soak` looks for new ones (SEED=random).
const { RUNS = '200', SEED = '1', SEED_PATH, TEST_TIMEOUT = '10000' } = process.env;
const modelSettings = (context, next) => {
  if (context.path !== '/model-settings') return next();
  context.body = { runs: Number(RUNS), ...(SEED !== 'random' && { seed: Number(SEED) }), path: SEED_PATH };
};

// ENGINE=firefox runs that one only, ENGINE=firefox,webkit those two.
const engines = (process.env.ENGINE ?? Object.keys(launchers).join())
  .split(',')
  .filter((engine) => installed[engine]);
const browsers = await Promise.all(engines.map((engine) => launchers[engine]()));

export default {
  files: 'test/**/*.test.ts',
  nodeResolve: true,
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  browsers,
  // What one engine runs is enough.
  groups: process.env.ONCE ? [{ name: 'once', files: process.env.ONCE, browsers: browsers.slice(0, 1) }] : [],
  concurrency: 1,
  testsFinishTimeout: 300_000 + 200 * Number(RUNS),
  // In CI three engines share two processors: what failed by time passes the second time, what is broken fails twice.
  testFramework: { config: { timeout: Number(TEST_TIMEOUT), retries: process.env.CI ? 1 : 0 } },
  middleware: [network.middleware, demoSite('/any/path/'), modelSettings],
  plugins: [
    forcedColors(),
    network.plugin,
    esbuildPlugin({ ts: true, tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) }),
  ],
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: process.stdout.isTTY }),
    countReporter(),
  ],
};
