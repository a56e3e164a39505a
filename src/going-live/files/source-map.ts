import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { FlattenMap, originalPositionFor, type SourceMapInput } from '@jridgewell/trace-mapping';
import type { Original, Position } from '../facts.js';

/** Finds the originals of positions in a file that was minified, if its source map is beside it or in it. */
export class OriginalFinder {
  readonly #file: string;
  readonly #text: string;
  #map: Promise<FlattenMapOrNone> | undefined;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  async find({ line, column }: Position): Promise<Original | undefined> {
    const map = await (this.#map ??= load(this.#file, this.#text));
    if (!map) return undefined;
    const found = originalPositionFor(map, { line, column: column - 1 });
    return found.source === null
      ? undefined
      : { source: found.source, line: found.line, column: found.column + 1 };
  }
}

type FlattenMapOrNone = InstanceType<typeof FlattenMap> | undefined;

const COMMENT = '//# sourceMappingURL=';

async function load(file: string, text: string): Promise<FlattenMapOrNone> {
  const at = text.lastIndexOf(COMMENT);
  if (at < 0) return undefined;
  const url = /^\S*/.exec(text.slice(at + COMMENT.length))![0];
  // It only helps: the position in the bundle is right without it.
  return readMap(file, url)
    .then((map) => new FlattenMap(map))
    .catch(() => undefined);
}

async function readMap(file: string, url: string): Promise<SourceMapInput> {
  const inline = /^data:[^,]*;base64,/.exec(url);
  if (inline) return Buffer.from(url.slice(inline[0].length), 'base64').toString('utf8');
  // A map on another host, or a way out of the site, is left alone.
  if (/^[a-z]+:|^\/\/|\.\.\//i.test(url)) throw new Error('not beside the file');
  return readFile(resolve(dirname(file), decodeURIComponent(url.replace(/[?#].*$/, ''))), 'utf8');
}

/** The sources that a source map carries: published with it, whether or not they are in the bundle. */
export function sourcesIn(text: string): { source: string; text: string }[] {
  try {
    const { sources, sourcesContent } = JSON.parse(text) as { sources: unknown[]; sourcesContent: unknown[] };
    return sources.flatMap((source, i) => {
      const content = sourcesContent[i];
      return typeof source === 'string' && typeof content === 'string' ? [{ source, text: content }] : [];
    });
  } catch {
    // A file of that name that is no source map.
    return [];
  }
}
