// The built demos as the packed checker sees them, by address.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { serveFolders } from '../../scripts/server.mjs';
import { root, runAsync } from '../../scripts/setup.mjs';

const installed = `${root}/demo/vue/node_modules/payitoff-link/dist`;

describe('payitoff-link check, on the built demos', () => {
  let server;
  before(async () => {
    assert.ok(existsSync(`${installed}/going-live/cli.js`), 'The demos are not built: run npm run consumers');
    server = await serveFolders({
      '/vue/': `${root}/demo/vue/dist`,
      '/angular/': `${root}/demo/angular/dist`,
      '/payitoff-link/': installed,
    });
  });
  after(() => server?.stop());

  const check = async (env) => {
    const pages = ['vue', 'angular'].map((name) => `${server.address}/${name}/`);
    const args = ['check', ...pages, '--env', env, '--timeout', '60', '--format', 'json'];
    const script = `${installed}/going-live/cli.js`;
    // It exits with 1 where it finds something.
    const printed = await runAsync('sh', [
      '-c',
      '"$@" || [ $? -eq 1 ]',
      '',
      process.execPath,
      script,
      ...args,
    ]);
    const { findings, problems } = JSON.parse(printed);
    assert.deepEqual(problems, []);
    return pages.map((page) => [
      ...new Set(findings.filter(({ file }) => file === page).map(({ rule }) => rule)),
    ]);
  };

  it('is content with what runs in the sandbox', async () => {
    assert.deepEqual(await check('sandbox'), [[], []]);
  });

  it('finds the simulator, which is not for production', async () => {
    const simulated = ['env-simulator', 'simulator-import'];
    assert.deepEqual(await check('production'), [simulated, simulated]);
  });
});
