import { execFileSync } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import createIgnore from 'ignore';
import { Checker } from './check.js';
import { configFrom, DEFAULT_FILE, readSettings, UsageError, type Config, type Settings } from './config.js';
import { whyLeftOut } from './files/file-kind.js';
import { findFiles } from './files/find-files.js';
import { baselineOf, fingerprintsIn } from './report/baseline.js';
import { hideWords } from './report/excerpt.js';
import { githubReport } from './report/github.js';
import { jsonReport } from './report/json.js';
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

Looks for what Payitoff's list for going live says must not be there.

  --env production|sandbox   the environment the site is to run in (production)
  --sandbox-key KEY          your public Nexus Keys: finds one that is used
  --production-key KEY       in the other environment; they are never shown
  --config FILE              configuration (${DEFAULT_FILE}, if it is there)
  --staged                   only files that git has staged

In a browser: for addresses, and with --open for the pages of folders
  --open                     open every page of the folders given
  --press[=SELECTOR]         press every <payitoff-link>, or what matches
  --sitemap                  open every page of the site's sitemap
  --depth N                  follow links of the same origin (0)
  --max-pages N              open no more pages than this (50)
  --timeout SECONDS          for each page (20)
  --state FILE               cookies and local storage, as Playwright stores them

The report
  --format text|json|sarif|github   (text)
  --output FILE              write it to a file; the text goes to the terminal
  --baseline FILE            leave out the findings in it
  --update-baseline          write the findings to it

Exit status: 0 nothing wrong found, 1 something wrong found, 2 could not check.
`;

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const OPTIONS = {
  env: TEXT,
  'sandbox-key': TEXT,
  'production-key': TEXT,
  config: TEXT,
  staged: FLAG,
  open: FLAG,
  press: TEXT,
  sitemap: FLAG,
  depth: TEXT,
  'max-pages': TEXT,
  timeout: TEXT,
  state: TEXT,
  format: TEXT,
  output: TEXT,
  baseline: TEXT,
  'update-baseline': FLAG,
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const satisfies ParseArgsConfig['options'];

type Values = ReturnType<typeof readArgs>['values'];

const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
const STATUS: Record<Report['status'], ExitStatus> = { 'nothing-found': 0, found: 1, 'not-checked': 2 };

/** Runs the command line. */
export async function run(io: CommandIO): Promise<ExitStatus> {
  let secrets: string[] = [];
  try {
    const { values, positionals } = readArgs(io.args);
    if (values.help || values.version) {
      io.print(values.help ? USAGE : `${io.version}\n`);
      return 0;
    }
    secrets = [values['sandbox-key'], values['production-key']].filter((key) => key !== undefined);
    const [command, ...paths] = positionals;
    if (command !== 'check') {
      throw new UsageError(
        command === undefined ? 'What to do? Write payitoff-link check.' : 'The only command is check.',
      );
    }
    const format = FORMATS.find((name) => name === (values.format ?? 'text'));
    if (!format) throw new UsageError('The format must be text, json, sarif or github.');
    const config = configFrom(settingsOf(values, paths), await readSettings(values.config, io.cwd));
    secrets = [...config.watch];

    const report = await withBaseline(await check(config, values, io), config, values, io.cwd);
    await tell(report, format, values.output, secrets, io);
    return STATUS[report.status];
  } catch (error) {
    const isExpected =
      error instanceof UsageError || error instanceof NoBrowser || error instanceof Unreachable;
    if (!isExpected) throw error;
    io.warn(hideWords(`payitoff-link: ${error.message}\n`, secrets.filter(Boolean)));
    return 2;
  }
}

function readArgs(args: string[]) {
  try {
    const given = args.map((arg) => (arg === '--press' ? '--press=payitoff-link' : arg));
    return parseArgs({ args: given, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nSee payitoff-link --help.`);
  }
}

function settingsOf(values: Values, paths: string[]): Settings {
  const number = (name: 'depth' | 'max-pages' | 'timeout', least: number) => {
    const value = values[name];
    if (value === undefined) return undefined;
    if (!/^\d+$/.test(value) || Number(value) < least) {
      throw new UsageError(`--${name} must be a whole number from ${least}.`);
    }
    return Number(value);
  };
  const settings = {
    paths: paths.length ? paths : undefined,
    env: values.env,
    sandboxKey: values['sandbox-key'],
    productionKey: values['production-key'],
    baseline: values.baseline,
    open: values.open,
    press: values.press,
    sitemap: values.sitemap,
    depth: number('depth', 0),
    maxPages: number('max-pages', 1),
    timeout: number('timeout', 1),
    state: values.state,
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

const isAddress = (path: string) => /^https?:\/\//i.test(path);

async function check(config: Config, { staged }: Values, io: CommandIO): Promise<Report> {
  const { cwd } = io;
  const checker = new Checker(config, cwd, docsFrom(io));
  const addresses = config.paths.filter(isAddress);
  const wrong = addresses.find((address) => !URL.canParse(address));
  if (wrong !== undefined) throw new UsageError(`${wrong} is no address.`);
  const paths = staged ? stagedFiles(cwd, config) : config.paths.filter((path) => !isAddress(path));
  await checker.checkFiles(paths, (count) =>
    io.onProgress(`${count.toLocaleString('en')} file${count === 1 ? '' : 's'}…`),
  );
  if (addresses.length)
    await checkPages(
      checker,
      addresses.map((address) => ({ address, label: address })),
      config,
      io,
    );
  if (config.open) {
    for (const path of paths) await checkFolder(checker, path, config, io);
  }
  return checker.report(staged || (addresses.length === 0 && (await areFiles(paths, cwd))));
}

/** Relative to the working directory where it is below, as an editor opens it. */
function docsFrom({ cwd, docs }: CommandIO): string {
  const path = relative(cwd, docs);
  return (path.startsWith('..') || isAbsolute(path) ? docs : path).split(sep).join('/');
}

const areFiles = async (paths: readonly string[], cwd: string) =>
  (
    await Promise.all(
      paths.map((path) =>
        stat(resolve(cwd, path)).then(
          (found) => found.isFile(),
          () => false,
        ),
      ),
    )
  ).every(Boolean);

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
  if (
    !(await stat(folder).then(
      (found) => found.isDirectory(),
      () => false,
    ))
  )
    return;
  const { address, stop } = await serveFolder(folder);
  try {
    const targets: Target[] = [];
    for await (const found of findFiles([folder], io.cwd, config.ignore)) {
      if (!('file' in found) || !/\.html?$/i.test(found.file)) continue;
      const page = relative(folder, found.file).split(sep).join('/');
      const url = `${address}/${page.replace(/(^|\/)index\.html$/, '$1')}`;
      targets.push({ address: url, label: relative(io.cwd, found.file).split(sep).join('/') });
    }
    if (targets.length) await checkPages(checker, targets, config, io);
    else checker.problems.push({ path, message: 'There is no page in it to open.' });
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
    io.onProgress(`${checker.coverage.pages} page${checker.coverage.pages === 1 ? '' : 's'}…`);
  }
}

async function withBaseline(
  report: Report,
  { baseline }: Config,
  values: Values,
  cwd: string,
): Promise<Report> {
  const isNew = values['update-baseline'] === true;
  if (baseline === undefined) {
    if (isNew) throw new UsageError('--update-baseline needs the file: --baseline FILE.');
    return report;
  }
  const file = resolve(cwd, baseline);
  if (isNew) await writeFile(file, `${JSON.stringify(baselineOf(report.findings), null, 2)}\n`);
  const known = fingerprintsIn(await readFile(file, 'utf8').catch(() => ''));
  if (!known) {
    throw new UsageError(`The baseline ${baseline} could not be read. Write it with --update-baseline.`);
  }
  return withoutKnown(report, known);
}

function withoutKnown(report: Report, known: ReadonlySet<string>): Report {
  const findings = report.findings.filter(({ fingerprint }) => !known.has(fingerprint));
  const steps = report.steps.map((step) => {
    const own = findings.filter((finding) => finding.step === step.step);
    const errors = own.filter(({ severity }) => severity === 'error').length;
    const mark = errors
      ? 'wrong'
      : step.mark !== 'wrong'
        ? step.mark
        : step.unknown.length
          ? 'unknown'
          : 'nothing-found';
    return { ...step, errors, warnings: own.length - errors, mark } as const;
  });
  const isLeft = findings.some(({ severity }) => severity === 'error');
  const status = report.status === 'found' && !isLeft ? 'nothing-found' : report.status;
  return { ...report, findings, steps, status, known: report.findings.length - findings.length };
}

async function tell(
  report: Report,
  format: (typeof FORMATS)[number],
  output: string | undefined,
  secrets: readonly string[],
  { cwd, version, inColor, print }: CommandIO,
): Promise<void> {
  const text = {
    text: (color: boolean) => textReport(report, color),
    json: () => jsonReport(report),
    sarif: () => sarifReport(report, version),
    github: () => githubReport(report),
  };
  // Excerpts are masked already; a key may also stand in a path.
  const masked = (report: string) => hideWords(report, secrets);
  if (output === undefined) return print(masked(text[format](inColor)));
  try {
    await writeFile(join(resolve(cwd, output)), masked(text[format](false)));
  } catch (error) {
    throw new UsageError(
      `The report could not be written to ${output}: ${(error as NodeJS.ErrnoException).code}.`,
    );
  }
  print(masked(text.text(inColor)));
}
