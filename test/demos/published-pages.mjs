// Everything that is published to be pasted, each as a page: the snippets of the documents and of the builder.
import { readFile, readdir } from 'node:fs/promises';
import { SLOTS, STYLE, snippetsOf } from '../../demo/builder/snippet.js';
import { root } from '../../scripts/setup.mjs';

/** Of two parts of a document that belong together: what is pasted once, for the page's own markup. */
const CLASSIC = '<script defer src="/payitoff-link.classic.min.js"></script>';
const LINKS = CLASSIC.replace('></', ' data-env="sandbox" data-nexus-key="your-nexus-key"></');
/** The application that a bundler makes; a browser finds the modules by itself. */
const BUNDLED = `<script type="importmap">{ "imports": { "payitoff-link": "/payitoff-link.min.js" } }</script>
<script type="module" src="/app.js"></script>`;

const TOP = '<h1>Your loans</h1><p>Before.</p>';
const REST = '<p>After.</p>'.repeat(20);
const HEAD = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><style>body{font:16px sans-serif}</style>`;

/** A snippet in the middle of a page; one that is a page itself stays that. */
export function pageOf(name, head, code) {
  const html = code.includes('</body>')
    ? code
        .replace('<head>', '<head><meta name="viewport" content="width=device-width">')
        .replace('<body>', `<body>${TOP}`)
        .replace('</body>', `${REST}</body>`)
    : `${HEAD}${head}</head><body>${TOP}${code}${REST}</body></html>`;
  return {
    name,
    html,
    // A hundredth costs the line of style.
    mostShift: html.includes(STYLE) ? 0.01 : 0.05,
    hasFallback: html.includes('slot="fallback"'),
  };
}

async function documentsOf(folder) {
  const names = await readdir(`${root}/${folder}`);
  return names.filter((name) => name.endsWith('.md')).map((name) => `${folder}/${name}`);
}

/** The HTML of all documents, with the style and the script that it relies on. */
export async function pagesOfDocuments() {
  const documents = ['README.md', ...(await documentsOf('docs'))];
  const pages = await Promise.all(
    documents.map(async (document) => {
      const markdown = await readFile(`${root}/${document}`, 'utf8');
      const codes = [...markdown.matchAll(/^```html[^\n]*\n(.*?)^```$/gms)].map(([, code]) => code);
      return codes
        .map((code, index) => [`${document}, HTML ${index + 1}`, code])
        .filter(([, code]) => /<payitoff-link|<a [^>]*#payitoff-link/.test(code))
        .map(([name, code]) => pageOf(name, headFor(code), code));
    }),
  );
  return pages.flat();
}

function headFor(code) {
  if (code.includes('<script')) return '';
  return `<style>${STYLE}</style>${code.includes('<payitoff-link') ? CLASSIC : LINKS}`;
}

const PLAIN = {
  nexusKey: 'your-nexus-key',
  source: 'folder',
  folder: '/',
  env: 'sandbox',
  preload: 'intent',
};
const TEXTS = Object.fromEntries(SLOTS.map((slot) => [slot, `What to read here: ${slot}.`]));

/** What a reader of the builder may have chosen. */
const CHOICES = {
  'as it comes': { fallback: 'Please call us.' },
  'all texts, in a form': { ...TEXTS, label: 'My loans', name: 'borrower', required: true },
  'fetched at once, branded': { preload: 'auto', theme: 'brand', themeCss: '', fallback: 'Please call us.' },
  'production, no texts': { env: 'production' },
};

/** The snippets of the builder, where the page has them. */
export function pagesOfBuilder() {
  const pages = ['html', 'raw', 'bundler'].flatMap((cms) =>
    Object.entries(CHOICES).map(([what, choice]) => {
      const parts = snippetsOf({ ...PLAIN, ...choice, cms });
      const of = (wanted) =>
        parts
          .filter(({ language }) => language === wanted)
          .map(({ code }) => code)
          .join('');
      const head = `<style>${of('css')}</style>${cms === 'bundler' ? BUNDLED : ''}`;
      return pageOf(`builder, ${cms}, ${what}`, head, of('html'));
    }),
  );
  const [template, text] = snippetsOf({ ...PLAIN, cms: 'link' });
  return [...pages, pageOf('builder, link', template.code, text.code)];
}

/** The script of a page that has a bundler. */
export const APP = "import 'payitoff-link';";
