// `npm run wordpress`: the plugin in a real WordPress on this machine.
// With --zip: the plugin as a zip. With --test: its tests, which need a WordPress of their own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowsers, requireBrowsers } from '../../scripts/browsers.mjs';
import { buildPackage } from '../../scripts/build.mjs';
import { installAsync, root, run } from '../../scripts/setup.mjs';

const PHP = ['php-cli', 'php-sqlite3', 'php-xml', 'php-mbstring'];
const project = `${root}/integrations/wordpress`;

await installAsync(project);
// Its packages are installed by now.
const { missingTools } = await import('./site/fetch.mjs');

if (process.argv.includes('--zip')) await writeZip();
else if (process.argv.includes('--test')) await test();
else await serve();

async function writeZip() {
  const { packPlugin, zip } = await import('./plugin.mjs');
  await buildPackage();
  await packPlugin();
  console.log(`Wrote ${zip}`);
}

async function test() {
  if (process.env.CI) {
    requireBrowsers(['chromium']);
    installPhp();
  }
  const missing =
    missingTools() || (findBrowsers().chromium ? '' : 'Chromium is missing (or set CHROME_PATH).');
  if (missing) {
    console.error(process.env.CI ? missing : `The tests in WordPress are skipped. ${missing}`);
    process.exitCode = process.env.CI ? 1 : 0;
    return;
  }
  await buildPackage();
  const { fetchWordPress } = await import('./site/fetch.mjs');
  await fetchWordPress();
  const given = process.argv.slice(2).filter((argument) => argument !== '--test');
  run('node', ['--test', '--test-reporter=spec', ...given, 'test/cms/wordpress.test.mjs']);
}

/** On a machine of a CI alone: elsewhere nothing of the system changes. */
function installPhp() {
  if (!missingTools().includes('PHP') || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing ${PHP.join(', ')} with apt …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', ...PHP);
}

async function serve() {
  if (missingTools()) {
    console.error(missingTools());
    process.exitCode = 1;
    return;
  }
  await buildPackage();
  const { PEOPLE, askSite, createSite, startSite } = await import('./site/site.mjs');
  console.log('Installing WordPress …');
  const site = await createSite({
    name: 'local',
    port: process.env.PORT,
    extras: [`${project}/site/simulator.php`, `${root}/dist/nexus-simulator.js`],
  });
  askSite(
    site,
    `update_option( 'payitoff_link', array( 'env' => 'sandbox', 'sandbox_key' => 'demo-sandbox-key' ) );`,
  );
  const { stop } = await startSite(site);
  console.log(`
  WordPress with the plugin: ${site.address}/wp-admin/
  Log in as ${PEOPLE.join(', ')}: the password is the same word.
  The simulator stands in for Nexus: no request leaves this machine. Ctrl+C ends it.
`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      stop();
      process.exit();
    });
  }
}
