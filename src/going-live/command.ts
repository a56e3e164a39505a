import { parseArgs, type ParseArgsConfig } from 'node:util';
import { check } from './check.js';
import { configFrom, DEFAULT_FILE, readSettings, UsageError, type Settings } from './config.js';
import { hideWords } from './report/excerpt.js';
import { jsonReport } from './report/json.js';
import type { Report } from './report/report.js';
import { sarifReport } from './report/sarif.js';
import { textReport } from './report/text.js';

/** 0 ready, 1 not ready, 2 could not check. */
export type ExitStatus = 0 | 1 | 2;

/** What the command needs of the process it runs in. */
export interface CommandIO {
  args: string[];
  cwd: string;
  version: string;
  /** Colours for the report. */
  inColor: boolean;
  print: (text: string) => void;
  warn: (text: string) => void;
  onFile: (count: number) => void;
}

const USAGE = `Usage: payitoff-link check [paths or globs] [options]

Checks a site, built or in source, against Payitoff's list for going live.

  --env production|sandbox   the environment the site is to run in (production)
  --sandbox-key KEY          your public Nexus Keys: finds one that is used
  --production-key KEY       in the other environment; they are never shown
  --format text|json|sarif   how to report (text)
  --config FILE              configuration (${DEFAULT_FILE}, if it is there)
  --help, --version

Exit status: 0 ready, 1 not ready, 2 could not check.
`;

const OPTIONS = {
  env: { type: 'string' },
  'sandbox-key': { type: 'string' },
  'production-key': { type: 'string' },
  format: { type: 'string' },
  config: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const satisfies ParseArgsConfig['options'];

const STATUS: Record<Report['status'], ExitStatus> = { ready: 0, 'not-ready': 1, 'not-checked': 2 };

/** Runs the command line. */
export async function run(io: CommandIO): Promise<ExitStatus> {
  const { cwd, version, print, warn, onFile, inColor } = io;
  let secrets: string[] = [];
  try {
    const { values, positionals } = readArgs(io.args);
    if (values.help || values.version) {
      print(values.help ? USAGE : `${version}\n`);
      return 0;
    }
    secrets = [values['sandbox-key'], values['production-key']].filter((key) => key !== undefined);

    const [command, ...paths] = positionals;
    if (command !== 'check') {
      throw new UsageError(
        command === undefined ? 'What to do? Write payitoff-link check.' : 'The only command is check.',
      );
    }
    const { format = 'text' } = values;
    if (format !== 'text' && format !== 'json' && format !== 'sarif') {
      throw new UsageError('The format must be text, json or sarif.');
    }
    const given: Settings = { ...(paths.length ? { paths } : {}), ...definedOnly(values) };
    const config = configFrom(given, await readSettings(values.config, cwd));
    secrets = [...config.watch];

    const report = await check(config, cwd, onFile);
    const text = {
      text: () => textReport(report, inColor),
      json: () => jsonReport(report),
      sarif: () => sarifReport(report, version),
    }[format]();
    // Excerpts are masked already; a key may also stand in a path.
    print(hideWords(text, secrets));
    return STATUS[report.status];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    warn(hideWords(`payitoff-link: ${error.message}\n`, secrets.filter(Boolean)));
    return 2;
  }
}

function readArgs(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nSee payitoff-link --help.`);
  }
}

function definedOnly(values: { env?: string; 'sandbox-key'?: string; 'production-key'?: string }): Settings {
  const { env, 'sandbox-key': sandboxKey, 'production-key': productionKey } = values;
  return {
    ...(env === undefined ? {} : { env }),
    ...(sandboxKey === undefined ? {} : { sandboxKey }),
    ...(productionKey === undefined ? {} : { productionKey }),
  };
}
