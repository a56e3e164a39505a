// WordPress itself: Debian's package and an SQLite driver out of npm, both unpacked below .cache/.
// Nothing of the system changes: apt gets lists, state and a cache of its own.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { unzipSync } from 'fflate';
import { root, runAsync } from '../../../scripts/setup.mjs';

const RELEASE = 'trixie';
/** With the packages that Debian took out of WordPress and links to. */
const PACKAGES = [
  'wordpress=6.8.*',
  'wordpress-theme-twentytwentyfive=6.8.*',
  'libjs-cropper',
  'libjs-lodash',
  'libjs-underscore',
  'php-getid3',
];
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
/** The npm package whose tarball holds WordPress' own SQLite plugin. */
const SQLITE = {
  name: '@wp-playground/cli@3.1.56',
  integrity:
    'sha512-JTxl6djPEM2YRYz/w+BUoyoCvhSGHIjqMi4fMV1b8o1UPNvZatLaS7opo57UsrVElXrfdZwvi6IuyS4LswUx9Q==',
};

const cache = `${root}/.cache/wordpress`;

/** Where WordPress' own files are, once fetched. */
export const core = `${cache}/files/usr/share/wordpress`;
/** The SQLite plugin, once fetched. */
export const sqlite = `${cache}/sqlite/plugin-sqlite-database-integration`;

const has = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** What this machine lacks to run WordPress, in one line; empty if it lacks nothing. */
export function missingTools() {
  const php = spawnSync('php', ['-m'], { encoding: 'utf8' });
  if (php.error)
    return 'PHP is missing: apt-get install --no-install-recommends php-cli php-sqlite3 php-xml php-mbstring';
  const loaded = php.stdout.toLowerCase().split('\n');
  const extensions = ['pdo_sqlite', 'dom', 'mbstring'].filter((name) => !loaded.includes(name));
  if (extensions.length > 0) {
    const packages = extensions.map(
      (name) => ({ pdo_sqlite: 'php-sqlite3', dom: 'php-xml' })[name] ?? `php-${name}`,
    );
    return `PHP lacks ${extensions.join(', ')}: apt-get install --no-install-recommends ${packages.join(' ')}`;
  }
  if (existsSync(`${cache}/complete`)) return '';
  if (!has('apt-get', '--version') || !has('dpkg', '--version') || !debianArchive())
    return 'WordPress is taken from Debian’s package, and this is no Debian (apt-get, dpkg and the address of its archive).';
  if (!existsSync(KEYRING)) return `${KEYRING} is missing: apt-get install debian-archive-keyring`;
  return '';
}

/** The archive that this machine itself uses. */
function debianArchive() {
  const { stdout } = spawnSync(
    'apt-get',
    ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages'],
    {
      encoding: 'utf8',
    },
  );
  return stdout?.split('\n').find((uri) => /\/debian\/?$/.test(uri));
}

/** Fetches WordPress and its SQLite driver, unless they are there. */
export async function fetchWordPress() {
  if (existsSync(`${cache}/complete`)) return;
  await rm(cache, { recursive: true, force: true });
  await mkdir(cache, { recursive: true });
  await Promise.all([fetchCore(), fetchSqlite()]);
  await writeFile(`${cache}/complete`, '');
}

async function fetchCore() {
  const apt = `${cache}/apt`;
  await mkdir(`${apt}/lists/partial`, { recursive: true });
  await mkdir(`${apt}/cache/archives/partial`, { recursive: true });
  await writeFile(`${apt}/sources.list`, `deb [signed-by=${KEYRING}] ${debianArchive()} ${RELEASE} main\n`);
  await writeFile(
    `${apt}/apt.conf`,
    `Dir::Etc::SourceList "${apt}/sources.list";
Dir::Etc::SourceParts "-";
Dir::State "${apt}";
Dir::State::Lists "${apt}/lists";
Dir::State::status "/dev/null";
Dir::Cache "${apt}/cache";
Acquire::Languages "none";
APT::Sandbox::User "";
`,
  );
  const env = { ...process.env, APT_CONFIG: `${apt}/apt.conf` };
  await runAsync('apt-get', ['update', '-qq'], { env });
  await runAsync('apt-get', ['download', '-qq', ...PACKAGES], { cwd: `${apt}/cache`, env });
  for (const file of await readdir(`${apt}/cache`)) {
    if (file.endsWith('.deb')) await runAsync('dpkg', ['-x', `${apt}/cache/${file}`, `${cache}/files`]);
  }
  await rm(apt, { recursive: true });
  await rm(`${core}/.htaccess`, { force: true });
}

async function fetchSqlite() {
  const folder = `${cache}/sqlite`;
  await mkdir(folder, { recursive: true });
  const printed = await runAsync('npm', ['pack', SQLITE.name, '--json', '--loglevel=error'], { cwd: folder });
  const [{ filename }] = JSON.parse(printed.slice(printed.indexOf('[\n')));
  const tarball = await readFile(`${folder}/${filename}`);
  const found = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  if (found !== SQLITE.integrity) throw new Error(`${SQLITE.name} is not what it was: ${found}`);
  const name = 'package/sqlite-database-integration.zip';
  await runAsync('tar', ['-xzf', filename, name], { cwd: folder });
  for (const [path, content] of Object.entries(unzipSync(await readFile(`${folder}/${name}`)))) {
    if (path.endsWith('/')) continue;
    await mkdir(dirname(`${folder}/${path}`), { recursive: true });
    await writeFile(`${folder}/${path}`, content);
  }
  await rm(`${folder}/package`, { recursive: true });
  await rename(`${folder}/${filename}`, `${folder}/package.tgz`);
}
