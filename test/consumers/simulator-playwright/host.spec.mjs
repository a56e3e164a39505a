import { expect, test } from '@playwright/test';
import { openApp } from './app.mjs';

test('a borrower links, without the dialog', async ({ page }) => {
  await page.route('https://payitoff-cdn.io/**', (route) =>
    route.fulfill({
      path: 'node_modules/payitoff-link/dist/nexus-simulator.js',
      contentType: 'text/javascript',
    }),
  );
  await page.addInitScript(() => {
    globalThis.payitoffSimulator = { onLink: (flow) => flow.complete() };
  });
  await openApp(page);
  // Or as a borrower finds it: page.getByRole('button', { name: 'Link your student loans' })
  await page.locator('payitoff-link').click();
  await expect(page.getByText('Thank you, your loans are linked.')).toBeVisible();
});
