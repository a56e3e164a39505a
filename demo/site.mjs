// The routes of the demo site, for its own server and for the test runner's.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** From public path to path in the repository; the first match wins. */
const ROUTES = [
  [/^\/(sandbox\/)?nexus\/js\/v1$/, '/dist/nexus-simulator.js'],
  [/^\/payitoff-link\/(.*)$/, '/dist/$1'],
  [/^\/(vue|angular)\/(.*)$/, '/demo/$1/dist/$2'],
  [/^\/(html|cms|builder|themes|site)\/(.*)$/, '/demo/$1/$2'],
];

/** The pages that the header links to. */
const NAVIGATION = {
  '/': 'HTML',
  '/cms/': 'CMS',
  '/builder/': 'Builder',
  '/themes/': 'Themes',
  '/vue/': 'Vue',
  '/angular/': 'Angular',
};

const header = (current) => `<header class="top">
  <div class="wrap">
    <strong>&lt;payitoff-link&gt;</strong>
    <nav aria-label="Demos">
      ${Object.entries(NAVIGATION)
        .map(
          ([path, name]) => `<a href="${path}"${path === current ? ' aria-current="page"' : ''}>${name}</a>`,
        )
        .join('\n      ')}
    </nav>
  </div>
</header>`;

/** Pages with a header, and which of the links is theirs. */
const PAGES = { '/html/': '/', '/builder/': '/builder/', '/themes/': '/themes/' };

/** The policy that the README recommends; a test compares the two. */
const policy = (nonce) =>
  [
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types payitoff-link',
  ].join('; ');

/** The CMS's page, and the same page where Nexus's script fails to load. */
const CMS_PAGES = {
  '/cms/': {
    nexus: '/sandbox/nexus/js/v1',
    elsewhere: '<a href="/cms/blocked/">This page behind an ad blocker</a>',
  },
  '/cms/blocked/': {
    nexus: '/cms/no-such/nexus/js/v1',
    elsewhere: '<a href="/cms/">This page without an ad blocker</a>',
  },
};

/** Koa middleware. */
export function demoSite() {
  return async function answer(context, next) {
    const { path } = context;
    if (CMS_PAGES[path] && context.method === 'GET') return sendCms(context, 'index', CMS_PAGES[path]);
    // Never answers: the themes page shows the element while it is loading.
    if (path === '/themes/held.js') return new Promise(() => {});
    if (path === '/cms/received' && context.method === 'POST') {
      return sendCms(context, 'received', { fields: await readFields(context) });
    }
    if (PAGES[path]) return sendPage(context, `${path}index.html`, { header: header(PAGES[path]) });
    const built = /^\/(vue|angular)\/$/.exec(path);
    if (built && !existsSync(new URL(`${built[1]}/dist/index.html`, import.meta.url)))
      return sendLater(context);
    const [pattern, target] = ROUTES.find(([candidate]) => candidate.test(path)) ?? [];
    if (target) {
      context.url = path.replace(pattern, target).replace(/\/$/, '/index.html') + context.search;
    }
    return next();
  };
}

/** For the demos that `npm start` is still building. */
function sendLater(context) {
  context.status = 503;
  context.set('retry-after', '5');
  context.type = 'text/html';
  context.body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="5">
    <title>Being built</title><link rel="stylesheet" href="/site/site.css">
    <main class="wrap hero"><h1>This demo is being built</h1><p>This page reloads until it is ready.
    <a href="/">Back to the plain page</a></p></main></html>`;
}

/** A page as a CMS serves it, with a new nonce for each response. */
async function sendCms(context, name, values = {}) {
  const nonce = randomBytes(16).toString('base64');
  context.set('content-security-policy', policy(nonce));
  context.set('cache-control', 'no-store');
  await sendPage(context, `/cms/${name}.html`, {
    nonce,
    policy: policy('…'),
    header: header('/cms/'),
    ...values,
  });
}

/** Fills each `{{name}}` of a page. */
async function sendPage(context, file, values) {
  const template = await readFile(new URL(`.${file}`, import.meta.url), 'utf8');
  context.type = 'text/html';
  context.body = template.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
}

/** The submitted fields, as table rows. */
async function readFields({ req }) {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  const fields = [...new URLSearchParams(Buffer.concat(chunks).toString())];
  return fields
    .map(([name, value]) => `<tr><th scope="row">${escape(name)}</th><td>${escape(value)}</td></tr>`)
    .join('');
}

const escape = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
