// `npm run test:mutations`: breaks one guard after the other, runs the tests that must see it in Chromium, and says
// which mutations no test saw and which tests were never red. Arguments choose mutations by a part of their name, or test
// files by a part of theirs: of such a file all mutations are run, and all its tests must be red. Not part of `npm test`:
// it takes minutes. JOBS=4 runs four at a time; most of a run is waiting.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/setup.mjs';

const { mutate } = await import('./mutate.mjs');
const { MUTATIONS, NEVER_RED, TEST_FILES } = await import('./mutations.mjs');

const folder = mkdtempSync(join(tmpdir(), 'payitoff-link-mutations-'));
const MODULE_REPLACER = new URL('replace-module.mjs', import.meta.url);
const pathOf = (testFile) => `test/${testFile}.test.ts`;
const isEmpty = (tests = {}) => Object.keys(tests).length === 0;
let runs = 0;

/** Each of these files that could be run to its tests and whether they passed. */
async function testResults(testFiles, environment = {}) {
  const results = join(folder, `${(runs += 1)}.json`);
  const files = testFiles.flatMap((file) => ['--files', pathOf(file)]);
  const env = { TEST_TIMEOUT: '5000', ...process.env, ...environment, ENGINE: 'chromium', RESULTS: results };
  const child = spawn('node_modules/.bin/wtr', [...files, '--concurrency', '3'], {
    cwd: root,
    env,
    stdio: 'ignore',
  });
  await new Promise((resolve) => child.on('close', resolve));
  return existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : {};
}

/** As {@link testResults}, once more for what could not be run: was it the mutation, or the machine? */
async function patientResults(testFiles, environment) {
  const results = await testResults(testFiles, environment);
  const hung = testFiles.filter((file) => isEmpty(results[pathOf(file)]));
  return hung.length > 0 ? { ...results, ...(await testResults(hung, environment)) } : results;
}

/** The tests of these files that a mutation makes red. */
async function redTests(mutation, testFiles) {
  const replacement = join(folder, `${(runs += 1)}.ts`);
  writeFileSync(replacement, mutate(mutation));
  const environment = { REPLACED: mutation.file, REPLACEMENT: replacement };
  // A module of the build: it is not the browser that asks for it.
  if (mutation.file.endsWith('.mjs')) environment.NODE_OPTIONS = `--import ${MODULE_REPLACER}`;
  const results = await patientResults(testFiles, environment);
  return testFiles.flatMap((file) => {
    const tests = results[pathOf(file)];
    // What hangs a whole file is seen, but by no test in particular.
    if (isEmpty(tests)) return [`all of ${file}`];
    return Object.keys(tests).filter((test) => !tests[test]);
  });
}

const parts = process.argv.slice(2);
const isNamed = (text) => parts.length === 0 || parts.some((part) => text.includes(part));
/** With all its test files where its own name is given, else with those that are. */
const withChosenFiles = (mutation) =>
  isNamed(mutation.name) ? mutation : { ...mutation, seenBy: mutation.seenBy.filter(isNamed) };
const chosen = MUTATIONS.map(withChosenFiles).filter(({ seenBy }) => seenBy.length > 0);
if (chosen.length === 0)
  throw new Error(`No mutation has ${parts.join(' or ')} in its name or its test files.`);
// What does not fit the code any more is told before hours of work.
for (const mutation of chosen) mutate(mutation);

/** Files of which every mutation is run. */
const judged = TEST_FILES.filter(isNamed);
const testFiles = [...new Set([...judged, ...chosen.flatMap(({ seenBy }) => seenBy)])];
const unbroken = await patientResults(testFiles);
const notRun = testFiles.filter((file) => isEmpty(unbroken[pathOf(file)]));
if (notRun.length > 0) throw new Error(`These cannot be run: ${notRun.join(', ')}`);
const whole = Object.assign({}, ...Object.values(unbroken));
const broken = Object.keys(whole).filter((test) => !whole[test]);
if (broken.length > 0) throw new Error(`Red before anything was broken: ${broken.join('; ')}`);
const judgedTests = judged.flatMap((file) => Object.keys(unbroken[pathOf(file)]));
const neverRed = new Set(judgedTests);
const survivors = [];

async function work(waiting) {
  for (let mutation = waiting.shift(); mutation; mutation = waiting.shift()) {
    const { name, seenBy } = mutation;
    const start = performance.now();
    const red = await redTests(mutation, seenBy);
    const seconds = Math.round((performance.now() - start) / 1000);
    for (const test of red) neverRed.delete(test);
    if (red.length === 0) survivors.push(name);
    console.log(
      `${String(red.length).padStart(4)} red in ${seconds} s  ${name}${red.length < 4 ? `: ${red.join('; ')}` : ''}`,
    );
  }
}

const waiting = [...chosen];
await Promise.all(Array.from({ length: Number(process.env.JOBS ?? 2) }, () => work(waiting)));
rmSync(folder, { recursive: true });

const listOf = (names) => names.map((name) => `\n  ${name}`).join('');
console.log(`\n${chosen.length} mutations, ${survivors.length} survived${listOf(survivors)}`);
if (survivors.length > 0) console.log(`One again: npm run test:mutations -- ${JSON.stringify(survivors[0])}`);
const exceptions = NEVER_RED.filter(({ file }) => judged.includes(file)).map(({ test }) => test);
const unexpected = [...neverRed].filter((test) => !exceptions.includes(test));
console.log(`${unexpected.length} of ${judgedTests.length} tests never red${listOf(unexpected)}`);
const wrong = exceptions.filter((test) => !neverRed.has(test));
if (wrong.length > 0) console.log(`Red, or gone, in spite of NEVER_RED:${listOf(wrong)}`);
process.exitCode = survivors.length + unexpected.length + wrong.length > 0 ? 1 : 0;
