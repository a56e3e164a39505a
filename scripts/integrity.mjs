// The script tags for a CDN: an exact version, and what the file must be.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { root } from './setup.mjs';

/** The value of `integrity` for a file of dist/. */
export function integrityOf(name) {
  return `sha384-${createHash('sha384')
    .update(readFileSync(`${root}/dist/${name}`))
    .digest('base64')}`;
}

/** One line for each file that a page can load by itself. */
export function integrityLines(names) {
  const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  return names.map((name) => `payitoff-link@${version}/dist/${name} integrity="${integrityOf(name)}"`);
}
