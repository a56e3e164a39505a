// The snippets of docs/cms.md: what the tests paste is what people read.
import { readFileSync } from 'node:fs';
import { root } from '../../scripts/setup.mjs';
import { fencesOf } from '../consumers/fences.mjs';

const document = readFileSync(`${root}/docs/cms.md`, 'utf8');
const fences = new Map(
  fencesOf(document).map(({ project, file, code }) => [`${project}/${file}`, code.trim()]),
);

/** The titles of all code in docs/cms.md; `undefined` for code without one. */
export const titles = [...document.matchAll(/^```\w+(?: title="(.*)")?$/gm)].map(([, title]) => title);

/** The code that docs/cms.md has under this title. */
export function snippet(title) {
  if (!fences.has(title)) throw new Error(`docs/cms.md has no snippet ${title}.`);
  return fences.get(title);
}
