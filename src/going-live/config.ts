import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Environment } from './facts.js';
import type { Severity } from './rules/rule.js';
import { RULES } from './rules/all-rules.js';

/** Everything a check is told. */
export interface Config {
  paths: readonly string[];
  env: Environment;
  /** The public Nexus Keys, as far as they were given. */
  keys: Partial<Record<Environment, string>>;
  /** Names for the `env` attribute that the page registers for itself. */
  environments: readonly string[];
  /** What is not part of the site, in the syntax of `.gitignore`. */
  ignore: readonly string[];
  /** Globs of files that never reach a browser: API keys may be in them. */
  server: readonly string[];
  severities: Readonly<Record<string, Severity | 'off'>>;
  /** The keys once more: what is looked for everywhere, and never shown. */
  watch: readonly string[];
}

/** What the command line and the configuration file may say. Both are called alike. */
export interface Settings {
  paths?: string[];
  env?: string;
  sandboxKey?: string;
  productionKey?: string;
  environments?: string[];
  ignore?: string[];
  server?: string[];
  rules?: Record<string, string>;
}

/** The user asked for something that makes no sense; the message says what to do. */
export class UsageError extends Error {}

/** Looked for in the working directory where no `--config` is given. */
export const DEFAULT_FILE = 'payitoff-link.config.json';

/** Reads a configuration file; without a name, the default one if it is there. */
export async function readSettings(file: string | undefined, cwd: string): Promise<Settings> {
  let text: string;
  try {
    text = await readFile(resolve(cwd, file ?? DEFAULT_FILE), 'utf8');
  } catch (error) {
    if (file === undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new UsageError(`The configuration file ${file ?? DEFAULT_FILE} could not be read.`);
  }
  try {
    return settingsFrom(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof UsageError ? error.message : 'It is not JSON.';
    throw new UsageError(`The configuration file ${file ?? DEFAULT_FILE} is wrong: ${reason}`);
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isList = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

const SHAPES: Record<keyof Settings, [is: (value: unknown) => boolean, shape: string]> = {
  paths: [isList, 'a list of strings'],
  env: [isText, 'a string'],
  sandboxKey: [isText, 'a string'],
  productionKey: [isText, 'a string'],
  environments: [isList, 'a list of strings'],
  ignore: [isList, 'a list of strings'],
  server: [isList, 'a list of strings'],
  rules: [
    (value) => typeof value === 'object' && value !== null && Object.values(value).every(isText),
    'an object of "error", "warning" or "off"',
  ],
};

function settingsFrom(json: unknown): Settings {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new UsageError('It is not an object.');
  for (const [name, value] of Object.entries(json)) {
    if (name === '$schema') continue;
    if (!Object.hasOwn(SHAPES, name)) {
      throw new UsageError(`There is no "${name}". There are ${Object.keys(SHAPES).join(', ')}.`);
    }
    const [is, shape] = SHAPES[name as keyof Settings];
    if (!is(value)) throw new UsageError(`"${name}" must be ${shape}.`);
  }
  return json;
}

/** Makes a configuration of what the command line says and, where it says nothing, the file. */
export function configFrom(given: Settings, file: Settings): Config {
  const {
    paths,
    env = 'production',
    sandboxKey,
    productionKey,
    environments = [],
    ignore = [],
    server = [],
    rules = {},
  } = {
    ...file,
    ...given,
  };
  if (env !== 'production' && env !== 'sandbox') {
    throw new UsageError('The environment to check for must be production or sandbox.');
  }
  const keys = { ...keyFrom('sandbox', sandboxKey), ...keyFrom('production', productionKey) };
  if (keys.sandbox !== undefined && keys.sandbox === keys.production) {
    throw new UsageError(
      'The sandbox key and the production key are the same. Each environment has its own.',
    );
  }
  return {
    paths: paths?.length ? paths : ['.'],
    env,
    keys,
    environments,
    ignore,
    server,
    severities: severitiesFrom(rules),
    watch: Object.values(keys),
  };
}

/** Shorter ones would be found everywhere. */
const SHORTEST_KEY = 6;

function keyFrom(env: Environment, key: string | undefined): Partial<Record<Environment, string>> {
  if (key === undefined) return {};
  if (key.trim().length < SHORTEST_KEY) {
    throw new UsageError(
      `The ${env} key is empty or too short to be a Nexus Key. Is the variable set that it comes from?`,
    );
  }
  return { [env]: key.trim() };
}

function severitiesFrom(rules: Record<string, string>): Config['severities'] {
  const severities: Record<string, Severity | 'off'> = {};
  for (const [id, severity] of Object.entries(rules)) {
    if (!RULES.some((rule) => rule.id === id)) throw new UsageError(`There is no rule "${id}".`);
    if (severity !== 'error' && severity !== 'warning' && severity !== 'off') {
      throw new UsageError(`The rule "${id}" can be "error", "warning" or "off".`);
    }
    severities[id] = severity;
  }
  return severities;
}
