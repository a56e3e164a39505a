// `npm run check:unrelated`: the checker on ten large packages and on Debian's WordPress, which have nothing to do with
// Payitoff: it finds nothing there, and says how long it looked.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { buildPackage } from '../../../scripts/build.mjs';
import { installAsync, root } from '../../../scripts/setup.mjs';

const here = import.meta.dirname;
const { devDependencies } = JSON.parse(await readFile(`${here}/package.json`, 'utf8'));
await buildPackage();
await installAsync(here);
for (const name of Object.keys(devDependencies)) check(name, `${here}/node_modules/${name}`);

await installAsync(`${root}/integrations/wordpress`);
const { core, fetchWordPress, missingTools } = await import('../../../integrations/wordpress/site/fetch.mjs');
if (missingTools()) console.log(`WordPress is skipped. ${missingTools()}`);
else {
  await fetchWordPress();
  check('WordPress', core);
}

function check(name, folder) {
  const started = performance.now();
  const args = [`${root}/dist/going-live/cli.js`, 'check', folder, '--format', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  assert.equal(stderr, '', name);
  const { findings, problems, coverage } = JSON.parse(stdout);
  assert.deepEqual(findings, [], name);
  // All that it has to say: that there is nothing about Payitoff.
  assert.deepEqual(
    problems.map(({ message }) => message.split(':')[0]),
    ['Nothing to check'],
    name,
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${name}: nothing found in ${coverage.files.toLocaleString('en')} files (${seconds} s)`);
}
