import { defineConfig } from '@playwright/test';

export default defineConfig({
  testMatch: '*.spec.mjs',
  use: {
    browserName: 'chromium',
    // Without CHROME_PATH Playwright takes the browser it has installed.
    launchOptions: { executablePath: process.env.CHROME_PATH },
  },
});
