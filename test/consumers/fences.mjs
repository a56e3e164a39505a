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

/** Languages of the code that says nothing of the kind. */
export function untitledFencesOf(markdown) {
  const opening = [...markdown.matchAll(/^```(\w*)([^\n]*)\n.*?^```$/gms)];
  return opening.filter(([, , info]) => !info.includes('title=')).map(([, language]) => language);
}

/** Writes the files of one project out of a document. */
export async function writeFences(folder, fences) {
  for (const { file, code } of fences) {
    await mkdir(dirname(`${folder}/${file}`), { recursive: true });
    await writeFile(`${folder}/${file}`, code);
  }
}
