import { open } from 'node:fs/promises';
import { mentionsPayitoff } from '../facts.js';

/** Beyond this size, a file is searched for Payitoff in pieces, and only then read whole. */
const IN_PIECES = 4 * 1024 * 1024;
/** Beyond this size, a file is not read whole. */
export const LARGEST = 32 * 1024 * 1024;

export type Content = { text: string } | 'nothing' | 'binary' | 'too large';

/** Reads a file, but hands over only what has something to do with Payitoff. */
export async function readContent(path: string, keys: readonly string[]): Promise<Content> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > IN_PIECES && !(await mentions(file.createReadStream({ autoClose: false, start: 0 }), keys))) {
      return 'nothing';
    }
    if (size > LARGEST) return 'too large';
    const bytes = Buffer.alloc(size);
    await file.read(bytes, 0, size, 0);
    const text = decode(bytes);
    if (text === undefined) return 'binary';
    return mentionsPayitoff(text, keys) ? { text } : 'nothing';
  } finally {
    await file.close();
  }
}

/** `undefined` for a binary file. */
export function decode(bytes: Buffer): string | undefined {
  const encoding = encodingOf(bytes);
  // It leaves out a byte order mark.
  return encoding && new TextDecoder(encoding).decode(bytes);
}

/** UTF-16 begins with a mark, or every other byte of its beginning is zero; anything else with a zero byte is binary. */
function encodingOf(bytes: Buffer): string | undefined {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return 'utf-16le';
  if (mark === 'feff') return 'utf-16be';
  const sample = bytes.subarray(0, 512);
  const zeros = (from: 0 | 1) => sample.filter((byte, i) => i % 2 === from && byte === 0).length;
  if (!bytes.subarray(0, 4096).includes(0)) return 'utf-8';
  const most = sample.length * 0.4;
  if (zeros(1) > most && zeros(0) === 0) return 'utf-16le';
  return zeros(0) > most && zeros(1) === 0 ? 'utf-16be' : undefined;
}

async function mentions(chunks: AsyncIterable<Buffer>, keys: readonly string[]): Promise<boolean> {
  const overlap = Math.max(64, ...keys.map(({ length }) => length));
  let tail = '';
  for await (const chunk of chunks) {
    // Without the zero bytes of UTF-16.
    const text = tail + chunk.toString('latin1').replaceAll('\0', '');
    if (mentionsPayitoff(text, keys)) return true;
    tail = text.slice(-overlap);
  }
  return false;
}
