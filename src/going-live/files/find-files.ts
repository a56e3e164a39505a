import { existsSync, type Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import createIgnore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import { whyLeftOut } from './file-kind.js';

/** A file to check, by its absolute path; one that is left alone; or a problem met on the way. */
export type Found =
  | { file: string }
  | { leftOut: NonNullable<ReturnType<typeof whyLeftOut>> }
  | { problem: { path: string; message: string } };

/** Never part of a site's own code, nor worth the time. */
const NEVER = new Set(['node_modules', '.git', '.hg', '.svn']);

/** Patterns in the syntax of `.gitignore`, and the folder they speak of. */
interface IgnoreFile {
  folder: string;
  patterns: Ignore;
}

/**
 * Finds the files that paths and globs name, one at a time: every text file of a folder, except what
 * its `.gitignore`s and `ignored` leave out. What a path names itself is never left out: `check dist` works where
 * `dist` is ignored.
 *
 * @param ignored Patterns relative to `cwd`.
 */
export async function* findFiles(
  paths: readonly string[],
  cwd: string,
  ignored: readonly string[],
): AsyncGenerator<Found> {
  const seen = new Set<string>();
  const own: IgnoreFile = { folder: cwd, patterns: createIgnore().add(ignored) };
  for (const path of paths) {
    let isEmpty = true;
    for await (const found of expand(path, cwd, own)) {
      isEmpty &&= 'leftOut' in found;
      if ('file' in found && seen.has(found.file)) continue;
      if ('file' in found) seen.add(found.file);
      yield found;
    }
    if (isEmpty) yield { problem: { path, message: 'It contains no file to check.' } };
  }
}

async function* expand(path: string, cwd: string, own: IgnoreFile): AsyncGenerator<Found> {
  const absolute = resolve(cwd, path);
  const found = await stat(absolute).catch((error: NodeJS.ErrnoException) => error);
  if (!(found instanceof Error)) {
    if (found.isDirectory()) yield* walkFolder(absolute, await ignoresAbove(absolute, own), absolute, cwd);
    else yield { file: absolute };
    return;
  }
  const glob = picomatch.scan(sep === '\\' ? path.replaceAll('\\', '/') : path);
  if (found.code !== 'ENOENT' || !glob.isGlob) {
    yield { problem: { path, message: reasonOf(found) } };
    return;
  }
  const base = resolve(cwd, glob.base);
  const matches = picomatch(glob.glob, { dot: true });
  for await (const entry of walkFolder(base, await ignoresAbove(base, own), base, cwd)) {
    if (!('file' in entry) || matches(posix(relative(base, entry.file)))) yield entry;
  }
}

/** @param base What was named: by where that is, nothing is a test. */
async function* walkFolder(
  folder: string,
  above: IgnoreFile[],
  base: string,
  cwd: string,
): AsyncGenerator<Found> {
  let entries: Dirent[];
  let ignores: IgnoreFile[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
    ignores = [...above, ...(await ignoreFile(folder))];
  } catch (error) {
    const path = relative(cwd, folder) || '.';
    yield { problem: { path, message: reasonOf(error as NodeJS.ErrnoException) } };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!NEVER.has(entry.name) && !isIgnored(path, ignores, true))
        yield* walkFolder(path, ignores, base, cwd);
    } else if (!isIgnored(path, ignores, false)) {
      const leftOut = whyLeftOut(posix(relative(base, path)));
      if (leftOut) yield { leftOut };
      // A link to a folder may lead in circles, one to nowhere holds nothing.
      else if (entry.isFile() || (await leadsToFile(path, entry))) yield { file: path };
    }
  }
}

const leadsToFile = async (path: string, entry: Dirent) =>
  entry.isSymbolicLink() && (await stat(path).catch(() => undefined))?.isFile();

/** What ignores a folder's content from above: up to the root of its repository, unless the folder is ignored itself. */
async function ignoresAbove(folder: string, own: IgnoreFile): Promise<IgnoreFile[]> {
  const ignores: IgnoreFile[] = [];
  let at = folder;
  while (!existsSync(join(at, '.git'))) {
    const parent = dirname(at);
    if (parent === at) return isIgnored(folder, [own], true) ? [] : [own];
    ignores.unshift(...(await ignoreFile(parent)));
    at = parent;
  }
  return [[own], ignores].flatMap((group) => (isIgnored(folder, group, true) ? [] : group));
}

async function ignoreFile(folder: string): Promise<IgnoreFile[]> {
  try {
    const text = await readFile(join(folder, '.gitignore'), 'utf8');
    return [{ folder, patterns: createIgnore().add(text) }];
  } catch {
    // Without it, too much is checked rather than too little.
    return [];
  }
}

/** The innermost file that says anything decides. */
function isIgnored(path: string, ignores: readonly IgnoreFile[], isFolder: boolean): boolean {
  let ignored = false;
  for (const { folder, patterns } of ignores) {
    const inside = posix(relative(folder, path));
    if (inside === '' || inside.startsWith('../')) continue;
    const verdict = patterns.test(isFolder ? `${inside}/` : inside);
    if (verdict.ignored) ignored = true;
    if (verdict.unignored) ignored = false;
  }
  return ignored;
}

const posix = (path: string) => (sep === '\\' ? path.replaceAll('\\', '/') : path);

/** An error of the file system, for a person. */
export function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
      return 'There is no such file or folder.';
    case 'EACCES':
    case 'EPERM':
      return 'It cannot be read: permission denied.';
    default:
      return `It could not be read: ${message}.`;
  }
}
