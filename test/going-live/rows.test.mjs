import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readRow, ROWS } from './corpus-rows.mjs';
import { check, site } from './support/checker.mjs';

const KEYS = ['--sandbox-key', 'nk_test_0001', '--production-key', 'nk_live_0001'];

describe('the corpus by what is hard', () => {
  const rows = Object.entries(ROWS).flatMap(([kind, list]) =>
    list.map((row, i) => ({ kind, folder: `${kind} ${i}`, ...readRow(row) })),
  );
  let findings;
  let cwd;
  const cleanUps = [];
  before(async () => {
    const files = rows.flatMap(({ folder, files: own }) =>
      Object.entries(own).map(([name, text]) => [`${folder}/${name}`, text]),
    );
    cwd = await site({ after: (cleanUp) => cleanUps.push(cleanUp) }, Object.fromEntries(files));
    ({ findings } = check(['.', ...KEYS], { cwd }));
  });
  after(() => Promise.all(cleanUps.map((cleanUp) => cleanUp())));

  for (const { folder, files, wrong } of rows) {
    const [name, text] = Object.entries(files)[0];
    test(`${folder} ${wrong.length ? 'is found wrong' : 'is left alone'}: ${name} ${text.slice(0, 60)}`, () => {
      const found = findings
        .filter(({ file }) => file.startsWith(`${folder}/`))
        .map(({ file, line }) => `${file.slice(folder.length + 1)}:${line}`);
      assert.deepEqual([...new Set(found)].sort(), wrong.sort());
    });
  }
});
