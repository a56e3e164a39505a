import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};

/**
 * Serves folders, each under its own path.
 *
 * @param {Record<string, string>} folders `/path/` to folder; the longest path that fits counts
 */
export async function serveFolders(folders) {
  const paths = Object.keys(folders).sort((one, other) => other.length - one.length);
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const path = paths.find((candidate) => pathname.startsWith(candidate));
    const rest = normalize(`/${decodeURIComponent(pathname.slice(path?.length ?? 0))}`);
    const file = path && join(folders[path], rest.endsWith('/') ? `${rest}index.html` : rest);
    try {
      const body = await readFile(file);
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://localhost:${server.address().port}`,
    stop() {
      // A browser keeps its connections.
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
