// What could keep a page still until the script is there, compared: `node test/demos/first-paint-options.mjs` prints the
// table of docs/decisions/010. It needs dist/ (`npm run build`).
import { setTimeout as delay } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import { STYLE } from '../../demo/builder/snippet.js';
import { launchBrowser } from '../../scripts/browsers.mjs';
import { serveFolders } from '../../scripts/server.mjs';
import { isMain, root } from '../../scripts/setup.mjs';
import { LATE, measureFallback, measureShift } from './late-page.mjs';
import { pageOf } from './published-pages.mjs';

const SCRIPT = '<script type="module" src="/payitoff-link.min.js"></script>';
const SHEET = '<link rel="stylesheet" href="/payitoff-link.css">';

const element = (inside) =>
  `<payitoff-link env="sandbox" nexus-key="your-nexus-key">${inside}</payitoff-link>`;
const slots = (hidden) => `Link your student loans
<span slot="complete"${hidden}>Your loans are linked.</span>
<span slot="incomplete"${hidden}>You left before finishing. Press the button to go on.</span>
<span slot="fallback">Linking is not available right now. Please call us.</span>`;

/** Into the head and into the body, by the name of the option. */
const optionsWith = (shadowRoot) => ({
  'nothing, no slots': [SCRIPT, element('Link your student loans')],
  'nothing, slots in paragraphs': [SCRIPT, element(slots('').replace(/(<\/?)span/g, '$1p'))],
  'nothing, slots in spans': [SCRIPT, element(slots(''))],
  '`hidden` on the slots': [SCRIPT, element(slots(' hidden'))],
  'the line of style': [`<style>${STYLE}</style>${SCRIPT}`, element(slots(''))],
  'a style sheet of the package': [SHEET + SCRIPT, element(slots(''))],
  'declarative shadow DOM': [
    SCRIPT,
    element(`<template shadowrootmode="open">${shadowRoot}</template>${slots('')}`),
  ],
});

/** The shadow tree and its style, as a server or the builder would write them. */
async function renderShadowRoot(browser, address) {
  const page = await browser.newPage();
  await page.goto(`${address}/defined`);
  const markup = await page.$eval('payitoff-link', ({ shadowRoot }) => {
    const styles = shadowRoot.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]);
    return `<style>${styles.map(({ cssText }) => cssText).join('')}</style>${shadowRoot.innerHTML}`;
  });
  await page.close();
  return markup.replace(/\s+/g, ' ');
}

async function measureOption(browser, url, markup) {
  const wide = await measureShift(browser, url, { screen: 'wide' });
  const narrow = [];
  for (let visit = 0; visit < 3; visit += 1) {
    narrow.push(await measureShift(browser, url, { screen: 'narrow' }));
  }
  const hasFallback = markup.includes('slot="fallback"');
  const hasSheet = markup.includes(SHEET);
  return {
    narrow: Math.max(...narrow.map(({ shift }) => shift)),
    wide: wide.shift,
    flashes: narrow[0].flashes,
    painted: Math.min(...narrow.map(({ painted }) => painted)),
    fallback: hasFallback && (await measureFallback(browser, url, { screen: 'narrow', scripts: 'off' })),
    // Something to press that nothing answers yet.
    isDead: markup.includes('<button'),
    bytes: brotliCompressSync(markup).length + (hasSheet ? brotliCompressSync(STYLE).length : 0),
    requests: hasSheet ? 2 : 1,
  };
}

/**
 * @param {import('puppeteer-core').Browser} browser
 * @returns {Promise<Record<string, Awaited<ReturnType<typeof measureOption>>>>} by the name of the option
 */
export async function measureOptions(browser) {
  const pages = { '/defined': pageOf('', SCRIPT, element('')).html };
  const server = await serveFolders({ '/': `${root}/dist` }, [
    async (context, next) => {
      if (context.path === '/payitoff-link.css') {
        // As late as the script: it comes the same way.
        await delay(LATE);
        Object.assign(context, { type: 'css', body: STYLE });
      } else if (pages[context.path]) Object.assign(context, { type: 'html', body: pages[context.path] });
      else await next();
    },
  ]);
  const measured = {};
  try {
    const options = optionsWith(await renderShadowRoot(browser, server.address));
    for (const [index, [name, [head, body]]] of Object.entries(options).entries()) {
      const path = `/option-${index}`;
      pages[path] = pageOf(name, head, body).html;
      measured[name] = await measureOption(browser, server.address + path, head + body);
    }
  } finally {
    await server.stop();
  }
  return measured;
}

const HEAD = [
  'what is pasted',
  'layout shift, 375 px',
  '1,280 px',
  'flashes',
  'first paint',
  'fallback without script',
  'a button that does nothing yet',
  'bytes, brotli',
  'requests',
];

function cellsOf([name, { narrow, wide, flashes, painted, fallback, bytes, requests, isDead }]) {
  const comes = fallback < 500 ? 'at once' : `after ${(fallback / 1000).toFixed(1)} s`;
  return [
    name,
    narrow.toFixed(3),
    wide.toFixed(3),
    flashes.join(', ') || 'nothing',
    `${painted.toFixed(0)} ms`,
    fallback === false ? 'has none' : fallback === Infinity ? 'never' : comes,
    isDead ? 'yes' : 'no',
    bytes,
    requests,
  ];
}

export function tableOf(measured) {
  const rows = [HEAD, HEAD.map(() => '---'), ...Object.entries(measured).map(cellsOf)];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

if (isMain(import.meta.url)) {
  const browser = await launchBrowser('chromium');
  console.log(tableOf(await measureOptions(browser)));
  await browser.close();
}
