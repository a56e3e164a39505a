import { execFileSync } from 'node:child_process';
import { stat, writeFile } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import createIgnore from 'ignore';
import { Checker } from './check.js';
import {
  configFrom,
  describedOptions,
  readArgs,
  UsageError,
  type CommandLine,
  type Config,
} from './config.js';
import { whyLeftOut } from './files/file-kind.js';
import { findFiles } from './files/find-files.js';
import { readBaseline, writeBaseline } from './report/baseline.js';
import { hideWords } from './report/excerpt.js';
import { githubReport } from './report/github.js';
import type { Report } from './report/report.js';
import { sarifReport } from './report/sarif.js';
import { textReport } from './report/text.js';
import { openPages, type Target } from './site/check-pages.js';
import { NoBrowser } from './site/find-browser.js';
import { factsOfPage } from './site/page-facts.js';
import { serveFolder } from './site/serve-folder.js';
import { Unreachable } from './site/visit.js';

/** 0 nothing wrong found, 1 something wrong found, 2 could not check. */
export type ExitStatus = 0 | 1 | 2;

/** What the command needs of the process it runs in. */
export interface CommandIO {
  args: string[];
  cwd: string;
  version: string;
  /** Colours for the report. */
  inColor: boolean;
  /** The page that explains the rules. */
  docs: string;
  /** The simulator as one classic script. */
  simulator: string | URL;
  print: (text: string) => void;
  warn: (text: string) => void;
  onProgress: (text: string) => void;
}

const USAGE = `Usage: payitoff-link check [files, folders, globs, or addresses of pages] [options]

Checks files and pages against Payitoff's list for going live.

${describedOptions()}
Exit status: 0 nothing wrong found, 1 something wrong found, 2 could not check.
`;

type Options = CommandLine['options'];

const STATUS: Record<Report['status'], ExitStatus> = { 'nothing-found': 0, found: 1, 'not-checked': 2 };

/** Runs the command line. */
export async function run(io: CommandIO): Promise<ExitStatus> {
  let secrets: string[] = [];
  try {
    const { options, settings, positionals } = readArgs(io.args);
    if (options.help || options.version) {
      io.print(options.help ? USAGE : `${io.version}\n`);
      return 0;
    }
    secrets = Object.entries(settings).flatMap(([name, value]) =>
      /Key$/.test(name) && value ? [String(value)] : [],
    );
    const [command, ...paths] = positionals;
    if (command !== 'check') {
      throw new UsageError(
        command === undefined
          ? 'The command is missing. Write payitoff-link check.'
          : 'The only command is check.',
      );
    }
    const given = paths.length ? { ...settings, paths } : settings;
    const config = await configFrom(given, options.config, io.cwd);
    const report = await check(config, options, io);
    await tell(report, options, config.watch, io);
    return STATUS[report.status];
  } catch (error) {
    const isExpected =
      error instanceof UsageError || error instanceof NoBrowser || error instanceof Unreachable;
    if (!isExpected) throw error;
    io.warn(hideWords(`payitoff-link: ${error.message}\n`, secrets));
    return 2;
  }
}

const isAddress = (path: string) => /^https?:\/\//i.test(path);

async function check(config: Config, options: Options, io: CommandIO): Promise<Report> {
  const { cwd } = io;
  const checker = new Checker(config, cwd, docsFrom(io));
  const addresses = config.paths.filter(isAddress);
  const wrong = addresses.find((address) => !URL.canParse(address));
  if (wrong !== undefined) throw new UsageError(`${wrong} is not a valid address.`);
  const paths = options.staged ? stagedFiles(cwd, config) : config.paths.filter((path) => !isAddress(path));
  await checker.checkFiles(paths, (count) => io.onProgress(progress(count, 'file')));
  const targets = addresses.map((address) => ({ address, label: address }));
  if (targets.length) await checkPages(checker, targets, config, io);
  const folders = await Promise.all(paths.map((path) => isFolder(resolve(cwd, path))));
  if (config.open) {
    for (const path of paths.filter((_, i) => folders[i])) await checkFolder(checker, path, config, io);
  }
  await leaveOutKnown(checker, config, options.updateBaseline, cwd);
  return checker.report(options.staged || (!addresses.length && !folders.includes(true)));
}

const progress = (count: number, what: string) =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}…`;

/** Relative to the working directory where it is below, as an editor opens it. */
function docsFrom({ cwd, docs }: CommandIO): string {
  const path = relative(cwd, docs);
  return (path.startsWith('..') || isAbsolute(path) ? docs : path).split(sep).join('/');
}

const isFolder = async (path: string) => (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

function stagedFiles(cwd: string, { ignore }: Config): string[] {
  let list: string;
  try {
    const args = ['diff', '--cached', '--name-only', '--relative', '--diff-filter=ACMR', '-z'];
    list = execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    throw new UsageError('--staged needs git, and a working directory in a repository.');
  }
  const patterns = createIgnore().add(ignore);
  return list.split('\0').filter((path) => path && !whyLeftOut(path) && !patterns.ignores(path));
}

async function checkFolder(checker: Checker, path: string, config: Config, io: CommandIO): Promise<void> {
  const folder = resolve(io.cwd, path);
  const { address, stop } = await serveFolder(folder);
  const posix = (from: string, to: string) => relative(from, to).split(sep).join('/');
  try {
    const targets: Target[] = [];
    for await (const found of findFiles([folder], io.cwd, config.ignore)) {
      if (!('file' in found) || !/\.html?$/i.test(found.file)) continue;
      const page = posix(folder, found.file).replace(/(^|\/)index\.html$/, '$1');
      targets.push({ address: `${address}/${page}`, label: posix(io.cwd, found.file) });
    }
    if (targets.length) await checkPages(checker, targets, config, io);
    else checker.problems.push({ path, message: 'It contains no page to open.' });
  } finally {
    stop();
  }
}

async function checkPages(
  checker: Checker,
  targets: readonly Target[],
  config: Config,
  io: CommandIO,
): Promise<void> {
  for await (const result of openPages(targets, config, io)) {
    if ('problem' in result) checker.problems.push({ path: result.label, message: result.problem });
    else checker.addPage(result.label, factsOfPage(result.seen, config.keys, config.env));
    io.onProgress(progress(checker.coverage.pages, 'page'));
  }
}

async function leaveOutKnown(checker: Checker, { baseline }: Config, isNew: boolean, cwd: string) {
  if (baseline === undefined) {
    if (isNew) throw new UsageError('--update-baseline needs the file: --baseline FILE.');
    return;
  }
  const file = resolve(cwd, baseline);
  if (isNew) await writeBaseline(file, checker.findings);
  const known = await readBaseline(file);
  if (!known) {
    throw new UsageError(`The baseline ${baseline} could not be read. Create it with --update-baseline.`);
  }
  checker.leaveOut(known);
}

async function tell(
  report: Report,
  { format, output }: Options,
  secrets: readonly string[],
  { cwd, version, inColor, print }: CommandIO,
): Promise<void> {
  const texts = {
    text: (color: boolean) => textReport(report, color),
    // `version` changes when something is taken away or comes to mean something else.
    json: () => `${JSON.stringify({ version: 2, ...report }, null, 2)}\n`,
    sarif: () => sarifReport(report, version),
    github: () => githubReport(report),
  };
  // Excerpts are masked already; a key may also stand in a path.
  const masked = (text: string) => hideWords(text, secrets);
  if (output === undefined) return print(masked(texts[format](inColor)));
  try {
    await writeFile(resolve(cwd, output), masked(texts[format](false)));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`The report could not be written to ${output}: ${code}.`);
  }
  print(masked(texts.text(inColor)));
}
