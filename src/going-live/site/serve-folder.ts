import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Serves a folder on this machine, as a static host would; an address that is none gets the page of a single-page app. */
export async function serveFolder(folder: string): Promise<{ address: string; stop: () => void }> {
  const server: Server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    void fileFor(folder, path).then((file) => {
      if (!file) return void response.writeHead(404).end();
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
      createReadStream(file).pipe(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function fileFor(folder: string, path: string): Promise<string | undefined> {
  const segments = path.split('/').filter(Boolean);
  // What is built for a sub-path of a site, `/app/`, is served without it.
  for (let skipped = 0; skipped <= segments.length; skipped++) {
    const file = join(folder, ...segments.slice(skipped));
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile()) return file;
    if (found?.isDirectory() && (await stat(join(file, 'index.html')).catch(() => undefined))) {
      return skipped > 0 && extname(path) ? undefined : join(file, 'index.html');
    }
  }
  return undefined;
}
