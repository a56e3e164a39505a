import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import schema from './config.schema.json' with { type: 'json' };
import type { Environment } from './facts.js';
import { RULES } from './rules/all-rules.js';
import type { Severity } from './rules/rule.js';

/** How pages are opened in a browser. */
export interface PageOptions {
  /** Also open the pages of folders. */
  open: boolean;
  press: string | undefined;
  depth: number;
  sitemap: boolean;
  maxPages: number;
  /** In seconds. */
  timeout: number;
  state: string | undefined;
}

/** Everything a check is told. */
export interface Config extends PageOptions {
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
  baseline: string | undefined;
  /** The keys once more: what is looked for everywhere, and never shown. */
  watch: readonly string[];
}

/** What the command line and the configuration file may say: see config.schema.json. */
export interface Settings extends Partial<Omit<PageOptions, 'press' | 'state'>> {
  paths?: string[];
  env?: string;
  sandboxKey?: string;
  productionKey?: string;
  environments?: string[];
  ignore?: string[];
  server?: string[];
  rules?: Record<string, string>;
  baseline?: string;
  press?: string;
  state?: string;
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
    return settingsFrom(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    const reason = error instanceof UsageError ? error.message : 'It is not JSON.';
    throw new UsageError(`The configuration file ${file ?? DEFAULT_FILE} is wrong: ${reason}`);
  }
}

/** As much of JSON Schema as config.schema.json needs. */
interface Shape {
  type: string;
  items?: Shape;
  enum?: readonly string[];
  minimum?: number;
  additionalProperties?: boolean | Shape;
}

function settingsFrom(json: unknown): Settings {
  if (!hasShape(json, { type: 'object' })) throw new UsageError('It is not an object.');
  const shapes: Record<string, Shape> = schema.properties;
  for (const [name, value] of Object.entries(json as object)) {
    const shape = Object.hasOwn(shapes, name) ? shapes[name]! : undefined;
    if (!shape) {
      const names = Object.keys(shapes).filter((known) => known !== '$schema');
      throw new UsageError(`There is no "${name}". There are ${names.join(', ')}.`);
    }
    if (!hasShape(value, shape)) throw new UsageError(`"${name}" must be ${described(shape)}.`);
  }
  return json as Settings;
}

function hasShape(
  value: unknown,
  { type, items, minimum = -Infinity, additionalProperties }: Shape,
): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value) && value.every((item) => !items || hasShape(item, items));
    case 'object':
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
      return (
        typeof additionalProperties !== 'object' ||
        Object.values(value).every((item) => hasShape(item, additionalProperties))
      );
    case 'integer':
      return Number.isInteger(value) && (value as number) >= minimum;
    default:
      return typeof value === type;
  }
}

function described({ type, items, minimum, additionalProperties }: Shape): string {
  if (type === 'array') return `a list of ${items!.type}s`;
  if (type === 'integer') return `a whole number from ${minimum}`;
  if (typeof additionalProperties !== 'object') return type === 'boolean' ? 'true or false' : `a ${type}`;
  return `an object of ${additionalProperties
    .enum!.map((word) => `"${word}"`)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' or ')}`;
}

/** Makes a configuration of what the command line says and, where it says nothing, the file. */
export function configFrom(given: Settings, file: Settings): Config {
  const all = { ...file, ...given };
  const { paths, env = 'production', sandboxKey, productionKey, rules = {} } = all;
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
    environments: all.environments ?? [],
    ignore: all.ignore ?? [],
    server: all.server ?? [],
    severities: severitiesFrom(rules),
    baseline: all.baseline,
    open: all.open ?? false,
    press: all.press,
    depth: all.depth ?? 0,
    sitemap: all.sitemap ?? false,
    maxPages: all.maxPages ?? 50,
    timeout: all.timeout ?? 20,
    state: all.state,
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
