// The pages of the benchmark, with a Nexus that answers after a while, as over a mobile network.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { root } from '../scripts/setup.mjs';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };

/** Public path to folder; the first that fits counts. */
const FOLDERS = [
  ['/payitoff-link/', 'dist/'],
  ['/lit/', 'node_modules/@lit/reactive-element/'],
  ['/loadjs/', 'node_modules/loadjs/dist/'],
  ['/', 'bench/pages/'],
];

const NEXUS = 'globalThis.Nexus = { init() {}, link: () => onNexusLink() };';

const WITH_ELEMENTS = (script, tag) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>100 elements</title>
${script && `<script type="module" src="${script}"></script>`}
</head><body>${`<${tag} env="sandbox" nexus-key="a-key">Link your student loans</${tag}>\n`.repeat(100)}</body></html>`;

/** Generated pages. */
const PAGES = {
  '/100-without-script.html': WITH_ELEMENTS('', 'payitoff-link'),
  '/100-payitoff-link.html': WITH_ELEMENTS('/payitoff-link/payitoff-link.min.js', 'payitoff-link'),
};

/** @param latency milliseconds before Nexus's script is sent */
export async function serveBench({ latency }) {
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const send = (type, body) =>
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    if (pathname === '/nexus.js') return setTimeout(() => send(TYPES['.js'], NEXUS), latency);
    if (PAGES[pathname]) return send(TYPES['.html'], PAGES[pathname]);
    const [path, folder] = FOLDERS.find(([candidate]) => pathname.startsWith(candidate));
    try {
      const body = await readFile(`${root}${folder}${pathname.slice(path.length)}`);
      send(TYPES[extname(pathname)] ?? 'application/octet-stream', body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://localhost:${server.address().port}`,
    stop: () => (server.closeAllConnections(), server.close()),
  };
}
