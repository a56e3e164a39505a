// The static server for the demo site, the tests and the benchmark: @web/dev-server, which the test runner uses too.
import { startDevServer } from '@web/dev-server';
import { relative } from 'node:path';
import { root } from './setup.mjs';

/**
 * Serves the repository.
 *
 * @param {object} options
 * @param {import('koa').Middleware[]} [options.middleware] may rewrite `context.url` to a path in the repository
 * @param {number} [options.port] default: the first free one from 8000 on; 0: any free one
 */
export async function startServer({ middleware = [], port }) {
  const server = await startDevServer({
    config: { rootDir: root, port, middleware, disableFileWatcher: true },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
    logStartMessage: false,
  });
  return {
    address: `http://localhost:${server.server.address().port}`,
    stop: () => server.stop(),
  };
}

/**
 * Serves folders of the repository, each under its own path, and nothing else.
 *
 * @param {Record<string, string>} folders from `/path/` to absolute folder; the longest matching path wins
 * @param {import('koa').Middleware[]} [middleware] runs first
 */
export function serveFolders(folders, middleware = []) {
  return startServer({ middleware: [...middleware, mount(folders)], port: 0 });
}

function mount(folders) {
  const paths = Object.keys(folders).sort((one, other) => other.length - one.length);
  return function toRepositoryPath(context, next) {
    const path = paths.find((candidate) => context.path.startsWith(candidate));
    if (!path) return;
    const rest = context.path.slice(path.length).replace(/(^|\/)$/, '$1index.html');
    context.url = `/${relative(root, folders[path])}/${rest}`;
    return next();
  };
}
