// Plain Node: every entry can be imported where there is no page.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { runAsync } from '../../scripts/setup.mjs';
import { consumers, requireSetUp } from './project.mjs';

before(requireSetUp);

const { exports } = JSON.parse(
  await readFile(`${consumers}/node_modules/payitoff-link/package.json`, 'utf8'),
);

/** Classic scripts: nobody imports them. */
const PAGE_ONLY = /(nexus-simulator|\.classic\.min)\.js$/;

const TYPES_ONLY = /\/(vue|jsx|svelte)$/;

describe('an import in Node of', () => {
  for (const entry of Object.keys(exports).filter((name) => !PAGE_ONLY.test(name))) {
    const name = `payitoff-link${entry.slice(1)}`;
    it(name, async () => {
      const options = entry.endsWith('.json') ? ", { with: { type: 'json' } }" : '';
      const source = `console.log(Object.keys(await import('${name}'${options})).length)`;
      const printed = await runAsync('node', ['--no-warnings', '--input-type=module', '--eval', source], {
        cwd: consumers,
      });
      assert.equal(Number(printed) > 0, !TYPES_ONLY.test(name), `exports ${printed}`);
    });
  }
});
