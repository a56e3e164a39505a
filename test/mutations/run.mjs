// `npm run test:mutations`: breaks one guard at a time in copies of the project, runs the fault table, the security
// tests and those of plain data on them in Chromium, and says which tests were never seen red. Arguments choose
// mutations by a part of their name. Not part of `npm test`: it takes about half an hour. JOBS=4 runs four at a time;
// most of a run is waiting.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/setup.mjs';
import { MUTATIONS } from './mutations.mjs';

const { stdout: files } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });

function makeCopy() {
  const copy = mkdtempSync(join(tmpdir(), 'payitoff-link-'));
  for (const file of files.split('\0').filter(Boolean)) cpSync(join(root, file), join(copy, file));
  cpSync(join(root, 'node_modules'), join(copy, 'node_modules'), { recursive: true, verbatimSymlinks: true });
  return copy;
}

const ENVIRONMENTS = 'test/nexus/environments.test.ts';

/** Each test to whether it passed. */
async function testResults(copy) {
  const results = join(copy, 'results.json');
  rmSync(results, { force: true });
  const args = ['wtr', '--files', 'test/{faults,security,core}/*.test.ts', '--files', ENVIRONMENTS];
  const env = { ...process.env, ENGINE: 'chromium', RESULTS: results, TEST_TIMEOUT: '5000' };
  const child = spawn('npx', args, { cwd: copy, env, stdio: 'ignore' });
  await new Promise((resolve) => child.on('close', resolve));
  // Without results nothing passed: the mutation hung everything.
  return existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : {};
}

const parts = process.argv.slice(2);
const chosen = MUTATIONS.filter(([name]) => !parts.length || parts.some((part) => name.includes(part)));
for (const [name, file, text] of chosen) {
  if (!readFileSync(join(root, file), 'utf8').includes(text)) {
    throw new Error(`${name}: ${file} has changed, and no longer has\n${text}`);
  }
}

const neverRed = new Set();
const survivors = [];
const waiting = [...chosen];
async function work() {
  const copy = makeCopy();
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [name, file, text, instead] = next;
    const source = readFileSync(join(root, file), 'utf8');
    writeFileSync(
      join(copy, file),
      source.replace(text, () => instead),
    );
    const results = await testResults(copy);
    writeFileSync(join(copy, file), source);
    const red = whole.flatMap(([test]) => (results[test] ? [] : [test]));
    for (const test of red) neverRed.delete(test);
    if (red.length === 0) survivors.push(name);
    console.log(
      `${String(red.length).padStart(4)} red  ${name}${red.length < 6 ? `: ${red.join('; ')}` : ''}`,
    );
  }
  rmSync(copy, { recursive: true });
}

const copy = makeCopy();
const whole = Object.entries(await testResults(copy));
rmSync(copy, { recursive: true });
const broken = whole.flatMap(([test, passed]) => (passed ? [] : [test]));
if (broken.length > 0) throw new Error(`Red before anything was broken: ${broken.join('; ')}`);
for (const [test] of whole) neverRed.add(test);

await Promise.all(Array.from({ length: Number(process.env.JOBS ?? 2) }, work));

const listOf = (names) => names.map((name) => `\n  ${name}`).join('');
console.log(`\n${chosen.length} mutations, ${survivors.length} survived${listOf(survivors)}`);
// A part of the mutations says nothing of the rest of the tests.
if (!parts.length) console.log(`${whole.length} tests, ${neverRed.size} never red${listOf([...neverRed])}`);
process.exitCode = survivors.length > 0 || (!parts.length && neverRed.size > 0) ? 1 : 0;
