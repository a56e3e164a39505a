// What the test server answers beside the project's files: the test pages, our scripts, and fake Nexus scripts.
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { SCRIPT_HEADERS } from './behaviours.mjs';
import { builtEntry, packageFile, standInScript } from './built-files.mjs';
import { pageIdOf } from './fake-pages.mjs';

/** At the root: a worker has no say about what is above its own address. */
const SERVICE_WORKER = new URL('../service-worker.js', import.meta.url);

/** The demo site's pages that are watched. */
const WATCHED_PAGES = /^\/any\/path\//;

/** @param {import('./fake-pages.mjs').FakePages} pages */
export function createMiddleware(pages) {
  /** A path, and what answers it: the context, and what the groups of the path match. */
  const routes = [
    [/^\/built\/(.+)$/, (context, name) => sendScript(context, builtEntry(name))],
    [/^(?:\/any\/path)?\/payitoff-link\/(.+)$/, (context, name) => sendScript(context, packageFile(name))],
    // Where the demo site has its Nexus.
    [/^\/(?:sandbox\/)?nexus\/js\/v1$/, (context) => sendScript(context, packageFile('nexus-simulator.js'))],
    [/^\/fake\/stand-in\.js$/, (context) => sendScript(context, standInScript())],
    [/^\/service-worker\.js$/, (context) => sendScript(context, readFile(SERVICE_WORKER, 'utf8'))],
    [/^\/page$/, (context) => (context.method === 'POST' ? keepPage(context) : sendPage(context))],
    [/^\/fake\/nexus/, sendRegisteredNexus],
    [/^\/fake\/vendor\/(sandbox)?/, sendVendorNexus],
    [/^\/fake\/form$/, sendFormFields],
    [/^\/fake\/requests$/, (context) => (context.body = pages.get(context.query.id).requests)],
    [/^\/fake\/release$/, releaseRequests],
  ];

  async function keepPage(context) {
    pages.get(context.query.id).spec = JSON.parse(await text(context.req));
    context.body = 'kept';
  }

  function sendPage(context) {
    const { html, headers } = pages.get(context.query.id).spec;
    // Requests of the page say whose they are by their referrer.
    context.set({ 'referrer-policy': 'unsafe-url', ...headers });
    context.type = 'text/html';
    context.body = html;
  }

  async function sendRegisteredNexus(context) {
    const { path, query, url } = context;
    send(context, await pages.respond(query.id, path, query.plan.split(','), url));
  }

  /** The stand-in for the vendor's addresses where nothing can be intercepted. */
  async function sendVendorNexus(context, sandbox) {
    const id = pageIdOf(context.headers.referer);
    const plan = pages.planOf(id, sandbox ?? 'production');
    send(context, await pages.respond(id, `${context.origin}${context.url}`, plan));
  }

  async function releaseRequests(context) {
    await pages.release(context.query.id, context.query);
    context.body = 'released';
  }

  return async (context, next) => {
    for (const [pattern, answer] of routes) {
      const match = pattern.exec(context.path);
      if (match) return answer(context, ...match.slice(1));
    }
    const isWatched = WATCHED_PAGES.test(context.path);
    await next();
    if (isWatched && context.status === 200 && context.response.is('html')) await watch(context);
  };
}

async function sendScript(context, code) {
  context.type = 'text/javascript';
  // For sandboxed frames, whose origin is nobody's.
  context.set('access-control-allow-origin', '*');
  context.body = await code;
}

/** What the server got from a form. */
async function sendFormFields(context) {
  const posted = await text(context.req);
  context.type = 'application/json';
  context.body = JSON.stringify([...new URLSearchParams(posted || context.querystring)]);
}

function send(context, response) {
  if (response.abort) return breakOff(context);
  if (response.headers['last-modified']) return sendDated(context, response);
  context.status = response.status;
  context.set(response.headers);
  context.body = response.body;
}

/** The server's own middleware takes `last-modified` away. */
function sendDated(context, { status, headers, body }) {
  context.respond = false;
  context.res.writeHead(status, headers);
  context.res.end(body);
}

function breakOff(context) {
  // In the middle of the answer: some engines ask again by themselves when there was none.
  context.respond = false;
  context.res.writeHead(200, { ...SCRIPT_HEADERS, 'content-length': 100 });
  context.res.write('(');
  setTimeout(() => context.req.socket.destroy(), 20);
}

/** Makes a demo page write down what its policy stops and what it throws. Its headers stay as they are. */
async function watch(context) {
  const html = typeof context.body === 'string' ? context.body : await text(context.body);
  const [, nonce = ''] = /'nonce-([^']+)'/.exec(context.response.get('content-security-policy')) ?? [];
  context.body = html.replace(
    '<head>',
    `<head>
    <script data-watch nonce="${nonce}" src="/node_modules/axe-core/axe.min.js"></script>
    <script data-watch nonce="${nonce}">
      window.violations = [];
      window.uncaught = [];
      addEventListener('securitypolicyviolation', (event) =>
        violations.push(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample));
      addEventListener('error', (event) => event.error && uncaught.push(String(event.error)));
      addEventListener('unhandledrejection', (event) => uncaught.push(String(event.reason)));
    </script>`,
  );
}
