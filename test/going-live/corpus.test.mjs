import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { check, findingsByFile } from './support/checker.mjs';

const cwd = fileURLToPath(new URL('corpus', import.meta.url));
const KEYS = ['--sandbox-key', 'nk_test_0001', '--production-key', 'nk_live_0001'];

const FINDINGS = {
  'angular/not-ready.component.html': [
    '2:18 env-mismatch',
    '3:3 key-missing',
    '3:18 env-simulator',
    '4:15 api-mismatch',
  ],
  'angular/not-ready.component.ts': [
    '8:22 env-mismatch',
    '9:7 key-missing',
    '14:35 api-mismatch',
    '21:9 status-unknown',
  ],
  'bundle/checkout.min.js': ['1:27 api-mismatch', '1:361 status-unknown'],
  'bundle/checkout.min.js.map': ['1:1 api-key'],
  'bundle/src/api.js': ['1:15 api-mismatch', '6:68 api-key'],
  'bundle/src/checkout.js': ['11:29 status-unknown'],
  'handlebars/not-ready.hbs': ['2:3 key-missing', '3:18 env-mismatch', '5:15 api-mismatch'],
  'html/not-ready.html': [
    '4:18 script-mismatch',
    '5:35 api-key',
    '7:19 api-mismatch',
    '8:20 env-unknown',
    '8:48 key-mismatch',
    '9:5 env-missing',
    '9:5 key-missing',
    '10:22 link-servicers',
    '10:22 exit-unhandled',
    '12:40 simulator-import',
    '13:7 key-missing',
    '19:23 status-unknown',
    '23:35 api-base',
    '23:69 api-key',
  ],
  'js/not-ready.js': [
    '2:15 script-mismatch',
    '4:23 env-mismatch',
    '6:18 env-mismatch',
    '9:34 env-unknown',
    '10:22 env-mismatch',
    '13:41 api-base',
    '13:93 api-key',
    '15:22 api-base',
    '16:26 api-key',
    '22:10 status-unknown',
    '27:1 exit-unhandled',
    '28:7 api-key',
  ],
  'jsx/NotReady.jsx': [
    '2:7 env-mismatch',
    '6:18 script-mismatch',
    '7:41 key-mismatch',
    '8:5 key-missing',
    '8:20 env-unknown',
    '9:77 status-unknown',
    '10:16 api-mismatch',
  ],
  'liquid/not-ready.liquid': ['2:18 env-mismatch', '6:3 exit-unhandled'],
  'php/not-ready.php': [
    '3:9 api-base',
    '4:29 script-mismatch',
    '7:18 env-mismatch',
    '8:3 key-missing',
    '8:18 env-mismatch',
    '11:68 api-key',
    '13:3 link-servicers',
  ],
  'svelte/NotReady.svelte': [
    '2:16 script-mismatch',
    '2:16 script-element',
    '4:48 exit-unhandled',
    '5:16 env-mismatch',
    '7:3 key-missing',
    '10:23 api-mismatch',
  ],
  'ts/not-ready.ts': ['3:25 api-mismatch', '3:66 api-key', '6:12 script-mismatch', '8:1 link-servicers'],
  'tsx/NotReady.tsx': ['2:34 simulator-import', '5:18 env-mismatch', '11:16 api-key'],
  'twig/not-ready.html.twig': [
    '3:16 script-element',
    '4:18 env-mismatch',
    '4:51 key-mismatch',
    '5:18 api-mismatch',
    '7:5 key-missing',
  ],
  'vue/NotReady.vue': [
    '4:20 env-mismatch',
    '5:20 env-simulator',
    '5:80 exit-unhandled',
    '6:25 api-mismatch',
    '18:22 status-unknown',
  ],
};

test('finds exactly this in the corpus, and nothing in what is ready or only looks wrong', () => {
  const report = check(['.', ...KEYS], { cwd });
  assert.deepEqual(findingsByFile(report), FINDINGS);
  assert.deepEqual(report.problems, []);
  assert.equal(report.exit, 1);
});

const READY = [
  'html',
  'vue',
  'angular',
  'svelte',
  'jsx',
  'tsx',
  'php',
  'twig',
  'liquid',
  'handlebars',
  'js',
  'ts',
];

for (const language of READY) {
  test(`calls a ready site ready: ${language}`, () => {
    const report = check([`${language}/[Rr]eady*`, ...KEYS], { cwd });
    assert.deepEqual(report.findings, []);
    assert.deepEqual([report.status, report.exit], ['nothing-found', 0]);
    assert.ok(report.coverage.files >= 1);
  });
}

test('calls what only looks wrong ready', () => {
  const report = check(['tricky', 'ts/server.ts', ...KEYS], { cwd });
  assert.deepEqual(report.findings, []);
  assert.equal(report.exit, 0);
  // Neither the tests, nor the style sheet, nor the README.
  assert.equal(report.coverage.files, 3);
});

test('leads from a minified bundle to its source', () => {
  const { findings } = check(['bundle/checkout.min.js', 'bundle/checkout.min.js.map'], { cwd });
  assert.deepEqual(
    findings.map(({ rule, original }) => [rule, original]),
    [
      ['api-mismatch', { source: 'src/api.js', line: 1, column: 14 }],
      ['status-unknown', { source: 'src/checkout.js', line: 11, column: 29 }],
      ['api-key', { source: 'src/api.js', line: 6, column: 68 }],
    ],
  );
  for (const { excerpt } of findings) assert.ok(excerpt.text.length <= 102);
});
