// Publishes exactly the tarball that was tested, with a statement of where it was built. It needs what npm asks
// for provenance: a build service with an identity (OIDC), and `repository` in package.json.
// Arguments go to `npm publish`, as in: node scripts/publish.mjs --dry-run
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { installDependencies, root, run } from './setup.mjs';

const { version, repository } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const refuse = (reason) => {
  console.error(`Not published: ${reason}`);
  process.exit(1);
};

const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.trim();
const isDryRun = process.argv.includes('--dry-run');
if (!isDryRun) {
  if (git('status', '--porcelain')) refuse('there are changes that are not committed.');
  if (!git('tag', '--points-at', 'HEAD').split('\n').includes(`v${version}`)) {
    refuse(`this commit has no tag v${version}.`);
  }
  if (!repository) refuse('package.json has no repository, which npm compares with the place of the build.');
}
const changelog = readFileSync(`${root}CHANGELOG.md`, 'utf8');
if (!new RegExp(`^## \\[?v?${version.replaceAll('.', '\\.')}\\b`, 'm').test(changelog)) {
  refuse(`CHANGELOG.md says nothing of ${version}.`);
}

installDependencies();
run('npm', ['test']);
run('npm', ['run', 'lint']);
run('npm', ['run', 'types']);
run('node', ['scripts/readme-tables.mjs', '--check']);
run('node', ['scripts/consumers.mjs']);
run('npm', ['run', 'check:package']);
run('npm', ['run', 'size']);

const { tarball } = await import('./pack.mjs');
// Without an identity, as on a developer's machine, npm refuses to state the origin even in a rehearsal.
const provenance = isDryRun ? '--no-provenance' : '--provenance';
run('npm', ['publish', tarball, provenance, '--access', 'public', ...process.argv.slice(2)]);
