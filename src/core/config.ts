import { fault, type LinkError } from './link-error.js';

/** The attributes of an element, as they are when they are used: page code may have set anything. */
export interface RawConfig {
  env: string | null | undefined;
  nexusKey: string | null | undefined;
  uuid: string | null | undefined;
}

/** What is needed to open Nexus. */
export interface LinkConfig {
  env: string;
  nexusKey: string;
  /** `''`: Nexus creates the borrower. */
  uuid: string;
}

/**
 * Checks attributes against the known environments. Values are exact: nothing is trimmed, folded or assumed,
 * and an empty string is missing.
 */
export function parseConfig(raw: RawConfig, environments: Iterable<string>): LinkConfig | LinkError {
  const { env, nexusKey, uuid } = raw;
  const known = [...environments];
  if (!env) return fault('missing-env');
  if (!known.includes(env)) return fault('unknown-env', known.map((name) => `"${name}"`).join(', '));
  if (!nexusKey) return fault('missing-nexus-key', env);
  return { env, nexusKey, uuid: uuid ?? '' };
}
