import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built command: `npm run build` makes it. */
export const CLI = fileURLToPath(new URL('../../../dist/going-live/cli.js', import.meta.url));

/** Runs the command as a user would, with no terminal. */
export function run(args, { cwd, env = {}, nodeArgs = [], cli = CLI } = {}) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...nodeArgs, cli, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '', TERM: 'xterm', ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { stdout, stderr, status };
}

/** Checks, and returns the report with its exit status; `isAsync` where this process has to answer meanwhile. */
export function check(args, { isAsync = false, ...options } = {}) {
  const all = ['check', '--format', 'json', ...args];
  const reportOf = ({ stdout, stderr, status }) => {
    if (!stdout) throw new Error(stderr);
    return { ...JSON.parse(stdout), exit: status };
  };
  return isAsync ? runAsync(all, options).then(reportOf) : reportOf(run(all, options));
}

function runAsync(args, { cwd } = {}) {
  const child = spawn(process.execPath, [CLI, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += chunk));
  child.stderr.on('data', (chunk) => (output.stderr += chunk));
  return new Promise((done) => child.on('close', (status) => done({ ...output, status })));
}

/** `{ file: ['line:column rule', …] }`: everything a report found, and nothing else. */
export function findingsByFile({ findings }) {
  const byFile = {};
  for (const { file, line, column, rule } of findings)
    (byFile[file] ??= []).push(`${line}:${column} ${rule}`);
  return byFile;
}

/** A folder with these files, taken away when the test is over. */
export async function site(t, files) {
  const folder = await mkdtemp(join(tmpdir(), 'going-live-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}
