// `npm run release`: publishes exactly the tarball that was tested, with npm's statement of provenance. For that npm
// wants a build service with an identity (OIDC), and `repository` in package.json. Arguments go to `npm publish`:
//
//   npm run release -- --dry-run
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tarball } from './package.mjs';
import { root, run } from './setup.mjs';

const { version, repository } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
const refuse = (reason) => {
  console.error(`Not published: ${reason}`);
  process.exit(1);
};

const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.trim();
const isDryRun = process.argv.includes('--dry-run');
if (!isDryRun) {
  if (git('status', '--porcelain')) refuse('there are uncommitted changes.');
  if (!git('tag', '--points-at', 'HEAD').split('\n').includes(`v${version}`)) {
    refuse(`this commit has no tag v${version}.`);
  }
  if (!repository) refuse('package.json has no repository, which npm compares with where it was built.');
}
const changelog = readFileSync(`${root}/CHANGELOG.md`, 'utf8');
if (!new RegExp(`^## \\[?v?${version.replaceAll('.', '\\.')}\\b`, 'm').test(changelog)) {
  refuse(`CHANGELOG.md has no section ${version}.`);
}

run('npm', ['test']);
run('npm', ['run', 'lint']);
run('npm', ['run', 'types']);
run('npm', ['run', 'tables', '--', '--check']);
run('npm', ['run', 'consumers']);
run('npm', ['run', 'check:package']);
run('npm', ['run', 'size']);

// Without an identity, as on a developer's machine, npm refuses provenance even in a dry run.
const provenance = isDryRun ? '--no-provenance' : '--provenance';
run('npm', ['publish', tarball, provenance, '--access', 'public', ...process.argv.slice(2)]);
