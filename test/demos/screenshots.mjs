// `npm run build && node test/demos/screenshots.mjs [folder]`: the element in each state, in light, dark, forced colours, at
// 320 px and right to left, each as one picture to look at.
import { mkdir } from 'node:fs/promises';
import { STYLE } from '../../demo/builder/snippet.js';
import { launchBrowser } from '../../scripts/browsers.mjs';
import { serveFolders } from '../../scripts/server.mjs';
import { root } from '../../scripts/setup.mjs';

const SLOTS = ['loading', 'complete', 'incomplete', 'illegal', 'error', 'fallback']
  .map(
    (slot) =>
      `<span slot="${slot}"${slot === 'fallback' ? '' : ' hidden'}>The page’s own text for ${slot}, which may be long.</span>`,
  )
  .join('');
const BUTTON = '<button slot="trigger" type="button">My own button</button>';
const LINK = '<a slot="trigger" href="#help">my own link</a>';

/** Each picture's frames: the outcome or state, what is slotted, and what else is done. */
const FRAMES = [
  ['idle', ''],
  ['hover', ''],
  ['focus', ''],
  ['disabled', ''],
  ['loading', ''],
  ['ready', ''],
  ['open', ''],
  ['complete', ''],
  ['incomplete', ''],
  ['illegal', ''],
  ['error', ''],
  ['no script', SLOTS],
  ['script blocked', SLOTS],
  ['loading', SLOTS],
  ['complete', SLOTS],
  ['incomplete', SLOTS],
  ['illegal', SLOTS],
  ['error', SLOTS],
  ['idle', BUTTON],
  ['error', BUTTON],
  ['idle', LINK],
  ['incomplete', LINK],
];

/** Name to the style of the page, its direction, its width, and media features. */
const LOOKS = {
  light: { css: 'background: #fff; color: #111' },
  dark: { css: 'background: #111; color: #eee; color-scheme: dark' },
  'dark page, light scheme': { css: 'background: #111; color: #eee' },
  'forced colours': { css: '', forced: true },
  '320 px': { css: 'background: #fff; color: #111', width: 320 },
  'right to left': { css: 'background: #fff; color: #111', rtl: true },
};

const HOVERED = '[part=button]:enabled { box-shadow: inset 0 0 0 0.125em }';

function frameOf([what, content], { css, rtl }) {
  const label = rtl ? 'اربط قروضك الطلابية' : '';
  const configuration = { loading: 'held', 'script blocked': 'blocked' }[what] ?? 'simulator';
  const element = `<payitoff-link env="${configuration}" nexus-key="demo-key">${label}${content}</payitoff-link>`;
  const script = `<script type="module">
    import { registerEnvironment } from '/dist/payitoff-link.min.js';
    import { installSimulator } from '/dist/simulator.js';
    const what = ${JSON.stringify(what)};
    const link = document.querySelector('payitoff-link');
    if (what === 'loading') registerEnvironment('held', { scriptUrl: '/held.js' });
    else if (what === 'script blocked') registerEnvironment('blocked', { scriptUrl: '/none.js' });
    else installSimulator({
      onLink: (flow) => {
        if (what === 'complete') flow.complete();
        else if (what !== 'open') flow.exit(what);
      },
    });
    if (what === 'hover') {
      await link.updateComplete;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(${JSON.stringify(HOVERED)});
      link.shadowRoot.adoptedStyleSheets.push(sheet);
    }
    link.timeout = what === 'script blocked' ? 500 : 60_000;
    link.disabled = what === 'disabled';
    if (what === 'ready') await link.load();
    if (/loading|open|complete|illegal|error|blocked/.test(what)) void link.open();
    if (what === 'focus') document.body.dataset.focus = '';
  </script>`;
  const html = `<!doctype html><html lang="${rtl ? 'ar' : 'en'}" dir="${rtl ? 'rtl' : 'ltr'}"><style>
    html { ${css}; font: 15px/1.4 sans-serif } body { margin: 8px } small { opacity: .7; display: block }
    </style><style>${STYLE}</style>
    ${what === 'no script' ? '' : script}<body><small>${what}${content ? ', slotted' : ''}</small>${element}`;
  return `<iframe srcdoc="${html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`;
}

const pageOf = (look) => `<!doctype html><meta charset="utf-8"><title>States</title><style>
  body { margin: 0; display: flex; flex-wrap: wrap } iframe { border: 1px dotted gray; width: ${look.width ?? 300}px;
  height: 150px; box-sizing: border-box }</style>${FRAMES.map((frame) => frameOf(frame, look)).join('')}`;

const folder = process.argv[2] ?? `${root}/.cache/screenshots`;
await mkdir(folder, { recursive: true });
const server = await serveFolders({ '/dist/': `${root}/dist` }, [
  (context, next) => {
    if (context.path === '/held.js') return new Promise(() => {});
    const look = LOOKS[decodeURIComponent(context.path.slice(1))];
    if (!look) return next();
    Object.assign(context, { type: 'html', body: pageOf(look) });
  },
]);
const browser = await launchBrowser('chromium');
try {
  for (const [name, { forced, width = 1210 }] of Object.entries(LOOKS)) {
    const page = await browser.newPage();
    await page.setViewport({ width, height: 900 });
    if (forced) {
      const protocol = await page.createCDPSession();
      const features = [{ name: 'forced-colors', value: 'active' }];
      await protocol.send('Emulation.setEmulatedMedia', { features });
    }
    // A script that is held keeps the page from being loaded.
    await page.goto(`${server.address}/${encodeURIComponent(name)}`, { waitUntil: 'domcontentloaded' });
    const frames = page.frames().slice(1);
    for (const [index, frame] of frames.entries()) {
      if (FRAMES[index][0] !== 'no script') await frame.waitForSelector('payitoff-link:defined');
    }
    const blocked = frames[FRAMES.findIndex(([what]) => what === 'script blocked')];
    await blocked.waitForFunction(() => document.querySelector('payitoff-link').state === 'error');
    await page.waitForFunction(() => performance.now() > 3500);
    await page.keyboard.press('Tab');
    const focused = frames[FRAMES.findIndex(([what]) => what === 'focus')];
    await focused.focus('payitoff-link');
    const file = `${folder}/${name.replaceAll(/\W+/g, '-')}.png`;
    await page.screenshot({ path: file, fullPage: true });
    console.log(file);
    await page.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
