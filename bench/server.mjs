// The pages of the benchmark, with a Nexus that answers after a while, as over a mobile network.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { root } from '../scripts/setup.mjs';
import { HAND_WRITTEN, OURS, buildContenders, scriptOf } from './contenders.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Public path to folder; the first that fits counts. */
const FOLDERS = [
  ['/payitoff-link/', 'dist/'],
  ['/loadjs/', 'node_modules/loadjs/dist/'],
  ['/', 'bench/pages/'],
];

const NEXUS = 'globalThis.Nexus = { init() {}, link: () => onNexusLink() };';

/** A page with elements in its markup and, if wanted, the script that makes them elements. */
const inMarkup = (tag, script, size = 100) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${size} in markup</title>
${script ? `<script type="module" src="${script}"></script>` : ''}
</head><body>
${`<${tag} env="sandbox" nexus-key="a-key">Link your student loans</${tag}>\n`.repeat(size)}
</body></html>`;

/** A page that imports the script when it is loaded, and adds 100 elements in a task of its own. */
const byScript = (tag, script) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>100 by script</title></head><body><script>
onload = async () => {
  await import('${script}');
  setTimeout(() => {
    for (let index = 0; index < 100; index += 1) {
      const element = document.createElement('${tag}');
      element.setAttribute('env', 'sandbox');
      element.setAttribute('nexus-key', 'a-key');
      element.append('Link your student loans');
      document.body.append(element);
    }
    document.title = 'done';
  });
};
</script></body></html>`;

/** What is made here, and not read from a file. */
async function generated() {
  const { PayitoffLink } = await import('../dist/element.js');
  const pages = [OURS, HAND_WRITTEN].flatMap((tag) => [
    [`/100-in-markup/${tag}.html`, inMarkup(tag, scriptOf(tag))],
    [`/100-by-script/${tag}.html`, byScript(tag, scriptOf(tag))],
  ]);
  return {
    ...(await buildContenders()),
    ...Object.fromEntries(pages),
    '/100-in-markup/no-script.html': inMarkup(OURS),
    '/10-in-markup/payitoff-link.html': inMarkup(OURS, scriptOf(OURS), 10),
    '/same-style.js': `export default ${JSON.stringify(PayitoffLink.styles.cssText)};`,
  };
}

/** @param latency milliseconds before Nexus's script is sent */
export async function serveBench({ latency }) {
  const made = await generated();
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const send = (type, body) =>
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    if (pathname === '/nexus.js') return setTimeout(() => send(TYPES['.js'], NEXUS), latency);
    if (made[pathname]) return send(TYPES[extname(pathname)], made[pathname]);
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
