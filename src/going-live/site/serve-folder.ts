import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import sirv from 'sirv';

/** Serves a folder on this machine, as a static host would; an address that is none gets the page of a single-page app. */
export async function serveFolder(folder: string): Promise<{ address: string; stop: () => void }> {
  const files = sirv(folder, { dev: true });
  const server = createServer((request, response) => {
    // What is built for a sub-path of a site, `/app/`, is served without it.
    const shorten = () => {
      const [, first = '', rest = ''] = /^\/([^/?#]+)\/?([^?#]*)/.exec(request.url ?? '') ?? [];
      request.url = `/${rest}`;
      if (first && (rest || !extname(first))) files(request, response, shorten);
      else response.writeHead(404).end();
    };
    files(request, response, shorten);
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
