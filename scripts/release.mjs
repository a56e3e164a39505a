// `npm run release`: publishes exactly the tarball that was tested, with npm's statement of provenance. For that npm
// wants a build service with an identity (OIDC), and `repository` in package.json. Arguments go to `npm publish`:
//
//   npm run release -- --dry-run
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tarball } from './package.mjs';
import { root, run } from './setup.mjs';

const { version, repository } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
const changelog = readFileSync(`${root}/CHANGELOG.md`, 'utf8');
const isDryRun = process.argv.includes('--dry-run');

const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.trim();
const hasTag = git('tag', '--points-at', 'HEAD').split('\n').includes(`v${version}`);
const heading = `^## \\[?v?${version.replaceAll('.', '\\.')}\\]? - \\d{4}-\\d\\d-\\d\\d$`;

/** Everything that a release waits for, at once. */
const missing = [
  git('status', '--porcelain') && 'There are uncommitted changes.',
  !hasTag && `This commit has no tag v${version}.`,
  !new RegExp(heading, 'm').test(changelog) && `CHANGELOG.md has no dated section ${version}.`,
  !repository && 'package.json has no repository, which npm compares with where it was built.',
].filter(Boolean);
for (const reason of missing) console.error(`${isDryRun ? 'Still missing' : 'Not published'}: ${reason}`);
if (missing.length > 0 && !isDryRun) process.exit(1);

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
