import { linkError, type LinkError } from './link-error.js';

/** The attributes of an element when they are used: page code may have set anything. */
export interface RawConfig {
  env: string | null | undefined;
  nexusKey: string | null | undefined;
  uuid: string | null | undefined;
}

/** What is needed to open Nexus. */
export interface LinkConfig {
  env: string;
  /** The address of the environment's script. `''`: page code puts the global there itself. */
  scriptUrl: string;
  nexusKey: string;
  /** `''`: Nexus creates the borrower. */
  uuid: string;
}

/**
 * Parses attributes. Values are exact: nothing is trimmed, folded or assumed, and an empty string is missing.
 *
 * @param environments environment name to script URL.
 */
export function parseConfig(
  { env, nexusKey, uuid }: RawConfig,
  environments: ReadonlyMap<string, string>,
): LinkConfig | LinkError {
  if (!env) return linkError('missing-env');
  const scriptUrl = environments.get(env);
  if (scriptUrl === undefined) {
    return linkError('unknown-env', [...environments.keys()].map((name) => `"${name}"`).join(', '));
  }
  if (!nexusKey) return linkError('missing-nexus-key', env);
  return { env, scriptUrl, nexusKey, uuid: uuid ?? '' };
}
