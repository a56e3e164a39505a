// The demo site's server: demo/<name>/ under /<name>/, the built package under /payitoff-link/, and the
// simulator at the vendor's two paths.
import { startDevServer } from '@web/dev-server';
import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('..', import.meta.url));

/** Public path to path in the repository; the first match counts. */
const ROUTES = [
  [/^\/(sandbox\/)?nexus\/js\/v1$/, '/dist/nexus-simulator.js'],
  [/^\/payitoff-link\/(.*)$/, '/dist/$1'],
  [/^\/$/, '/demo/html/index.html'],
  [/^\/(vue|angular)\/(.*)$/, '/demo/$1/dist/$2'],
  [/^\/(html|cms|builder|site)\/(.*)$/, '/demo/$1/$2'],
];

/** @param {{ port?: number, log?: boolean }} options without a port, the first free one from 8000 on */
export async function serveDemos({ port, log = true } = {}) {
  const server = await startDevServer({
    config: {
      rootDir,
      port,
      middleware: [
        function route(context, next) {
          const [pattern, target] = ROUTES.find(([candidate]) => candidate.test(context.path)) ?? [];
          if (target)
            context.url =
              context.path.replace(pattern, target).replace(/\/$/, '/index.html') + context.search;
          return next();
        },
      ],
    },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: log,
    logStartMessage: false,
  });
  const { port: actual } = server.server.address();
  const address = `http://localhost:${actual}/`;
  if (log) console.log(`\n  The demos are at ${address}\n`);
  return { address, stop: () => server.stop() };
}
