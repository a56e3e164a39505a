// The site: what makes its folder, demo/dist, and what serves it for `npm start` and for the test runner.
//
//   npm run site   makes the folder, for any host and any path of it
import Eleventy from '@11ty/eleventy';
import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { buildPackage } from '../scripts/build.mjs';
import { buildDemos, packPackage } from '../scripts/package.mjs';
import { isMain, root } from '../scripts/setup.mjs';
import { policyWith, STATIC_NONCE } from './site/cms.mjs';

export const siteFolder = `${root}/demo/dist`;

/** The demos with a compiler of their own. */
const APPS = ['vue', 'angular'];

/** Makes the folder from dist/ and from those apps that are built. */
export async function buildSite() {
  await rm(siteFolder, { recursive: true, force: true });
  const site = new Eleventy('demo/site/pages', 'demo/dist', {
    configPath: 'demo/site/eleventy.config.mjs',
    quietMode: true,
  });
  await site.write();
  for (const name of APPS) await addApp(name);
}

/** Copies a built app to its place; until it is built, its place says so. */
export async function addApp(name) {
  const [built, place] = [`${root}/demo/${name}/dist`, `${siteFolder}/${name}`];
  await rm(place, { recursive: true, force: true });
  if (existsSync(`${built}/index.html`)) return cp(built, place, { recursive: true });
  await mkdir(place, { recursive: true });
  await writeFile(`${place}/index.html`, LATER);
}

const LATER = `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="5">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Being built</title>
<link rel="stylesheet" href="../site/site.css"><main class="wrap hero"><h1>This demo is being built</h1>
<p>This page reloads until it is ready. <a href="../demos/" target="_top">All demos</a></p></main></html>
`;

/** Where a page of the vendor's time would ask for Nexus. */
const NEXUS = /^\/(sandbox\/)?nexus\/js\/v1$/;

/**
 * Koa middleware that answers with the site, which it makes at the first request.
 *
 * @param {string} [at] the path that the site is under
 */
export function demoSite(at = '/') {
  let made;
  return async function answer(context, next) {
    if (NEXUS.test(context.path)) context.url = '/dist/nexus-simulator.js';
    else if (context.path.startsWith(at)) {
      await (made ??= buildSite());
      const file = fileAt(decodeURI(context.path.slice(at.length)));
      if (file && /^cms\/(blocked\/)?index\.html$/.test(file)) return sendCms(context, file);
      if (file) context.url = `/demo/dist/${file}${context.search}`;
    }
    return next();
  };
}

function fileAt(path) {
  const file = path.replace(/(^|\/)$/, '$1index.html');
  if (file.split('/').includes('..')) return undefined;
  return statSync(`${siteFolder}/${file}`, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

/** The page as a CMS serves it: with its policy as a header, and with a new nonce for each answer. */
async function sendCms(context, file) {
  const nonce = randomBytes(16).toString('base64');
  context.set('content-security-policy', policyWith(nonce));
  context.set('cache-control', 'no-store');
  context.type = 'text/html';
  context.body = (await readFile(`${siteFolder}/${file}`, 'utf8')).replaceAll(STATIC_NONCE, nonce);
}

if (isMain(import.meta.url)) {
  await buildPackage();
  await packPackage();
  await buildDemos({ onBuilt: (name) => console.log(`The ${name} demo is built.`) });
  await buildSite();
  console.log('The site is in demo/dist: serve that folder from any path.');
}
