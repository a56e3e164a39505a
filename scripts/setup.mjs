// Every npm command starts with `node scripts/setup.mjs`, which installs missing packages, so that any command can be
// the first one in a fresh clone. The helpers that all scripts share are here too; this file must not need a package.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository, without a slash at the end. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Whether this module is the one that `node` was started with: `isMain(import.meta.url)`. */
export const isMain = (url) =>
  Boolean(process.argv[1]) && realpathSync(process.argv[1]) === fileURLToPath(url);

/** Runs a command in the foreground. Exits if the command fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (status !== 0) {
    console.error(`${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}`);
    process.exit(status || 1);
  }
}

/**
 * Runs a command without blocking this process.
 *
 * @returns {Promise<string>} the command's output
 * @throws Error with the command's output, if it failed
 */
export function runAsync(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk) => (output += chunk);
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve(output);
      else reject(new Error(`${command} ${args.join(' ')} failed\n${output}`));
    });
  });
}

/** Installs the packages of the lockfile in `folder`, unless exactly these are installed. */
export async function installAsync(folder) {
  const lock = readFileSync(`${folder}/package-lock.json`, 'utf8');
  const stamp = `${folder}/node_modules/.installed-lock.json`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  await runAsync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
  writeFileSync(stamp, lock);
}

if (isMain(import.meta.url)) {
  if (!existsSync(`${root}/node_modules`)) console.log('Installing packages …');
  await installAsync(root);
}
