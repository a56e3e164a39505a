import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { fileURLToPath } from 'node:url';
import { findBrowsers } from './scripts/browsers.mjs';
import { countReporter } from './test/support/count-reporter.mjs';
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
};

export default {
  files: 'test/**/*.test.ts',
  nodeResolve: true,
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  browsers: Object.keys(launchers)
    .filter((engine) => installed[engine])
    .map((engine) => launchers[engine]()),
  concurrency: 2,
  testsFinishTimeout: 300_000,
  testFramework: { config: { timeout: 10_000 } },
  middleware: [network.middleware],
  plugins: [
    esbuildPlugin({ ts: true, tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) }),
  ],
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: process.stdout.isTTY }),
    countReporter(),
  ],
};
