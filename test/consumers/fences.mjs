import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { root } from '../../scripts/setup.mjs';

/**
 * The code of a Markdown text that says which file it is: ```vue title="vue/App.vue"
 *
 * @returns {{ project: string, file: string, code: string }[]}
 */
export function fencesOf(markdown) {
  return [...markdown.matchAll(/^```\w+ title="([^"/]+)\/([^"]+)"\n(.*?)^```$/gms)].map(
    ([, project, file, code]) => ({ project, file, code }),
  );
}

/** Writes the files of one project out of a document. */
export async function writeFences(folder, fences) {
  for (const { file, code } of fences) {
    await mkdir(dirname(`${folder}/${file}`), { recursive: true });
    await writeFile(`${folder}/${file}`, code);
  }
}

/**
 * Each block of code under a comment `<!-- file: … -->` is that file, whole.
 *
 * @returns {string[]} the files that a document does not show as they are
 */
export function staleFiles(document) {
  const text = readFileSync(`${root}/${document}`, 'utf8');
  const named = [...text.matchAll(/<!-- file: (\S+) -->(?:\n+```\w+\n([\s\S]*?)```\n)?/g)];
  if (named.length === 0) throw new Error(`${document} shows no file`);
  return named
    .filter(([, file, code]) => readFileSync(`${root}/${file}`, 'utf8') !== code)
    .map(([, file]) => file);
}
