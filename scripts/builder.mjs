// `npm run builder`: the snippet builder as a folder for any web server, demo/builder/dist/.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { buildPackage } from './build.mjs';
import { isMain, root } from './setup.mjs';

const folder = `${root}/demo/builder/dist`;

/** Copies the page and what it loads. All its addresses are relative. */
export async function assembleBuilder() {
  await rm(folder, { recursive: true, force: true });
  await mkdir(`${folder}/builder`, { recursive: true });
  for (const name of ['builder.css', 'builder.js', 'snippet.js']) {
    await cp(`${root}/demo/builder/${name}`, `${folder}/builder/${name}`);
  }
  const page = await readFile(`${root}/demo/builder/index.html`, 'utf8');
  await writeFile(`${folder}/builder/index.html`, page.replace('{{header}}', ''));
  await cp(`${root}/demo/site`, `${folder}/site`, { recursive: true });
  for (const theme of ['light', 'dark', 'brand']) {
    await cp(`${root}/demo/themes/${theme}.css`, `${folder}/themes/${theme}.css`);
  }
  for (const name of ['payitoff-link.min.js', 'payitoff-link.classic.min.js', 'simulator.js', 'chunks']) {
    await cp(`${root}/dist/${name}`, `${folder}/payitoff-link/${name}`, { recursive: true });
  }
  return folder;
}

if (isMain(import.meta.url)) {
  await buildPackage();
  console.log(`The builder is in ${await assembleBuilder()}, its page at builder/.`);
}
