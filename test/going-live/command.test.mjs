import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { check, CLI, findingsByFile, run, site } from './support/checker.mjs';

const READY = '<payitoff-link env="production" nexus-key="nk_live_0001"></payitoff-link>\n';
const SANDBOX = '<payitoff-link env="sandbox" nexus-key="nk_test_0001"></payitoff-link>\n';
const WARNING = '<script>Nexus.link({ onSuccess });</script>\n';
const ESCAPE = '\x1b';
const DOCS = fileURLToPath(new URL('../../docs/going-live.md', import.meta.url));
const TERMINAL = ['--import', 'data:text/javascript,process.stdout.isTTY=process.stderr.isTTY=true'];

describe('exit status', () => {
  const statusOf = async (t, files, args = []) => {
    const { stdout, stderr, status } = run(['check', ...args], { cwd: await site(t, files) });
    return { status, text: stdout + stderr };
  };

  test('0: nothing wrong found', async (t) => {
    const { status, text } = await statusOf(t, { 'index.html': READY });
    assert.equal(status, 0);
    assert.match(
      text,
      /Nothing wrong found for production\. That is not everything[^]*\n1 file read, 1 about Payitoff\./,
    );
  });

  test('0: warnings do not stop anyone', async (t) => {
    const { status, text } = await statusOf(t, { 'index.html': READY + WARNING });
    assert.equal(status, 0);
    assert.match(text, /Nothing wrong found for production, but 1 warning\./);
  });

  test('1: something wrong found', async (t) => {
    const { status, text } = await statusOf(t, { 'index.html': SANDBOX });
    assert.equal(status, 1);
    assert.match(text, /Not ready for production: 1 error\./);
  });

  const unchecked = {
    'a path that is not there': [
      { 'index.html': READY },
      ['index.html', 'dist'],
      /dist.*not checked[^]*no such file/,
    ],
    'a path below a file': [{ 'index.html': READY }, ['index.html/x'], /could not be read/],
    'a glob that matches nothing': [{ 'index.html': READY }, ['**/*.php'], /It contains no file to check/],
    'an empty folder': [{}, [], /It contains no file to check[^]*No file read\./],
    'files that have nothing to do with Payitoff': [
      { 'a.html': '<p>', 'b.js': '' },
      [],
      /not used in these files \(2\)/,
    ],
    'only prose about Payitoff': [{ 'a.html': '<p>Payitoff' }, [], /not used in these files \(1\)/],
    'a file that is too large': [{ 'a.js': `Nexus.link(${' '.repeat(34e6)})` }, [], /larger than 32 MB/],
  };
  for (const [what, [files, args, expected]] of Object.entries(unchecked)) {
    test(`2: ${what}`, async (t) => {
      const { status, text } = await statusOf(t, files, args);
      assert.equal(status, 2);
      assert.match(text, expected);
      assert.match(text, /Could not check everything/);
      assert.doesNotMatch(text, /Nothing wrong found|^Not ready/m);
    });
  }

  test('2 also where something was found: the rest is told', async (t) => {
    const { status, text } = await statusOf(t, { 'index.html': SANDBOX }, ['index.html', 'nowhere']);
    assert.equal(status, 2);
    assert.match(
      text,
      /env-mismatch[^]*nowhere.*not checked[^]*Could not check everything: 1 error in the rest/,
    );
  });

  test(
    '2: a file that may not be read',
    { skip: process.getuid?.() === 0 && 'root may read all' },
    async (t) => {
      const cwd = await site(t, { 'index.html': READY });
      await chmod(join(cwd, 'index.html'), 0);
      const { stdout, status } = run(['check'], { cwd });
      assert.equal(status, 2);
      assert.match(stdout, /permission denied/);
    },
  );

  test('a large file with nothing of interest is no problem', async (t) => {
    const { status } = await statusOf(t, { 'index.html': READY, 'large.js': ' '.repeat(6e6) });
    assert.equal(status, 0);
  });

  const misuse = {
    'no command': [[], /command is missing/],
    'another command': [['fix'], /only command is check/],
    'an unknown option': [['check', '--fix'], /Unknown option '--fix'/],
    'an unknown format': [['check', '--format', 'xml'], /text, json, sarif or github/],
    'an unknown environment': [['check', '--env', 'staging'], /production or sandbox/],
    'a depth that is no number': [['check', '--depth', 'x'], /depth: It must be a whole number, at least 0/],
    'an empty key': [['check', '--sandbox-key', ''], /sandboxKey: It is empty/],
    'equal keys': [
      ['check', '--sandbox-key', 'nk_test_0001', '--production-key', 'nk_test_0001'],
      /are the same/,
    ],
    'no such configuration': [['check', '--config', 'none.json'], /none\.json could not be read/],
  };
  for (const [what, [args, expected]] of Object.entries(misuse)) {
    test(`2: ${what}`, () => {
      const { stdout, stderr, status } = run(args);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, expected);
    });
  }

  test('0: help and version', () => {
    assert.match(run(['--help']).stdout, /^Usage: payitoff-link check/);
    assert.match(run(['--version']).stdout, /^\d+\.\d+\.\d+/);
    assert.equal(run(['check', '--help']).status, 0);
  });
});

describe('text', () => {
  const files = { 'index.html': `<p>\n\t${SANDBOX}` };

  test('shows the line, a caret, what is wrong and what to write, then the four steps', async (t) => {
    const { stdout } = run(['check'], { cwd: await site(t, files) });
    assert.equal(
      stdout,
      `index.html:2:17  error  env-mismatch
    │
  2 │ <payitoff-link env="sandbox" nexus-key="nk_test_0001"></payitoff-link>
    │                ^^^^^^^^^^^^^
  A <payitoff-link> with this env opens the sandbox: borrowers get dummy data, and nothing reaches a servicer.
  → Write env="production", and the Nexus Key of that environment.
  ${DOCS}#env-mismatch

Going live with Payitoff: production
  ? 1. API address             nothing found
       not known: No API address was seen. If your server calls the API, check its settings.
  ? 2. API key                 nothing found
       not known: Whether your server sends the production API key: it is a secret and is not searched for. Check your server's settings.
  ✔ 3. Nexus script            nothing wrong found in 1 place
  ✖ 4. Nexus Key and element   1 error
       not known: Whether the Nexus Key is that of production: pass yours with --production-key and --sandbox-key to compare.

Not ready for production: 1 error.
1 file read, 1 about Payitoff.
`,
    );
  });

  test('is coloured on a terminal only, and not with NO_COLOR', async (t) => {
    const cwd = await site(t, files);
    const plain = run(['check'], { cwd }).stdout;
    const coloured = run(['check'], { cwd, nodeArgs: TERMINAL }).stdout;
    assert.ok(!plain.includes(ESCAPE));
    assert.ok(coloured.includes(`${ESCAPE}[31m`));
    assert.equal(stripVTControlCharacters(coloured), plain);
    for (const env of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) {
      assert.equal(run(['check'], { cwd, nodeArgs: TERMINAL, env }).stdout, plain);
    }
    assert.equal(run(['check'], { cwd, nodeArgs: TERMINAL, env: { NO_COLOR: '' } }).stdout, coloured);
  });

  test('shows progress on a terminal only, and takes it away', async (t) => {
    const cwd = await site(t, files);
    assert.equal(run(['check'], { cwd }).stderr, '');
    const { stderr } = run(['check'], { cwd, nodeArgs: TERMINAL });
    assert.equal(stderr, `\r${ESCAPE}[K1 file…\r${ESCAPE}[K`);
  });

  test('cuts long lines, and lets no file write to the terminal', async (t) => {
    const line = `<b title="${'x'.repeat(500)}\x1b[2J">${SANDBOX.trim()}${'y'.repeat(500)}`;
    const { stdout } = run(['check'], { cwd: await site(t, { 'index.html': line }) });
    const shown = stdout.split('\n').find((text) => text.includes('env="sandbox"'));
    assert.ok(shown.length < 120);
    assert.match(shown, /│ ….*env="sandbox".*…$/);
    assert.ok(!stdout.includes(ESCAPE));
    const caret = stdout.split('\n').find((text) => text.includes('^'));
    assert.equal(shown.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1), 'env="sandbox"');
  });
});

test('json has this shape', async (t) => {
  const cwd = await site(t, { 'a/index.html': SANDBOX + READY });
  const { exit, ...report } = check(['a', 'none'], { cwd });
  assert.equal(exit, 2);
  const [{ fingerprint }] = report.findings;
  assert.match(fingerprint, /^[0-9a-f]{32}$/);
  for (const step of report.steps) {
    assert.ok(step.unknown.every((text) => typeof text === 'string'));
    delete step.unknown;
  }
  assert.deepEqual(report, {
    version: 2,
    env: 'production',
    status: 'not-checked',
    coverage: {
      files: 1,
      aboutPayitoff: 1,
      pages: 0,
      notRead: { binary: 0, testOrTool: 0, notOfASite: 0, forOtherEnvironment: 0 },
    },
    excused: 0,
    known: 0,
    steps: [
      { step: 1, title: 'API address', mark: 'unknown', errors: 0, warnings: 0, known: 0, places: 0 },
      { step: 2, title: 'API key', mark: 'unknown', errors: 0, warnings: 0, known: 0, places: 0 },
      { step: 3, title: 'Nexus script', mark: 'nothing-found', errors: 0, warnings: 0, known: 0, places: 2 },
      { step: 4, title: 'Nexus Key and element', mark: 'wrong', errors: 1, warnings: 0, known: 0, places: 2 },
    ],
    findings: [
      {
        rule: 'env-mismatch',
        step: 4,
        severity: 'error',
        file: 'a/index.html',
        line: 1,
        column: 16,
        endLine: 1,
        endColumn: 29,
        message:
          'A <payitoff-link> with this env opens the sandbox: borrowers get dummy data, and nothing reaches a servicer.',
        fix: 'Write env="production", and the Nexus Key of that environment.',
        docs: `${DOCS}#env-mismatch`,
        excerpt: { text: SANDBOX.trim(), caret: 15, length: 13 },
        fingerprint,
      },
    ],
    problems: [{ path: 'none', message: 'There is no such file or folder.' }],
  });
});

/** What SARIF 2.1.0 requires of the properties used here; the compiler holds their names and types. */
test('sarif is well formed', async (t) => {
  const cwd = await site(t, { 'a b/index.html': SANDBOX + WARNING, 'x.min.js': minified() });
  const { stdout, status } = run(['check', '.', 'none', '--format', 'sarif'], { cwd });
  assert.equal(status, 2);
  const log = JSON.parse(stdout);
  assert.equal(log.version, '2.1.0');
  assert.ok(URL.canParse(log.$schema));
  assert.equal(log.runs.length, 1);

  const [{ tool, results, invocations, columnKind }] = log.runs;
  assert.equal(columnKind, 'utf16CodeUnits');
  const { name, version, rules } = tool.driver;
  assert.equal(name, 'payitoff-link');
  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
  for (const { shortDescription, help, defaultConfiguration } of rules) {
    assert.ok(shortDescription.text && help.text);
    assert.match(defaultConfiguration.level, /^(error|warning)$/);
  }
  assert.equal(invocations[0].executionSuccessful, false);
  assert.deepEqual(invocations[0].toolExecutionNotifications, [
    { level: 'error', message: { text: 'none: There is no such file or folder.' } },
  ]);

  assert.deepEqual(
    results.map(({ ruleId, level }) => [ruleId, level]),
    [
      ['env-mismatch', 'error'],
      ['exit-unhandled', 'warning'],
      ['api-mismatch', 'error'],
    ],
  );
  for (const { ruleId, ruleIndex, message, locations, relatedLocations = [] } of results) {
    assert.equal(rules[ruleIndex].id, ruleId);
    assert.ok(message.text);
    assert.equal(locations.length, 1);
    for (const { physicalLocation } of [...locations, ...relatedLocations]) {
      const { artifactLocation, region } = physicalLocation;
      assert.ok(URL.canParse(artifactLocation.uri, 'file:///root/'));
      assert.doesNotMatch(artifactLocation.uri, /[\s\\]|^\//);
      for (const value of [region.startLine, region.startColumn])
        assert.ok(Number.isInteger(value) && value >= 1);
    }
    const { startLine, endLine, startColumn, endColumn } = locations[0].physicalLocation.region;
    assert.ok(endLine > startLine || (endLine === startLine && endColumn >= startColumn));
  }
  assert.equal(results[2].relatedLocations[0].physicalLocation.artifactLocation.uri, 'src/x.js');
});

function minified() {
  const map = { version: 3, sources: ['src/x.js'], names: [], mappings: 'AAEA' };
  const inline = Buffer.from(JSON.stringify(map)).toString('base64');
  return `var a="https://payitoff-sandbox.io";/*${'x'.repeat(500)}*/\n//# sourceMappingURL=data:application/json;base64,${inline}`;
}

describe('secrets', () => {
  const KEYS = ['--sandbox-key', 'nk_test_0001', '--production-key', 'nk_live_0001'];
  const files = {
    'index.html': SANDBOX + READY,
    'nk_test_0001.html': SANDBOX,
    'api.js': `const KEY = 'sk_topsecret'; fetch('https://partners.payitoff.io/api/v3/me', { headers: { Authorization: \`Bearer \${KEY}\` } }); Nexus.link({});
fetch('https://payitoff-sandbox.io/x', { headers: { Authorization: 'Bearer sk_topsecret' } });
const payitoff = { base: 'https://partners.payitoff.io/api/v3', apiKey: 'sk_topsecret' };`,
    'meta.html': '<meta name="payitoff-api-key" content="sk_topsecret"><payitoff-link>',
  };

  for (const format of ['text', 'json', 'sarif']) {
    test(`neither keys given nor keys found are shown: ${format}`, async (t) => {
      const cwd = await site(t, files);
      const { stdout, stderr, status } = run(['check', '.', 'nk_live_0001', '--format', format, ...KEYS], {
        cwd,
      });
      assert.equal(status, 2);
      assert.match(stdout, /api-key/);
      assert.match(stdout, /key-mismatch/);
      assert.match(stdout, /••••••••••••/);
      assert.doesNotMatch(stdout + stderr, /nk_test_0001|nk_live_0001|topsecret/);
    });
  }

  test('nor in a message about misuse', () => {
    const { stderr } = run(['check', '--env', 'nk_test_0001', ...KEYS]);
    assert.doesNotMatch(stderr, /nk_test_0001/);
    assert.match(stderr, /production or sandbox/);
  });
});

describe('files', () => {
  test('ignores node_modules, .git, tests, and what .gitignores say, nested ones too', async (t) => {
    const cwd = await site(t, {
      'index.html': READY,
      '.gitignore': '/out\n*.tmp.html\n',
      'out/index.html': SANDBOX,
      'a.tmp.html': SANDBOX,
      'node_modules/x/index.html': SANDBOX,
      '.git/index.html': SANDBOX,
      'sub/node_modules/index.html': SANDBOX,
      'sub/.gitignore': 'private/\n!kept.tmp.html\n',
      'sub/private/index.html': SANDBOX,
      'sub/kept.tmp.html': SANDBOX,
      'sub/out/index.html': SANDBOX,
      'link.test.js': 'Nexus.linkServicers()',
      '__tests__/link.js': 'Nexus.linkServicers()',
    });
    assert.deepEqual(Object.keys(findingsByFile(check([], { cwd }))), [
      'sub/kept.tmp.html',
      'sub/out/index.html',
    ]);
  });

  test('checks what is named, ignored or not', async (t) => {
    const cwd = await site(t, {
      '.git/HEAD': '',
      '.gitignore': 'dist\n*.log.html\n',
      'dist/.gitignore': 'skipped.html',
      'dist/index.html': SANDBOX,
      'dist/skipped.html': SANDBOX,
      'x.log.html': SANDBOX,
      'src/x.log.html': SANDBOX,
      'src/index.html': SANDBOX,
      'a.spec.js': 'Nexus.linkServicers({ onExit })',
      'tests/site/index.html': SANDBOX,
    });
    const checked = (...paths) => Object.keys(findingsByFile(check(paths, { cwd })));
    assert.deepEqual(checked('dist'), ['dist/index.html']);
    assert.deepEqual(checked('dist/*.html'), ['dist/index.html']);
    assert.deepEqual(checked('src'), ['src/index.html']);
    assert.deepEqual(checked('tests/site'), ['tests/site/index.html']);
    assert.deepEqual(checked('src/x.log.html', 'a.spec.js'), ['src/x.log.html', 'a.spec.js']);
  });

  test('understands globs, and names that only look like one', async (t) => {
    const cwd = await site(t, {
      'a/b/index.html': SANDBOX,
      'a/index.php': SANDBOX,
      'a/index.twig': SANDBOX,
      'pages/[id].html': SANDBOX,
    });
    const checked = (...paths) => Object.keys(findingsByFile(check(paths, { cwd })));
    assert.deepEqual(checked('**/*.html'), ['a/b/index.html', 'pages/[id].html']);
    assert.deepEqual(checked('a/*.{php,twig}'), ['a/index.php', 'a/index.twig']);
    assert.deepEqual(checked('pages/[id].html'), ['pages/[id].html']);
    assert.deepEqual(checked('a', 'a/**', 'a/index.php'), ['a/b/index.html', 'a/index.php', 'a/index.twig']);
  });

  test('follows links to files, but not to folders or to nowhere', async (t) => {
    const cwd = await site(t, { 'real/index.html': SANDBOX, 'site/other.html': READY });
    await symlink('../real/index.html', join(cwd, 'site/index.html'));
    await symlink('..', join(cwd, 'site/circle'));
    await symlink('nowhere.html', join(cwd, 'site/gone.html'));
    const report = check(['site'], { cwd });
    assert.deepEqual(findingsByFile(report), { 'site/index.html': ['1:16 env-mismatch'] });
    assert.equal(report.exit, 1);
  });

  test('reads UTF-16, byte order marks and Windows line ends, and leaves out binaries', async (t) => {
    const cwd = await site(t, { 'bom.html': `\uFEFF${SANDBOX}`, 'crlf.html': `<p>\r\n\r\n${SANDBOX}` });
    await writeFile(join(cwd, 'utf16.html'), Buffer.from(`\uFEFF${SANDBOX}`, 'utf16le'));
    await writeFile(join(cwd, 'binary.js'), Buffer.from(`payitoff\0${SANDBOX}`));
    const report = check([], { cwd });
    assert.deepEqual(findingsByFile(report), {
      'bom.html': ['1:16 env-mismatch'],
      'crlf.html': ['3:16 env-mismatch'],
      'utf16.html': ['1:16 env-mismatch'],
    });
    assert.deepEqual(report.problems, []);
  });
});

describe('configuration', () => {
  const files = {
    'site/index.html': SANDBOX + WARNING,
    'site/old/index.html': SANDBOX,
    'api/me.js': "fetch('https://partners.payitoff.io/api/v3/me', { headers: { Authorization: key } });",
    'site/proxy.html': '<payitoff-link env="proxy" nexus-key="x"></payitoff-link>',
  };
  const config = {
    paths: ['site', 'api'],
    ignore: ['/site/old/'],
    server: ['api/**'],
    environments: ['proxy'],
    sandboxKey: 'nk_test_0001',
    rules: { 'env-mismatch': 'warning', 'exit-unhandled': 'off' },
  };
  const withConfig = (name, content) => ({ ...files, [name]: JSON.stringify(content) });

  test('is found in the working directory', async (t) => {
    const cwd = await site(t, withConfig('payitoff-link.config.json', config));
    const report = check([], { cwd });
    assert.deepEqual(findingsByFile(report), {
      'site/index.html': ['1:16 env-mismatch', '1:41 key-mismatch'],
    });
    assert.deepEqual(
      report.findings.map(({ severity }) => severity),
      ['warning', 'error'],
    );
  });

  test('is read from the file named, and the command line goes first', async (t) => {
    const cwd = await site(t, withConfig('other.json', { ...config, env: 'sandbox' }));
    const report = check(
      ['--config', 'other.json', '--env', 'production', 'site/proxy.html', 'site/index.html'],
      { cwd },
    );
    assert.equal(report.env, 'production');
    assert.deepEqual(Object.keys(findingsByFile(report)), ['site/index.html']);
    assert.equal(check(['--config', 'other.json'], { cwd }).env, 'sandbox');
  });

  const mistakes = {
    'no JSON': ['{', /is not JSON/],
    'a list': ['[]', /expected object, received array/],
    'a name that is none': ['{"ignored": []}', /Unrecognized key: "ignored"/],
    'a value of another kind': ['{"ignore": "dist"}', /ignore: .*expected array, received string/],
    'a rule that is none': ['{"rules": {"env": "off"}}', /rules: Unrecognized key: "env"/],
    'a severity that is none': [
      '{"rules": {"api-key": "info"}}',
      /rules: api-key: .*"error"\|"warning"\|"off"/,
    ],
  };
  for (const [what, [text, expected]] of Object.entries(mistakes)) {
    test(`with ${what} is refused`, async (t) => {
      const cwd = await site(t, { 'payitoff-link.config.json': text, 'index.html': READY });
      const { stderr, stdout, status } = run(['check'], { cwd });
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, expected);
    });
  }
});

describe('what is known and excused', () => {
  const WRONG = "const a = 'https://payitoff-sandbox.io/api/v3';";

  test('a comment excuses one line, one rule, and gives a reason', async (t) => {
    const cwd = await site(t, {
      'same.js': `${WRONG} // payitoff-link-ignore api-mismatch -- our status page`,
      'next.js': `// payitoff-link-ignore-next-line api-base, api-mismatch -- our status page\n${WRONG}\n${WRONG}`,
      'page.html':
        '<!-- payitoff-link-ignore-next-line env-mismatch -- a page for our own staff -->\n' + SANDBOX,
      'other.js': `${WRONG} // payitoff-link-ignore api-key -- our status page`,
      'bare.js': `${WRONG} // payitoff-link-ignore api-mismatch`,
    });
    const report = check([], { cwd });
    assert.deepEqual(findingsByFile(report), {
      'bare.js': ['1:12 api-mismatch'],
      'next.js': ['3:12 api-mismatch'],
      'other.js': ['1:12 api-mismatch'],
    });
    assert.equal(report.excused, 3);
    assert.match(report.findings[0].message, /gives no reason: add "-- why"/);
  });

  test('a baseline keeps what is known, wherever it moves to, and nothing else', async (t) => {
    const cwd = await site(t, { 'a.js': WRONG });
    const args = ['--baseline', 'base.json'];
    assert.equal(run(['check', ...args], { cwd }).status, 2);
    assert.equal(check([...args, '--update-baseline'], { cwd }).exit, 0);
    await writeFile(join(cwd, 'a.js'), `\n\n${WRONG}\n`);
    const known = check(args, { cwd });
    assert.deepEqual([known.exit, known.known, known.findings.length], [0, 1, 0]);
    assert.deepEqual([known.steps[0].mark, known.steps[0].known], ['unknown', 1]);
    assert.match(
      run(['check', ...args], { cwd }).stdout,
      /nothing new found in 1 place[^]*Nothing new found for/,
    );
    assert.match(known.steps[0].unknown.at(-1), /findings in the baseline .*: 1 in this step/);
    // Keys that are given later are hidden in what is told, and change nothing else.
    await writeFile(join(cwd, 'a.js'), 'fetch("https://payitoff-sandbox.io/?key=nk_test_0001")');
    run(['check', ...args, '--update-baseline'], { cwd });
    assert.equal(check([...args, '--sandbox-key', 'nk_test_0001'], { cwd }).known, 1);
    await writeFile(join(cwd, 'a.js'), WRONG);
    run(['check', ...args, '--update-baseline'], { cwd });
    await writeFile(join(cwd, 'a.js'), `${WRONG}\n${WRONG}\n`);
    const more = check(args, { cwd });
    assert.deepEqual(
      [more.exit, more.known, findingsByFile(more)],
      [1, 1, { 'a.js': ['2:12 api-mismatch'] }],
    );
    assert.equal(run(['check', '--update-baseline'], { cwd }).status, 2);
  });

  test('only staged files are checked, and one without Payitoff is no failure', async (t) => {
    const cwd = await site(t, {
      'a.js': WRONG,
      'b.js': 'other();',
      'c.png': 'x',
      'a.test.js': WRONG,
      'new.js': WRONG,
    });
    const git = (...args) =>
      execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', ...args], { cwd });
    git('init', '-q');
    git('add', 'b.js', 'c.png', 'a.test.js');
    assert.deepEqual([check(['--staged'], { cwd }).exit, check(['b.js'], { cwd }).exit], [0, 0]);
    git('add', 'a.js');
    const report = check(['--staged'], { cwd });
    assert.deepEqual(findingsByFile(report), { 'a.js': ['1:12 api-mismatch'] });
    const { status, stderr } = run(['check', '--staged'], {
      cwd: await site(t, {}),
      env: { GIT_DIR: '/nowhere' },
    });
    assert.equal(status, 2);
    assert.match(stderr, /--staged needs git/);
  });
});

describe('for other tools', () => {
  test('github: one annotation for each finding, with nothing that would end it', async (t) => {
    const cwd = await site(t, { 'a,b:c.html': SANDBOX + WARNING });
    const { stdout, status } = run(['check', '.', 'none', '--format', 'github'], { cwd });
    const lines = stdout.trimEnd().split('\n');
    assert.equal(status, 2);
    assert.match(
      lines[0],
      /^::error file=a%2Cb%3Ac\.html,line=1,col=16,endLine=1,endColumn=29,title=env-mismatch::A /,
    );
    assert.match(lines[1], /^::warning file=a%2Cb%3Ac\.html,line=2,/);
    assert.equal(lines[2], '::error title=not checked::none: There is no such file or folder.');
    assert.equal(lines.length, 3);
  });

  test('sarif: addresses of rules, escaped paths, fingerprints that stay', async (t) => {
    const cwd = await site(t, { 'a#b?/ä.html': SANDBOX });
    const read = () => JSON.parse(run(['check', '--format', 'sarif'], { cwd }).stdout).runs[0];
    const { tool, results } = read();
    for (const { id, helpUri } of tool.driver.rules) {
      assert.ok(URL.canParse(helpUri));
      assert.ok(helpUri.endsWith(`docs/going-live.md#${id}`));
    }
    assert.equal(results[0].locations[0].physicalLocation.artifactLocation.uri, 'a%23b%3F/%C3%A4.html');
    await writeFile(join(cwd, 'a#b?/ä.html'), `<p>\n${SANDBOX}`);
    assert.deepEqual(read().results[0].partialFingerprints, results[0].partialFingerprints);
  });

  test('--output writes the report to a file, and the text to the terminal', async (t) => {
    const cwd = await site(t, { 'index.html': SANDBOX });
    const { stdout, status } = run(['check', '--format', 'json', '--output', 'report.json'], { cwd });
    assert.equal(status, 1);
    assert.match(stdout, /Not ready for production: 1 error/);
    assert.equal(JSON.parse(await readFile(join(cwd, 'report.json'), 'utf8')).findings.length, 1);
    assert.equal(run(['check', '--output', 'no/where.txt'], { cwd }).status, 2);
  });

  test('what the schema of the configuration describes is understood', async (t) => {
    const file = new URL('../../dist/going-live/config.schema.json', import.meta.url);
    const { properties, additionalProperties } = JSON.parse(await readFile(file, 'utf8'));
    assert.equal(additionalProperties, false);
    const sample = ([name, { type, enum: [word] = [], minimum }]) => {
      const values = {
        array: ['a.html'],
        boolean: false,
        integer: minimum,
        object: {},
        string: word ?? `x-${name}`,
      };
      return [name, values[type]];
    };
    const config = Object.fromEntries(Object.entries(properties).map(sample));
    delete config.baseline;
    const cwd = await site(t, { 'a.html': READY, 'x.json': JSON.stringify(config) });
    const { status, stderr } = run(['check', '--config', 'x.json'], { cwd });
    assert.deepEqual([status, stderr], [0, '']);
  });

  test('the address printed with a finding is a page with that heading', async (t) => {
    const [{ docs }] = check([], { cwd: await site(t, { 'index.html': SANDBOX }) }).findings;
    const [path, heading] = docs.split('#');
    assert.match(await readFile(path, 'utf8'), new RegExp(`^### ${heading}$`, 'm'));
  });
});

describe('whatever happens', () => {
  test('a closed pipe is no error', async (t) => {
    const cwd = await site(t, { 'a.html': SANDBOX.repeat(5000) });
    const child = spawn(process.execPath, [CLI, 'check'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.stdout.once('data', () => child.stdout.destroy());
    const [status] = await once(child, 'close');
    assert.deepEqual([status, stderr], [1, '']);
  });

  test('a Node that is too old says so', async (t) => {
    const old =
      'data:text/javascript,Object.defineProperty(process, "versions", { value: { node: "14.21.3" } })';
    const { stderr, stdout, status } = run(['check'], {
      cwd: await site(t, {}),
      nodeArgs: ['--import', old],
    });
    assert.deepEqual([status, stdout], [2, '']);
    assert.equal(stderr, 'payitoff-link needs Node 20 or later; this is 14.21.3.\n');
  });

  test('UTF-16 of both kinds is read, with and without a byte order mark', async (t) => {
    const cwd = await site(t, {});
    const little = Buffer.from(SANDBOX, 'utf16le');
    const big = Buffer.from(little).swap16();
    await writeFile(join(cwd, 'little.html'), Buffer.concat([Buffer.from([0xff, 0xfe]), little]));
    await writeFile(join(cwd, 'big.html'), Buffer.concat([Buffer.from([0xfe, 0xff]), big]));
    await writeFile(join(cwd, 'little-bare.html'), little);
    await writeFile(join(cwd, 'big-bare.html'), big);
    const found = findingsByFile(check([], { cwd }));
    assert.deepEqual(Object.values(found), Array(4).fill(['1:16 env-mismatch']));
  });

  test('time and memory do not explode', async (t) => {
    const cwd = await site(t, {
      'many.js': "fetch('https://payitoff-sandbox.io/api/v3');".repeat(10_000),
      'signs.html': `payitoff ${'{{ '.repeat(1e5)}${'<?php '.repeat(1e5)}${'<!-- '.repeat(1e5)}${'<script '.repeat(1e5)}`,
      'templates.js': `payitoff;${'`${'.repeat(2e5)}`,
      'word.js': `payitoff = "${'abcDEF123'.repeat(5e5)}"`,
      'tags.js': '`<payitoff-link env="${'.repeat(1e5),
      'brackets.js': `Nexus.link(${'['.repeat(1e6)}`,
    });
    const report = check([], { cwd, nodeArgs: ['--max-old-space-size=250'] });
    assert.equal(report.findings.filter(({ file }) => file === 'many.js').length, 10_000);
    assert.deepEqual(report.problems, []);
  });
});
