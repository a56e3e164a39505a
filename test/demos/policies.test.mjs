// The policies that docs/privacy-and-security.md gives for Vue and Angular pages: the built demos work under them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { launchBrowser } from '../../scripts/browsers.mjs';
import { serveFolders } from '../../scripts/server.mjs';
import { root } from '../../scripts/setup.mjs';
import { fencesOf } from '../consumers/fences.mjs';

const NONCE = 'for-one-answer';

let browser;
before(async () => (browser = await launchBrowser('chromium')));
after(() => browser?.close());

const markdown = await readFile(`${root}/docs/privacy-and-security.md`, 'utf8');
const policies = fencesOf(markdown).filter(({ project }) => project === 'policy');

/** Serves a demo's page with a policy, and with the nonce where Angular looks for one. */
const underPolicy = (name, policy) => async (context, next) => {
  if (context.path !== `/${name}/`) return next();
  const html = await readFile(`${root}/demo/${name}/dist/index.html`, 'utf8');
  context.set('content-security-policy', policy.replaceAll('\n', ' ').replace('nonce-…', `nonce-${NONCE}`));
  context.type = 'html';
  context.body = html.replace('<demo-app', `<demo-app ngCspNonce="${NONCE}"`);
};

async function openUnder(name, policy) {
  const dist = `${root}/demo/${name}/dist`;
  const server = await serveFolders({ [`/${name}/`]: dist }, [underPolicy(name, policy)]);
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(() => {
    globalThis.violations = [];
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      globalThis.violations.push(`${effectiveDirective}: ${blockedURI} ${sample}`),
    );
  });
  await page.goto(`${server.address}/${name}/`);
  const close = () => Promise.all([page.close(), server.stop()]);
  return { page, close, violations: () => page.evaluate(() => globalThis.violations) };
}

describe('the policies of docs/privacy-and-security.md', () => {
  it('are there for both frameworks', () => {
    assert.deepEqual(policies.map(({ file }) => file).sort(), ['angular.txt', 'vue.txt']);
  });

  for (const { file, code } of policies) {
    const name = file.replace('.txt', '');

    it(`${name}: opens Nexus without a violation`, async () => {
      const { page, close, violations } = await openUnder(name, code);
      await (await page.waitForSelector('payitoff-link >>> button')).click();
      await page.waitForSelector('payitoff-nexus-simulator');
      assert.deepEqual(await violations(), []);
      await close();
    });

    it(`${name}: is in force`, async () => {
      const { page, close } = await openUnder(name, code);
      await assert.rejects(
        page.evaluate(() => document.body.setAttribute('onclick', '')),
        /TrustedScript/,
      );
      await close();
    });
  }
});
