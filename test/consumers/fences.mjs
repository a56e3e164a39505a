import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

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
