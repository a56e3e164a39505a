// The elements to compare, each on its own page.
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { root } from '../scripts/setup.mjs';

export const OURS = 'payitoff-link';
export const HAND_WRITTEN = 'hand-written-link';
export const LIT_TEMPLATE = 'lit-template-link';

const versionOf = (name) =>
  JSON.parse(readFileSync(`${root}/node_modules/${name}/package.json`, 'utf8')).version;

/** Tag names and their names in the table. */
export const CONTENDERS = {
  [OURS]: OURS,
  [HAND_WRITTEN]: 'hand-written',
  [LIT_TEMPLATE]: 'LitElement with a template',
  'sl-button': `sl-button (Shoelace ${versionOf('@shoelace-style/shoelace')})`,
  'wa-button': `wa-button (Web Awesome ${versionOf('@awesome.me/webawesome')})`,
  'md-filled-button': `md-filled-button (Material Web ${versionOf('@material/web')})`,
};

/** The script that defines an element. */
export const scriptOf = (tag) =>
  tag === OURS ? '/payitoff-link/payitoff-link.min.js' : `/elements/${tag}.js`;

/** The contenders' scripts, style sheets and pages, by path. */
export async function buildContenders() {
  const tags = Object.keys(CONTENDERS);
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: tags.filter((tag) => tag !== OURS).map((tag) => `bench/pages/elements/${tag}.js`),
    outdir: '/elements',
    write: false,
    format: 'esm',
    bundle: true,
    minify: true,
    external: ['/same-style.js'],
    logLevel: 'warning',
  });
  const files = Object.fromEntries(
    outputFiles.map(({ path, text }) => [`/elements/${path.split('/').at(-1)}`, text]),
  );
  for (const tag of tags) files[`/elements/${tag}.html`] = pageOf(tag, files[`/elements/${tag}.css`]);
  return files;
}

const pageOf = (tag, style) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${tag} by the thousand</title>
${style ? `<link rel="stylesheet" href="/elements/${tag}.css">` : ''}
<script type="module" src="${scriptOf(tag)}"></script>
<script src="/elements.js"></script>
</head><body></body></html>`;

/** Opens a contender's page, which has the functions of pages/elements.js. */
export async function openContender(browser, address, tag) {
  const page = await browser.newPage();
  await page.goto(`${address}/elements/${tag}.html`);
  await page.evaluate((name) => customElements.whenDefined(name).then(() => true), tag);
  return page;
}
