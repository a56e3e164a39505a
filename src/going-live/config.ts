import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import type { Environment } from './facts.js';
import { RULES } from './rules/all-rules.js';

/** The user asked for something that makes no sense; the message says what to do. */
export class UsageError extends Error {}

/** Looked for in the working directory where no `--config` is given. */
export const DEFAULT_FILE = 'payitoff-link.config.json';

const list = (description: string) => z.array(z.string()).default([]).describe(description);
const flag = (description: string) => z.boolean().default(false).describe(description);
const file = (description: string) => z.string().optional().describe(description);
const number = (least: number, normally: number, description: string) => {
  const error = `It must be a whole number, at least ${least}.`;
  const value = z.number({ error }).int({ error }).min(least, { error });
  return value.default(normally).describe(`${description} Default: ${normally}.`);
};
const nexusKey = (env: Environment) => {
  const error = 'It is empty or too short for a Nexus Key. Is its variable set?';
  // Shorter ones would be found everywhere.
  return z.string().trim().min(6, { error }).optional().describe(`Your public Nexus Key of ${env}.`);
};

const SETTINGS = z.strictObject({
  $schema: z.string().optional(),
  paths: z
    .array(z.string())
    .min(1)
    .default(['.'])
    .describe('Files, folders, globs, or addresses of pages. Default: the working directory.'),
  env: z
    .enum(['production', 'sandbox'], { error: 'It must be production or sandbox.' })
    .default('production')
    .describe('The environment that the site will run in. Default: production.'),
  sandboxKey: nexusKey('sandbox'),
  productionKey: nexusKey('production'),
  environments: list('Names that your page gives to registerEnvironment().'),
  ignore: list('What is not part of the site, in the syntax of .gitignore.'),
  server: list('Globs of files that never reach a browser: an API key may be in them.'),
  rules: z
    .partialRecord(z.enum(RULES.map(({ id }) => id)), z.enum(['error', 'warning', 'off']))
    .default({})
    .describe('Overrides the severity of rules.'),
  baseline: file('File of known findings, which are not reported again.'),
  open: flag('Opens the pages of folders in a browser as well.'),
  press: z.string().optional().describe('Presses what this selector matches on each page.'),
  sitemap: flag("Opens every page of the site's sitemap."),
  depth: number(0, 0, 'How many links deep to go within the same origin.'),
  maxPages: number(1, 50, 'The maximum number of pages to open.'),
  timeout: number(1, 20, 'Time limit for each page, in seconds.'),
  state: file('File of cookies and local storage, as Playwright saves it.'),
});

/** What only the command line may say. */
const COMMAND = z.object({
  updateBaseline: flag('Writes the findings to the baseline.'),
  config: file(`The configuration file. Default: ${DEFAULT_FILE}, if it exists.`),
  staged: flag('Checks only files that git has staged.'),
  format: z
    .enum(['text', 'json', 'sarif', 'github'], { error: 'It must be text, json, sarif or github.' })
    .default('text')
    .describe('How to report. Default: text.'),
  output: file('Writes the report to a file; the text goes to the terminal.'),
  help: flag('Prints this.'),
  version: flag('Prints the version.'),
});

/** What a configuration file may say, for editors. */
export const schemaOfSettings = () =>
  z.toJSONSchema(SETTINGS.meta({ title: 'Configuration of payitoff-link check' }), {
    target: 'draft-7',
    io: 'input',
  });

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The options of the command line: all of {@link COMMAND}, and every setting that is no list. */
const OPTIONS = [schemaOfSettings(), z.toJSONSchema(COMMAND, { io: 'input' })]
  .flatMap(({ properties = {} }) => Object.entries(properties) as [string, z.core.JSONSchema.JSONSchema][])
  .filter(([name, { type }]) => name !== '$schema' && type !== 'array' && type !== 'object')
  .map(([name, { type, enum: words, description }]) => ({
    name,
    option: kebab(name),
    type,
    value: words?.join('|') ?? (type === 'boolean' ? '' : type === 'integer' ? 'N' : '…'),
    description,
  }));

/** The options for a person. */
export const describedOptions = () =>
  OPTIONS.map(
    ({ option, value, description }) => `  --${`${option} ${value}`.padEnd(32)}${description}\n`,
  ).join('');

/** What the command line says. */
export interface CommandLine {
  options: z.output<typeof COMMAND>;
  settings: object;
  positionals: string[];
}

/** Reads the command line; what is wrong with it is a {@link UsageError}. */
export function readArgs(args: string[]): CommandLine {
  const types = OPTIONS.map(({ name, option, type }) => {
    const short = name === 'help' || name === 'version' ? { short: name[0]! } : {};
    return [option, { type: type === 'boolean' ? 'boolean' : 'string', ...short }] as const;
  });
  // Without a selector, it is the element that is pressed.
  const given = args.map((arg) => (arg === '--press' ? '--press=payitoff-link' : arg));
  try {
    const config = { args: given, options: Object.fromEntries(types), allowPositionals: true };
    const { values, positionals } = parseArgs(config);
    const named = OPTIONS.flatMap(({ name, option, type }) => {
      const value = values[option];
      const isNumber = type === 'integer' && /^\d+$/.test(String(value));
      return value === undefined ? [] : [[name, isNumber ? Number(value) : value] as const];
    });
    const settings = named.filter(([name]) => !(name in COMMAND.shape));
    const options = parse(COMMAND, Object.fromEntries(named));
    return { options, settings: Object.fromEntries(settings), positionals };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nSee payitoff-link --help.`);
  }
}

type Settings = z.output<typeof SETTINGS>;

/** How pages are opened in a browser. */
export type PageOptions = Pick<Settings, 'press' | 'depth' | 'sitemap' | 'maxPages' | 'timeout' | 'state'>;

/** Everything a check is told. */
export interface Config extends Settings {
  /** The public Nexus Keys, as far as they were given. */
  keys: Partial<Record<Environment, string>>;
  /** The keys once more: what is looked for everywhere, and never shown. */
  watch: readonly string[];
}

/** Reads a configuration file; without a name, the default one if it is there. */
async function readSettings(name: string | undefined, cwd: string): Promise<object> {
  const path = name ?? DEFAULT_FILE;
  let text: string;
  try {
    text = await readFile(resolve(cwd, path), 'utf8');
  } catch (error) {
    if (name === undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new UsageError(`The configuration file ${path} could not be read.`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new UsageError(`The configuration file ${path} is invalid: it is not JSON.`);
  }
  parse(SETTINGS, json, `The configuration file ${path} is invalid: `);
  return json as object;
}

function parse<Schema extends z.ZodType>(schema: Schema, given: unknown, where = ''): z.output<Schema> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const reasons = result.error.issues.map(({ path, message }) => [...path, message].join(': '));
  throw new UsageError(`${where}${reasons.join('. ')}`);
}

/** Makes a configuration of what the command line says and, where it says nothing, the file. */
export async function configFrom(given: object, name: string | undefined, cwd: string): Promise<Config> {
  const settings = parse(SETTINGS, { ...(await readSettings(name, cwd)), ...given });
  const { sandboxKey: sandbox, productionKey: production } = settings;
  if (sandbox !== undefined && sandbox === production) {
    throw new UsageError(
      'The sandbox key and the production key are the same. Each environment has its own.',
    );
  }
  const keys = { ...(sandbox && { sandbox }), ...(production && { production }) };
  return { ...settings, keys, watch: Object.values(keys) };
}
