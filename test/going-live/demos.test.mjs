import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { check, findingsByFile } from './support/checker.mjs';

/** The demos run against the simulator and the sandbox, and show every mistake on purpose: they are not ready. */
test('finds in the demos what is expected there', async () => {
  const expected = JSON.parse(await readFile(new URL('demos.expected.json', import.meta.url), 'utf8'));
  const found = findingsByFile(check(['.'], { cwd: fileURLToPath(new URL('../../demo', import.meta.url)) }));
  const fix = `If this is what the demos now are, write this to demos.expected.json:\n${JSON.stringify(found, null, 2)}\n`;
  assert.deepEqual(found, expected, fix);
});
