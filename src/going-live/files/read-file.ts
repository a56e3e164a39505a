import { open } from 'node:fs/promises';
import { mentionsPayitoff } from '../facts.js';

/** Beyond this size, a file is searched but not parsed: a syntax tree takes two hundred times its text. */
export const LARGEST = 5 * 1024 * 1024;

/** Reads a file, but hands over only what has to be parsed. */
export async function readContent(
  path: string,
  watch: readonly string[],
): Promise<{ text: string } | 'nothing' | 'too large'> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > LARGEST)
      return (await mentions(file.createReadStream({ autoClose: false }), watch)) ? 'too large' : 'nothing';
    const text = decode(await file.readFile());
    return text !== undefined && mentionsPayitoff(text, watch) ? { text } : 'nothing';
  } finally {
    await file.close();
  }
}

/** `undefined` for a binary file. */
function decode(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le').slice(1);
  if (bytes.subarray(0, 4096).includes(0)) return undefined;
  const text = bytes.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

async function mentions(chunks: AsyncIterable<Buffer>, watch: readonly string[]): Promise<boolean> {
  const overlap = Math.max(16, ...watch.map(({ length }) => length));
  let tail = '';
  for await (const chunk of chunks) {
    const text = tail + chunk.toString('utf8');
    if (mentionsPayitoff(text, watch)) return true;
    tail = text.slice(-overlap);
  }
  return false;
}
