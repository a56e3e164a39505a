import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { check, CLI, run, site } from '../support/checker.mjs';

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));
const KEYS = ['--sandbox-key', 'nk_test_0001', '--production-key', 'nk_live_0001'];
const ELEMENT = '<script type="module" src="/payitoff-link.min.js"></script>';
const READY = '<payitoff-link env="production" nexus-key="nk_live_0001">Link</payitoff-link>';
const NEXUS = '<script src="https://payitoff-cdn.io/nexus/js/v1"></script>';

/** What a page holds, and the rules that it breaks. */
const PAGES = {
  '/ready': [ELEMENT + READY, []],
  '/hand-written': [`${NEXUS}<script>Nexus.init({ nexus_key: 'nk_live_0001' })</script>`, []],
  '/both-sides': [
    `${ELEMENT}${NEXUS}${READY}<script>fetch('https://partners.payitoff.io/api/v3.0.0/x')</script>`,
    [],
  ],
  '/registered': [
    `<script type="module">
      import { registerEnvironment } from '/define.js';
      registerEnvironment('proxy', { scriptUrl: '/proxied.js' });
    </script><payitoff-link env="proxy" nexus-key="nk_live_0001">Link</payitoff-link>`,
    [],
  ],
  '/sandbox': [
    `${ELEMENT}<payitoff-link env="sandbox" nexus-key="nk_test_0001">Link</payitoff-link>`,
    ['env-mismatch', 'key-mismatch'],
  ],
  '/property': [
    `${ELEMENT}<payitoff-link></payitoff-link><script>
      Object.assign(document.querySelector('payitoff-link'), { env: 'sandbox', nexusKey: 'nk_live_0001' });
    </script>`,
    ['env-mismatch'],
  ],
  '/another-key': [
    `${ELEMENT}<payitoff-link env="production" nexus-key="nk_else_0001">Link</payitoff-link>`,
    ['key-mismatch'],
  ],
  '/empty': [`${ELEMENT}<payitoff-link></payitoff-link>`, ['env-missing', 'key-missing']],
  '/undefined': [READY, ['element-error']],
  '/closed-root': [
    `${ELEMENT}<x-host></x-host><script>
      document.querySelector('x-host').attachShadow({ mode: 'closed' }).innerHTML =
        '<payitoff-link env="Production" nexus-key="nk_live_0001"></payitoff-link>';
    </script>`,
    ['env-unknown'],
  ],
  '/frame': ['<iframe src="/sandbox"></iframe>', ['env-mismatch', 'key-mismatch']],
  '/script': ['<script src="https://payitoff-cdn.io/sandbox/nexus/js/v1"></script>', ['script-mismatch']],
  '/both-scripts': [
    `${NEXUS}<script src="https://payitoff-cdn.io/sandbox/nexus/js/v1"></script>`,
    ['script-both', 'script-mismatch'],
  ],
  '/conflict': [
    `${ELEMENT}${READY}<script src="https://payitoff-cdn.io/sandbox/nexus/js/v1"></script>`,
    ['element-error', 'script-element', 'script-mismatch'],
  ],
  '/api': [`${NEXUS}<script>fetch('https://payitoff-sandbox.io/api/v3.0.0/x')</script>`, ['api-mismatch']],
  '/api-base': [`${NEXUS}<script>fetch('https://partners.payitoff.io/v3')</script>`, ['api-base']],
  '/bearer': [
    `${NEXUS}<script>
      fetch('https://partners.payitoff.io/api/v3.0.0/x', { headers: { Authorization: 'Bearer pk_secret_01' } })
        .then((response) => response.json())
        .then(() => fetch('https://partners.payitoff.io/api/answered'));
    </script>`,
    ['api-base', 'api-key'],
  ],
  '/init': [`${NEXUS}<script>Nexus.init({ nexus_key: 'nk_test_0001' })</script>`, ['key-mismatch']],
  '/policy': [
    `<meta http-equiv="content-security-policy" content="script-src 'self'">${ELEMENT}${READY}`,
    ['element-error', 'script-blocked'],
  ],
  '/orphan': [
    `${ELEMENT}<p><payitoff-link env="production" nexus-key="nk_live_0001">Link<p slot="complete">Done</p></payitoff-link>`,
    ['slot-orphaned'],
  ],
  '/simulator': [
    `<script src="/nexus-simulator.js"></script><payitoff-link env="simulator" nexus-key="x"></payitoff-link>${ELEMENT}`,
    ['env-simulator', 'key-mismatch', 'simulator-import'],
  ],
};

/** What is no page to look at, and what is said of it. */
const PROBLEMS = {
  '/missing': /It responds with status 404/,
  '/circle': /It redirects in a loop/,
  '/download': /It is a download, not a page/,
  '/data': /It is not a page but application\/json/,
  '/never': /did not finish within the time limit/,
  '/loop': /did not finish within the time limit/,
  '/elsewhere': /It redirects to 127\.0\.0\.1\. Behind a login/,
};

const asked = [];

async function answer(request, response) {
  const path = new URL(request.url, 'http://localhost').pathname;
  asked.push(`${request.method} ${path}`);
  const html = (text, headers = {}) =>
    response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(text);
  const redirect = (location) => response.writeHead(302, { location }).end();
  switch (path) {
    case '/payitoff-link.min.js':
    case '/define.js':
    case '/nexus-simulator.js': {
      const file = path === '/define.js' ? '/payitoff-link.min.js' : path;
      const text = await readFile(join(dist, file), 'utf8');
      return response.writeHead(200, { 'content-type': 'text/javascript' }).end(text);
    }
    case '/proxied.js':
      return response
        .writeHead(200, { 'content-type': 'text/javascript' })
        .end('window.Nexus = { init() {}, link() {}, linkServicers() {} };');
    case '/circle':
      return redirect('/circle');
    case '/elsewhere':
      return redirect(`http://127.0.0.1:${request.socket.localPort}/ready`);
    case '/download':
      return html('x', { 'content-disposition': 'attachment; filename="a.html"' });
    case '/data':
      return response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    case '/never':
      response.writeHead(200, { 'content-type': 'text/html' });
      return response.write(`<p>${READY}`);
    case '/loop':
      return html('<script>for (;;);</script>');
    case '/behind':
      return /session=open/.test(request.headers.cookie ?? '')
        ? html(`${ELEMENT}<script>if (localStorage.plan === 'gold') document.write('${READY}')</script>`)
        : redirect('/missing');
    case '/start':
      return html(
        `${READY}${ELEMENT}<a href="/linked">a</a><a href="/logout">b</a><a href="https://example.com/">c</a>`,
      );
    case '/linked':
      return html(`${READY}${ELEMENT}<a href="/deep#x">a</a><a href="/file.pdf">b</a>`);
    case '/deep':
      return html(READY + ELEMENT);
    case '/sitemap.xml': {
      const origin = `http://localhost:${request.socket.localPort}`;
      return response
        .writeHead(200, { 'content-type': 'application/xml' })
        .end(`<urlset><url><loc>${origin}/ready</loc></url><url><loc>${origin}/sandbox</loc></url></urlset>`);
    }
    case '/button':
      return html(
        `${NEXUS}<button onclick="Nexus.init({ nexus_key: 'nk_test_0001' }); Nexus.link({ onSuccess() {} })">x</button>`,
      );
    default:
      return PAGES[path]
        ? html(`<!doctype html><title>x</title>${PAGES[path][0]}`)
        : response.writeHead(404).end();
  }
}

const rulesOf = ({ findings }) => [...new Set(findings.map(({ rule }) => rule))].sort();

describe('pages', () => {
  let server;
  let origin;
  before(async () => {
    server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://localhost:${server.address().port}`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  const urls = (...paths) => paths.map((path) => origin + path);

  test('are found right or wrong for what a browser sees', async () => {
    const report = await check([...urls(...Object.keys(PAGES)), ...KEYS], { isAsync: true });
    const expected = Object.fromEntries(Object.entries(PAGES).map(([path, [, rules]]) => [path, rules]));
    const found = Object.fromEntries(
      Object.keys(PAGES).map((path) => [
        path,
        rulesOf({ findings: report.findings.filter(({ file }) => file === origin + path) }),
      ]),
    );
    assert.deepEqual(found, expected);
    assert.deepEqual(report.problems, []);
    assert.equal(report.coverage.pages, Object.keys(PAGES).length);
    // Nothing was pressed, and nothing but pages was asked for.
    assert.ok(asked.every((line) => line.startsWith('GET ')));
  });

  test('that cannot be looked at are told, one line each, and do not keep others from it', async () => {
    const report = await check([...urls(...Object.keys(PROBLEMS), '/ready'), '--timeout', '3', ...KEYS], {
      isAsync: true,
    });
    assert.equal(report.exit, 2);
    const messages = Object.fromEntries(
      report.problems.map(({ path, message }) => [path.slice(origin.length), message]),
    );
    for (const [path, pattern] of Object.entries(PROBLEMS)) assert.match(messages[path] ?? '', pattern, path);
    assert.equal(report.problems.length, Object.keys(PROBLEMS).length);
    assert.equal(report.coverage.pages, 1);
  });

  test('of a site that is down, or has a wrong certificate', async (t) => {
    const pem = await readFile(new URL('../support/self-signed.pem', import.meta.url));
    const secure = createSecureServer({ key: pem, cert: pem }, answer).listen(0, '127.0.0.1');
    await once(secure, 'listening');
    t.after(() => secure.close());
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const free = closed.address().port;
    closed.close();
    const report = await check(
      [
        `https://localhost:${secure.address().port}/ready`,
        `http://localhost:${free}/`,
        'http://nowhere.invalid/',
      ],
      { isAsync: true },
    );
    assert.deepEqual(
      report.problems.map(({ message }) => message),
      ['Its certificate is not valid.', 'The site does not respond: is it down?', 'There is no such host.'],
    );
  });

  test('without Payitoff are nothing that was checked', async () => {
    const { problems, exit } = await check([`${origin}/data?`, `${origin}/file`], { isAsync: true });
    assert.equal(exit, 2);
    assert.equal(problems.length, 2);
  });

  test('behind a log-in are opened with a stored state, which is not shown', async (t) => {
    const cwd = await site(t, {
      'state.json': JSON.stringify({
        cookies: [{ name: 'session', value: 'open', domain: 'localhost', path: '/', expires: -1 }],
        origins: [{ origin, localStorage: [{ name: 'plan', value: 'gold' }] }],
      }),
    });
    const report = await check([`${origin}/behind`, '--state', 'state.json', ...KEYS], {
      cwd,
      isAsync: true,
    });
    assert.deepEqual([report.status, report.steps[3].places], ['nothing-found', 2]);
    assert.equal((await check([`${origin}/behind`], { cwd, isAsync: true })).exit, 2);
  });

  test('are found by links of the same origin to a depth, but not those that do something', async () => {
    const opened = async (...args) => {
      const from = asked.length;
      const report = await check([`${origin}/start`, ...args], { isAsync: true });
      const pages = asked.slice(from).filter((line) => !line.includes('.js') && !line.includes('favicon'));
      return [report.coverage.pages, ...pages];
    };
    assert.deepEqual(await opened(), [1, 'GET /start']);
    assert.deepEqual(await opened('--depth', '1'), [2, 'GET /start', 'GET /linked']);
    assert.deepEqual(await opened('--depth', '2'), [3, 'GET /start', 'GET /linked', 'GET /deep']);
  });

  test('are found by the sitemap, up to a number', async () => {
    const report = await check([`${origin}/ready`, '--sitemap', ...KEYS], { isAsync: true });
    assert.deepEqual([report.coverage.pages, rulesOf(report)], [2, ['env-mismatch', 'key-mismatch']]);
    const less = await check([`${origin}/ready`, '--sitemap', '--max-pages', '1'], { isAsync: true });
    assert.match(less.problems[0].message, /It was not opened: see --max-pages/);
  });

  test('are pressed only where that is asked for', async () => {
    const page = `${origin}/button`;
    assert.deepEqual(rulesOf(await check([page, ...KEYS], { isAsync: true })), []);
    const pressed = await check([page, '--press=button', ...KEYS], { isAsync: true });
    assert.deepEqual(rulesOf(pressed), ['exit-unhandled', 'key-mismatch']);
    const element = await check([`${origin}/ready`, '--press', ...KEYS, '--format', 'json'], {
      isAsync: true,
    });
    assert.deepEqual([rulesOf(element), element.status], [[], 'nothing-found']);
  });

  test('of a folder are opened with --open', async (t) => {
    const cwd = await site(t, {
      'dist/index.html': '<div id="app"></div><script type="module" src="/app/main.js"></script>',
      'dist/main.js': `const env = ['sand', 'box'].join(''); document.body.append(Object.assign(document.createElement('payitoff-link'), { env, nexusKey: 'x' }));`,
      'dist/sub/right.html': `<script src="/payitoff-link.js"></script>${READY}`,
      'dist/payitoff-link.js': await readFile(join(dist, 'payitoff-link.classic.min.js'), 'utf8'),
    });
    assert.deepEqual(check(['dist'], { cwd }).findings, []);
    const report = check(['dist', '--open'], { cwd });
    assert.deepEqual(
      report.findings.map(({ file, rule, onPage }) => [file, rule, onPage]),
      [
        ['dist/index.html', 'env-mismatch', true],
        ['dist/index.html', 'element-error', true],
      ],
    );
  });

  test('need a driver, asked for in one line, and a browser', async (t) => {
    const cwd = await site(t, {});
    // As a package that is installed without its optional peer.
    const { cp } = await import('node:fs/promises');
    await cp(join(dist, 'going-live'), join(cwd, 'dist/going-live'), { recursive: true });
    await cp(join(dist, 'nexus-simulator.js'), join(cwd, 'dist/nexus-simulator.js'));
    const cli = join(cwd, 'dist/going-live/cli.js');
    const missing = run(['check', `${origin}/ready`], { cwd, cli });
    assert.deepEqual([missing.status, missing.stdout], [2, '']);
    assert.equal(
      missing.stderr,
      'payitoff-link: To open pages, install the driver: npm install --save-dev puppeteer-core\n',
    );
    const broken = run(['check', 'http://localhost:9/'], { env: { CHROME_PATH: CLI } });
    assert.equal(broken.status, 2);
    assert.match(broken.stderr, /^payitoff-link: The browser .* does not start: .*\n$/);
  });
});
