/**
 * What `payitoff-link check` finds in the corpus, and what it reports that is not there, beside five plain regular expressions
 * over all text files. Build first, then:
 *
 *     node test/going-live/measure.mjs [path of another cli.js]
 */
import { readdir, readFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRow, ROWS } from './corpus-rows.mjs';

const CLI = resolve(
  process.argv[2] ?? fileURLToPath(new URL('../../dist/going-live/cli.js', import.meta.url)),
);
const KEYS = ['--sandbox-key', 'nk_test_0001', '--production-key', 'nk_live_0001'];

/** What a team would write into its CI. */
const PATTERNS = [
  /payitoff-sandbox\.io/,
  /payitoff-cdn\.io\/sandbox/,
  /env\W{0,4}[=:,]\W{0,4}sandbox/i,
  /linkServicers/,
  /(?:api[_-]?key|secret|bearer)\W/i,
];

const folder = await mkdtemp(join(tmpdir(), 'going-live-corpus-'));
try {
  const wrong = new Set();
  for (const [kind, rows] of Object.entries(ROWS)) {
    for (const [i, row] of rows.entries()) {
      const { files, wrong: places } = readRow(row);
      const name = `${kind} ${i}`;
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder, name, path)), { recursive: true });
        await writeFile(join(folder, name, path), text);
      }
      for (const place of places) wrong.add(`${name}/${place}`);
    }
  }
  // By kind: each folder of a kind is a site of its own.
  const table = Object.keys(ROWS).map((kind) => ({ kind, checker: [0, 0], patterns: [0, 0], of: 0 }));
  const rowOf = (place) => table.find(({ kind }) => place.startsWith(`${kind} `));
  for (const place of wrong) rowOf(place).of++;
  for (const place of await byChecker()) rowOf(place).checker[wrong.has(place) ? 0 : 1]++;
  for (const place of await byPatterns()) rowOf(place).patterns[wrong.has(place) ? 0 : 1]++;
  const sum = (of) => table.reduce((total, row) => total + of(row), 0);
  for (const { kind, of, checker, patterns } of table) print(kind, of, checker, patterns);
  const total = (name) => [sum((row) => row[name][0]), sum((row) => row[name][1])];
  print(
    'all',
    sum(({ of }) => of),
    total('checker'),
    total('patterns'),
  );

  async function byChecker() {
    const { stdout } = spawnSync(process.execPath, [CLI, 'check', '.', '--format', 'json', ...KEYS], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    return new Set(JSON.parse(stdout).findings.map(({ file, line }) => `${file}:${line}`));
  }

  async function byPatterns() {
    const found = new Set();
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      for (const [i, line] of (await readFile(path, 'utf8')).split('\n').entries()) {
        if (PATTERNS.some((pattern) => pattern.test(line)))
          found.add(`${path.slice(folder.length + 1)}:${i + 1}`);
      }
    }
    return found;
  }
} finally {
  await rm(folder, { recursive: true });
}

function print(kind, of, checker, patterns) {
  const figures = ([found, wrong]) => `${String(found).padStart(3)} of ${of}, ${wrong} false`;
  console.log(`${kind.padEnd(42)} checker ${figures(checker).padEnd(22)} five patterns ${figures(patterns)}`);
}
