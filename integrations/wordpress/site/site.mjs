// A WordPress site of its own: a folder with the plugin and a database, and PHP's own server in front of it.
import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import getPort from 'get-port';
import { root, runAsync } from '../../../scripts/setup.mjs';
import { packPlugin } from '../plugin.mjs';
import { core, fetchWordPress, sqlite } from './fetch.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Log-in and password are the name of the role; `admin` owns the site, or the network. */
export const PEOPLE = ['admin', 'administrator', 'editor', 'author', 'contributor', 'subscriber'];

/**
 * Installs a site below .cache/, in place of the last one of that name, with the plugin active.
 *
 * @param {object} options
 * @param {string} options.name
 * @param {boolean} [options.multisite] a network, whose main site this is
 * @param {string[]} [options.extras] files for mu-plugins/, whose PHP always runs
 * @param {number | string} [options.port] a free one unless it is given
 */
export async function createSite({ name, multisite = false, extras = [], port }) {
  await fetchWordPress();
  const folder = `${root}/.cache/wordpress-sites/${name}`;
  const content = `${folder}/wp-content`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(`${content}/themes`, { recursive: true });
  await mkdir(`${content}/mu-plugins`, { recursive: true });
  // In the site's database: it keeps this one.
  const address = `http://127.0.0.1:${port ?? (await getPort())}`;
  await writeFile(`${folder}/site.json`, JSON.stringify({ address, multisite }));
  const theme = 'themes/twentytwentyfive';
  await cp(`${core}/wp-content/${theme}`, `${content}/${theme}`, { recursive: true });
  await cp(sqlite, `${content}/plugins/sqlite-database-integration`, { recursive: true });
  const dropIn = await readFile(`${sqlite}/db.copy`, 'utf8');
  await writeFile(
    `${content}/db.php`,
    dropIn.replaceAll('{SQLITE_PLUGIN}', 'sqlite-database-integration/load.php'),
  );
  for (const extra of [`${here}offline.php`, ...extras])
    await cp(extra, `${content}/mu-plugins/${extra.split('/').at(-1)}`);
  await packPlugin({ unpackInto: `${content}/plugins` });
  // Debian's own configuration looks into /etc; this one asks which site is meant.
  await cp(`${here}wp-config.php`, `${core}/wp-config.php`);

  const site = { folder, address };
  await installInto(site);
  await installInto(site, 'people');
  return site;
}

const environment = (site) => ({ ...process.env, PAYITOFF_SITE: site.folder });

function installInto(site, ...step) {
  return runAsync('php', [`${here}install.php`, core, ...step], { env: environment(site) });
}

/**
 * Serves a site.
 *
 * @returns {Promise<{ stop: () => void }>}
 */
export async function startSite(site) {
  const { host } = new URL(site.address);
  const server = spawn('php', ['-S', host, '-t', core, `${here}router.php`], {
    // A page of WordPress asks for others while it is being made.
    env: { ...environment(site), PHP_CLI_SERVER_WORKERS: '4' },
    stdio: ['ignore', 'ignore', 'pipe'],
    // With its workers it is a group, which ends as one.
    detached: true,
  });
  const stop = () => {
    process.off('exit', stop);
    try {
      process.kill(-server.pid);
    } catch {
      // It has ended already.
    }
  };
  process.on('exit', stop);
  await new Promise((resolve, reject) => {
    let said = '';
    server.stderr.on('data', (text) => {
      said += text;
      if (said.includes('started')) resolve();
    });
    server.on('exit', () => reject(new Error(`PHP's server did not start: ${said}`)));
  });
  server.stderr.resume();
  return { stop };
}

/**
 * Runs PHP inside WordPress and answers what it printed, as JSON.
 *
 * @param {object} site
 * @param {string} code
 * @param {Record<string, string>} [env] more variables of its environment
 */
export function askSite(site, code, env = {}) {
  const { host } = new URL(site.address);
  const before = `$_SERVER['HTTP_HOST'] = '${host}'; $_SERVER['REQUEST_URI'] = '/'; require '${core}/wp-load.php';`;
  const { status, stdout, stderr } = spawnSync(
    'php',
    ['-d', 'display_errors=stderr', '-r', `${before} ${code}`],
    {
      env: { ...environment(site), ...env },
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    },
  );
  if (status !== 0) throw new Error(`PHP ended with ${status}: ${stdout}${stderr}`);
  return stdout ? JSON.parse(stdout) : undefined;
}
