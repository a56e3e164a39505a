// Imported by the test runner before anything else: gives it the mutated text of a module of the build.
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { root } from '../../scripts/setup.mjs';

const { REPLACED, REPLACEMENT } = process.env;
const replaced = pathToFileURL(join(root, REPLACED)).href;

// Hooks are loaded into a thread of their own.
if (isMainThread) register(import.meta.url);

export async function load(url, context, nextLoad) {
  if (url !== replaced) return nextLoad(url, context);
  return { format: 'module', source: await readFile(REPLACEMENT, 'utf8'), shortCircuit: true };
}
