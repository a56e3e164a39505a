import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { run } from './command.js';

/** Put in by the build. */
declare const VERSION: string;

const { stdout, stderr, env } = process;
const SHOW_EVERY = 100;
let shownAt = 0;

function showProgress(text: string): void {
  const now = Date.now();
  if (!stderr.isTTY || now - shownAt < SHOW_EVERY) return;
  shownAt = now;
  stderr.write(`\r\x1b[K${text}`);
}

function writeTo(stream: NodeJS.WriteStream, text: string): void {
  if (shownAt) stderr.write('\r\x1b[K');
  shownAt = 0;
  stream.write(text);
}

// Whoever reads the report may stop in the middle of it: `payitoff-link check | head`.
for (const stream of [stdout, stderr]) {
  stream.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') process.exitCode = 2;
  });
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
    docs: fileURLToPath(new URL('../../docs/going-live.md', import.meta.url)),
    simulator: new URL('../nexus-simulator.js', import.meta.url),
    print: (text) => writeTo(stdout, text),
    warn: (text) => writeTo(stderr, text),
    onProgress: showProgress,
  });
} catch (error) {
  // Never "something wrong found": a fault of the checker says nothing about the site.
  writeTo(
    stderr,
    `payitoff-link: the check failed because of an internal error. ${(error as Error).stack}\n`,
  );
}
