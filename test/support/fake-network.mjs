// The network the tests see. Pages, our built entries and fake Nexus scripts come from the test server; the
// vendor's real addresses are answered by interception; everything else outside is refused.
import { build } from 'esbuild';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { buildScript } from '../../scripts/build.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const VENDOR = {
  sandbox: 'https://payitoff-cdn.io/sandbox/nexus/js/v1',
  production: 'https://payitoff-cdn.io/nexus/js/v1',
};

/** A Nexus that writes down how it is called and does nothing: `support/page.ts` reads and answers. */
const RECORDER = `(() => {
  const record = (window.nexus ??= { calls: [], flows: [] });
  window.Nexus = {
    source: document.currentScript?.src,
    init(options) { record.calls.push(['init', options]); record.onInit?.(options); },
    link(options) { record.calls.push(['link']); record.flows.push(options); record.onLink?.(options); },
  };
})();`;

const SCRIPT = {
  'content-type': 'text/javascript',
  'cache-control': 'no-store',
  'access-control-allow-origin': '*',
};

/** What one request for a Nexus script is answered with. A plan is a list of these; its last one stays. */
const BEHAVIOURS = {
  ok: () => ({ status: 200, headers: SCRIPT, body: RECORDER }),
  404: () => ({ status: 404, headers: SCRIPT, body: 'not found' }),
  500: () => ({ status: 500, headers: SCRIPT, body: 'broken' }),
  reset: () => ({ abort: 'connectionreset' }),
  offline: () => ({ abort: 'internetdisconnected' }),
  hang: () => new Promise(() => {}),
  empty: () => ({ status: 200, headers: SCRIPT, body: '' }),
  throws: () => ({ status: 200, headers: SCRIPT, body: 'throw new Error("the vendor script is broken")' }),
  html: () => ({
    status: 200,
    headers: { 'content-type': 'text/html', 'x-content-type-options': 'nosniff' },
    body: RECORDER,
  }),
  simulator: async () => ({ status: 200, headers: SCRIPT, body: await simulatorScript() }),
};

/** Where the demo site has its Nexus, and its pages that are watched. */
const DEMO_NEXUS = /^\/(sandbox\/)?nexus\/js\/v1$/;
const DEMO_PAGES = /^\/(html|cms|builder|themes)\//;

/** A demo page that writes down what its policy stops and what it throws. Its headers stay as they are. */
async function watched(context) {
  const html = typeof context.body === 'string' ? context.body : await text(context.body);
  const [, nonce = ''] = /'nonce-([^']+)'/.exec(context.response.get('content-security-policy')) ?? [];
  return html.replace(
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

let simulator;

/** Our simulator as the classic script that a server puts at the vendor's paths. */
function simulatorScript() {
  simulator ??= build({
    entryPoints: [`${root}/src/simulator/script.ts`],
    bundle: true,
    format: 'iife',
    write: false,
    logLevel: 'error',
  }).then((result) => result.outputFiles[0].text);
  return simulator;
}

export function createFakeNetwork() {
  /**
   * @typedef {{ url: string, release(behaviour?: string): void }} Held
   * @typedef {{ spec: object, requests: string[], held: Set<Held>, onHeld: () => void, early?: boolean }} Page
   * @type {Map<string, Page>}
   */
  const pages = new Map();
  const bundles = new Map();
  /** Browser pages whose requests are not intercepted for a while. */
  const spared = new WeakSet();

  const pageOf = (id) => {
    if (!pages.has(id)) pages.set(id, { spec: {}, requests: [], held: new Set(), onHeld() {} });
    return pages.get(id);
  };

  /** Answers one request for a Nexus script of the page `id`, which follows `plan`. */
  async function answer(id, url, plan) {
    const page = pageOf(id);
    const bare = (address) => address.replace(/[?&]retry=\d+$/, '');
    const attempt = page.requests.filter((other) => bare(other) === bare(url)).length;
    page.requests.push(url);
    const behaviour = plan[Math.min(attempt, plan.length - 1)];
    // `hold` waits until the test lets go, and may say how; `hold-404` then fails.
    const [, held, rest] = /^(hold)?-?(.*)$/.exec(behaviour);
    if (!held) return BEHAVIOURS[rest]();
    // The test may have let go before the request was here.
    if (page.early) {
      page.early = false;
      return BEHAVIOURS[rest || 'ok']();
    }
    const chosen = await new Promise((release) => {
      page.held.add({ url, release });
      page.onHeld();
    });
    return BEHAVIOURS[chosen || rest || 'ok']();
  }

  /** Lets held requests go: all, or as soon as they are there `count` of one address, with this behaviour. */
  async function release(page, { url, count = 0, behaviour }) {
    page.early = !url && page.held.size === 0;
    const chosen = () => [...page.held].filter((held) => !url || held.url === url);
    while (chosen().length < count) await new Promise((resolve) => (page.onHeld = resolve));
    for (const held of chosen()) {
      page.held.delete(held);
      held.release(behaviour);
    }
  }

  /** An entry of ours as one script, so that a page is there in two requests. */
  function bundle(name) {
    if (!bundles.has(name)) {
      const [, entry, minified] = /^([\w/-]+?)(\.min)?\.js$/.exec(name);
      const built = build({
        entryPoints: [`${root}/src/${entry}.ts`],
        bundle: true,
        format: 'esm',
        minify: Boolean(minified),
        sourcemap: 'inline',
        write: false,
        logLevel: 'error',
      });
      bundles.set(
        name,
        built.then((result) => result.outputFiles[0].text),
      );
    }
    return bundles.get(name);
  }

  /** A file of the package as it ships, from the source as it is. */
  function packageFile(name) {
    if (name === 'simulator.js') return bundle('simulator/index.js');
    if (!bundles.has(name)) {
      bundles.set(
        name,
        buildScript(name).then(({ code }) => code),
      );
    }
    return bundles.get(name);
  }

  const pageIdOf = (referrer = '') => /\/page\?id=(.*)$/.exec(referrer)?.[1];

  async function reply(context, result) {
    if (result.abort) {
      // In the middle of the answer: some engines ask again by themselves when there was none.
      context.respond = false;
      context.res.writeHead(200, { ...SCRIPT, 'content-length': 100 });
      context.res.write('(');
      setTimeout(() => context.req.socket.destroy(), 20);
      return;
    }
    context.status = result.status;
    context.set(result.headers);
    context.body = result.body;
  }

  const middleware = async (context, next) => {
    const { path, query } = context;
    if (path.startsWith('/built/')) {
      context.type = 'text/javascript';
      // For sandboxed frames, whose origin is nobody's.
      context.set('access-control-allow-origin', '*');
      context.body = await bundle(path.slice('/built/'.length));
    } else if (path.startsWith('/payitoff-link/') || DEMO_NEXUS.test(path)) {
      context.type = 'text/javascript';
      context.body = await packageFile(/^\/payitoff-link\/(.*)$/.exec(path)?.[1] ?? 'nexus-simulator.js');
    } else if (path === '/page' && context.method === 'POST') {
      const chunks = [];
      for await (const chunk of context.req) chunks.push(chunk);
      pageOf(query.id).spec = JSON.parse(Buffer.concat(chunks).toString());
      context.body = 'kept';
    } else if (path === '/page') {
      const { html, headers } = pageOf(query.id).spec;
      // Requests of the page tell `intercept` whose they are by their referrer.
      context.set({ 'referrer-policy': 'unsafe-url', ...headers });
      context.type = 'text/html';
      context.body = html;
    } else if (path.startsWith('/fake/nexus')) {
      await reply(context, await answer(query.id, path, query.plan.split(',')));
    } else if (path.startsWith('/fake/vendor/')) {
      // The stand-in for the vendor's addresses where nothing can be intercepted.
      const id = pageIdOf(context.headers.referer);
      const env = path.includes('/sandbox/') ? 'sandbox' : 'production';
      await reply(
        context,
        await answer(id, `${context.origin}${context.url}`, pageOf(id).spec.vendor?.[env] ?? ['404']),
      );
    } else if (path === '/fake/form') {
      const chunks = [];
      for await (const chunk of context.req) chunks.push(chunk);
      const fields = [...new URLSearchParams(Buffer.concat(chunks).toString() || context.querystring)];
      context.type = 'application/json';
      context.body = JSON.stringify(fields);
    } else if (path === '/fake/requests') {
      context.body = pageOf(query.id).requests;
    } else if (path === '/fake/release') {
      await release(pageOf(query.id), query);
      context.body = 'released';
    } else {
      const isDemo = DEMO_PAGES.test(path);
      await next();
      if (isDemo && context.status === 200 && context.response.is('html')) {
        context.body = await watched(context);
      }
    }
  };

  return {
    middleware,

    /** The command by which a file with thousands of requests to the test server is spared the interception. */
    plugin: {
      name: 'fake-network',
      async executeCommand({ command, session }) {
        if (command !== 'stop-intercepting') return undefined;
        const page = session.browser.getPage?.(session.id);
        if (!page) return true;
        spared.add(page);
        await page.setRequestInterception(false);
        // The runner leaves the file by this navigation, and uses the page for the next one.
        page.on('framenavigated', function restore(frame) {
          if (frame !== page.mainFrame()) return;
          page.off('framenavigated', restore);
          spared.delete(page);
          void page.setRequestInterception(true);
        });
        return true;
      },
    },

    /** Puts the vendor's addresses, and the rest of the world, behind this network. */
    async intercept(page) {
      await page.setRequestInterception(true);
      page.on('request', async (request) => {
        if (spared.has(page)) return;
        const url = request.url();
        try {
          if (/^(https?:\/\/(localhost|127\.0\.0\.1)[:/]|data:|blob:|about:)/.test(url)) {
            await request.continue();
            return;
          }
          const { hostname, pathname, searchParams } = new URL(url);
          if (hostname.endsWith('partner.example')) {
            // A partner's public site over https: the same test pages under another origin.
            const isPage = pathname === '/page';
            await request.respond({
              status: 200,
              headers: {
                'content-type': isPage ? 'text/html' : 'text/javascript',
                'referrer-policy': 'unsafe-url',
              },
              body: isPage
                ? pageOf(searchParams.get('id')).spec.html
                : await bundle(pathname.slice('/built/'.length)),
            });
            return;
          }
          const [env] =
            Object.entries(VENDOR).find(([, address]) => address === url.replace(/\?retry=\d+$/, '')) ?? [];
          const id = pageIdOf(request.headers().referer);
          if (!env || !id) {
            await request.abort(url.includes('.invalid/') ? 'namenotresolved' : 'blockedbyclient');
            return;
          }
          const result = await answer(id, url, pageOf(id).spec.vendor?.[env] ?? ['404']);
          if (result.abort) await request.abort(result.abort);
          else await request.respond(result);
        } catch (error) {
          // The page went away while its request was held.
          if (!/closed|detached|Invalid InterceptionId|Not attached|already handled/i.test(String(error)))
            throw error;
        }
      });
    },
  };
}
