import process from 'node:process';
import { run } from './command.js';

/** Put in by the build. */
declare const VERSION: string;

const { stdout, stderr, env } = process;
const SHOW_EVERY = 100;
let shownAt = 0;

function showProgress(count: number): void {
  const now = Date.now();
  if (!stderr.isTTY || now - shownAt < SHOW_EVERY) return;
  shownAt = now;
  stderr.write(`\r${count.toLocaleString('en')} file${count === 1 ? '' : 's'}…`);
}

function writeTo(stream: NodeJS.WriteStream, text: string): void {
  if (shownAt) stderr.write('\r\x1b[K');
  shownAt = 0;
  stream.write(text);
}

// Set instead of exiting, so that a report still on its way into a pipe is not cut off.
process.exitCode = 2;
try {
  process.exitCode = await run({
    args: process.argv.slice(2),
    cwd: process.cwd(),
    version: VERSION,
    // `isTTY` is undefined on a pipe, and undefined would let picocolors decide: in CI it paints pipes too.
    inColor: stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    print: (text) => writeTo(stdout, text),
    warn: (text) => writeTo(stderr, text),
    onFile: showProgress,
  });
} catch (error) {
  // Never "not ready": a fault of the checker says nothing about the site.
  writeTo(
    stderr,
    `payitoff-link: could not check, because of a fault of its own. ${(error as Error).stack}\n`,
  );
}
