/**
 * Real builds of nine frameworks, each with a right and a wrong page, made by their own commands and checked: the files, and
 * in a browser. `npm run check:builds`; with names, only those: `npm run check:builds -- vue astro`.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { requireBrowsers } from '../../../scripts/browsers.mjs';
import { buildPackage } from '../../../scripts/build.mjs';
import { installProject, packPackage } from '../../../scripts/package.mjs';
import { root, runAsync } from '../../../scripts/setup.mjs';

/** With the target of its build command, where that is not a variable of the environment. */
const FRAMEWORKS = {
  vue: [],
  svelte: [],
  solid: [],
  react: [],
  preact: [],
  astro: [],
  next: [],
  nuxt: [],
  angular: ['--', '--configuration'],
};
const PAGES = {
  right: [],
  wrong: ['api-mismatch', 'env-mismatch', 'key-mismatch'],
};
const KEYS = ['--sandbox-key', 'nk_test_0001', '--production-key', 'nk_live_0001'];
const cli = `${root}/dist/going-live/cli.js`;

requireBrowsers(['chromium']);
await buildPackage();
await packPackage();

const wanted = process.argv.slice(2);
for (const [name, target] of Object.entries(FRAMEWORKS)) {
  if (wanted.length && !wanted.includes(name)) continue;
  const started = performance.now();
  const cwd = `${root}/test/going-live/builds/${name}`;
  await installProject(cwd);
  await rm(`${cwd}/dist`, { recursive: true, force: true });
  for (const [page, expected] of Object.entries(PAGES)) {
    const args = ['run', 'build', ...target, ...(target.length ? [page] : [])];
    const env = {
      ...process.env,
      PAGE: page,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      ASTRO_TELEMETRY_DISABLED: '1',
    };
    await runAsync('npm', args, { cwd, env });
    const where = `${name}, ${page}`;
    const files = check([`dist/${page}`], cwd);
    assert.deepEqual(rulesOf(files), expected, `${where}: files\n${places(files)}`);
    const opened = check([`dist/${page}`, '--open'], cwd);
    const onPages = {
      findings: opened.findings.filter(({ file, onPage }) => onPage && file === `dist/${page}/index.html`),
    };
    assert.deepEqual(rulesOf(onPages), expected, `${where}: in a browser\n${places(onPages)}`);
    assert.deepEqual(opened.problems, [], where);
  }
  console.log(`${name}: right and wrong told apart, in files and in a browser (${seconds(started)} s)`);
}

function check(args, cwd) {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [cli, 'check', '--format', 'json', ...args, ...KEYS],
    {
      cwd,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
}

function rulesOf({ findings }) {
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}

function places({ findings }) {
  return findings
    .map(({ file, line, column, rule, excerpt }) => `${file}:${line}:${column} ${rule} ${excerpt.text}`)
    .join('\n');
}

function seconds(from) {
  return ((performance.now() - from) / 1000).toFixed(0);
}
