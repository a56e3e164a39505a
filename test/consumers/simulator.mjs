// `node test/consumers/simulator.mjs [wtr|playwright|node]`: runs the examples of docs/simulator.md against the
// package as it would be published, and holds the page to their text.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { buildPackage } from '../../scripts/build.mjs';
import { findBrowsers } from '../../scripts/browsers.mjs';
import { root, run } from '../../scripts/setup.mjs';

const COMMANDS = {
  wtr: ['npx', ['wtr']],
  playwright: ['npx', ['playwright', 'test', '--output', `${root}/.cache/playwright`]],
  node: [process.execPath, ['--test']],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in COMMANDS));
if (unknown.length > 0) {
  console.error(`There is no example ${unknown.join(', ')}; there are ${Object.keys(COMMANDS).join(', ')}.`);
  process.exit(1);
}

checkDocument('docs/simulator.md');
await buildPackage();
const tarball = packPackage();
const env = { CHROME_PATH: findBrowsers().chromium, ...process.env };
for (const name of asked.length > 0 ? asked : Object.keys(COMMANDS)) {
  const folder = `${root}/test/consumers/simulator-${name}`;
  unpackInto(folder);
  console.log(`\n${name}`);
  const [command, args] = COMMANDS[name];
  run(command, args, { cwd: folder, env });
}

/** Each block of code under a comment `<!-- file: … -->` is that file, whole. */
function checkDocument(path) {
  const text = readFileSync(`${root}/${path}`, 'utf8');
  const blocks = [...text.matchAll(/<!-- file: (\S+) -->\n+```\w+\n([\s\S]*?)```/g)];
  const named = text.match(/<!-- file:/g)?.length ?? 0;
  const wrong = blocks.filter(([, file, code]) => readFileSync(`${root}/${file}`, 'utf8') !== code);
  if (named === 0 || blocks.length !== named || wrong.length > 0) {
    const files = wrong.map(([, file]) => file).join(', ') || 'a file it names';
    console.error(`${path} does not show ${files} as it is. Copy the file into its block of code.`);
    process.exit(1);
  }
}

function packPackage() {
  const folder = `${root}/.cache/package`;
  mkdirSync(folder, { recursive: true });
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return `${folder}/${JSON.parse(output)[0].filename}`;
}

/** What `npm install` of the tarball would do. All else is found in the node_modules above. */
function unpackInto(folder) {
  const target = `${folder}/node_modules/payitoff-link`;
  if (existsSync(target)) rmSync(target, { recursive: true });
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
}
