// `node test/consumers/simulator.mjs [wtr|playwright|node]`: runs the examples of docs/simulator.md against the
// package as it would be published, and holds the page to their text.
import { buildPackage } from '../../scripts/build.mjs';
import { findBrowsers } from '../../scripts/browsers.mjs';
import { packPackage, unpackInto } from '../../scripts/package.mjs';
import { root, run } from '../../scripts/setup.mjs';
import { staleFiles } from './fences.mjs';

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

const DOCUMENT = 'docs/simulator.md';
const stale = staleFiles(DOCUMENT);
if (stale.length > 0) {
  console.error(
    `${DOCUMENT} does not show ${stale.join(', ')} as it is. Copy the file into its block of code.`,
  );
  process.exit(1);
}

await buildPackage();
await packPackage();
const env = { CHROME_PATH: findBrowsers().chromium, ...process.env };
for (const name of asked.length > 0 ? asked : Object.keys(COMMANDS)) {
  const folder = `${root}/test/consumers/simulator-${name}`;
  // All else is found in the node_modules above.
  await unpackInto(folder);
  console.log(`\n${name}`);
  const [command, args] = COMMANDS[name];
  run(command, args, { cwd: folder, env });
}
