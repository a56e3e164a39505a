// The demo site's server: demo/<name>/ under /<name>/, the built package under /payitoff-link/, and the
// simulator at the vendor's two paths.
import { startDevServer } from '@web/dev-server';
import { fileURLToPath } from 'node:url';
import { demoSite } from './site.mjs';

const rootDir = fileURLToPath(new URL('..', import.meta.url));

/** @param {{ port?: number, log?: boolean }} options without a port, the first free one from 8000 on */
export async function serveDemos({ port, log = true } = {}) {
  const server = await startDevServer({
    config: {
      rootDir,
      port,
      middleware: [
        function home(context, next) {
          if (context.path === '/') context.url = '/html/index.html';
          return next();
        },
        demoSite(),
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
