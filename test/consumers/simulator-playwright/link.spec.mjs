import { expect, test } from '@playwright/test';
import { openApp } from './app.mjs';

const SIMULATOR = 'node_modules/payitoff-link/dist/nexus-simulator.js';

test.beforeEach(async ({ page }) => {
  // In the place of both of Payitoff's scripts: the file finds out which one it stands for.
  await page.route(/^https:\/\/payitoff-cdn\.io\/(sandbox\/)?nexus\/js\/v1$/, (route) =>
    route.fulfill({ path: SIMULATOR, contentType: 'text/javascript' }),
  );
});

test('a borrower answers a challenge question and links a servicer', async ({ page }) => {
  await openApp(page);
  await page.getByRole('button', { name: 'Link your student loans' }).click();

  const nexus = page.getByRole('dialog');
  await nexus.getByRole('button', { name: 'Bramblegate Servicing' }).click();
  await nexus.getByLabel('Username').fill('challenge');
  await nexus.getByLabel('Password').fill('anything');
  await nexus.getByRole('button', { name: 'Sign in' }).click();
  await nexus.getByLabel('What was the name of your first pet?').fill('Rex');
  await nexus.getByRole('button', { name: 'Continue' }).click();
  await nexus.getByRole('button', { name: "I'm Done" }).click();

  await expect(page.getByText('Thank you, your loans are linked.')).toBeVisible();
});

test('a borrower leaves', async ({ page }) => {
  await openApp(page);
  await page.getByRole('button', { name: 'Link your student loans' }).click();
  await page.getByRole('dialog').press('Escape');
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByText('You can go on whenever you like.')).toBeVisible();
});

test('a borrower may not link, without the dialog', async ({ page }) => {
  // Runs in the page before the simulator does, which takes its handlers from here.
  await page.addInitScript(() => {
    globalThis.payitoffSimulator = { onLink: (flow) => flow.exit('illegal') };
  });
  await openApp(page);
  await page.getByRole('button', { name: 'Link your student loans' }).click();
  await expect(page.getByText('You cannot link loans yet.')).toBeVisible();
});
