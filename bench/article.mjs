// An article with a picture and a button below it: without script, with the element, and with the vendor's own snippet.
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { root } from '../scripts/setup.mjs';

/** The line of style, as it is published. */
const [STYLE] = /<style>.*?<\/style>/.exec(readFileSync(`${root}/README.md`, 'utf8'));
const LABEL = 'Link your student loans';
const TEXT =
  'Most borrowers have more than one servicer, and few know what they owe to each of them. '.repeat(6);

/** What each page has in its head, and where the others have a button that does nothing. */
const PARTS = {
  'no-script': ['', `<button id="go">${LABEL}</button>`],
  'payitoff-link': [
    `${STYLE}
<script type="module" src="/article/payitoff-link.min.js"></script>
<script type="module">
import { registerEnvironment } from '/article/payitoff-link.min.js';
registerEnvironment('bench', { scriptUrl: '/nexus.js' });
</script>`,
    `<payitoff-link id="go" env="bench" nexus-key="a-key">${LABEL}</payitoff-link>`,
  ],
  'hand-written': [
    '<script src="/nexus.js"></script>',
    `<button id="go">${LABEL}</button>
<script>
Nexus.init({ nexus_key: 'a-key' });
document.querySelector('#go').addEventListener('click', () => {
  Nexus.link({ onSuccess: console.log, onExit: console.log });
});
</script>`,
  ],
};

const pageOf = ([head, button]) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Your loans</title>
<meta name="viewport" content="width=device-width">
<style>body{font:16px sans-serif;margin:1rem}img{width:100%;height:14rem}</style>
<script>onNexusLink = () => { linked = true }</script>
${head}
</head><body><h1>Your loans</h1><img src="/article/picture.bmp" alt="">
<p>${button}</p>
${`<p>${TEXT}</p>\n`.repeat(12)}</body></html>`;

/** 57 kB that no server compresses. */
function picture() {
  const [width, height] = [160, 120];
  const pixels = Buffer.from(Array.from({ length: width * height * 3 }, (_, index) => (index * 7919) % 251));
  const header = Buffer.alloc(54);
  header.write('BM');
  header.writeUInt32LE(54 + pixels.length, 2);
  header.writeUInt32LE(54, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(width, 18);
  header.writeInt32LE(height, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(24, 28);
  return Buffer.concat([header, pixels]);
}

/** Files by path; the element's as a site would send it, compressed. */
export const articleFiles = () => ({
  ...Object.fromEntries(
    Object.entries(PARTS).map(([name, parts]) => [`/article/${name}.html`, pageOf(parts)]),
  ),
  '/article/picture.bmp': picture(),
});

export const compressedElement = () => brotliCompressSync(readFileSync(`${root}/dist/payitoff-link.min.js`));
