/**
 * Every code of a `payitoff-error`. `nexus-error` is an error that Nexus itself reports; all others are
 * faults found by the element.
 */
export type LinkErrorCode =
  | 'missing-env'
  | 'unknown-env'
  | 'missing-nexus-key'
  | 'environment-conflict'
  | 'script-failed'
  | 'script-timeout'
  | 'nexus-missing'
  | 'nexus-threw'
  | 'unknown-status'
  | 'busy'
  | 'nexus-error';

/** A fault with its code, the reason `load()` rejects with. The message says what to do. */
export class LinkError extends Error {
  override readonly name = 'LinkError';
  readonly code: LinkErrorCode;

  constructor(code: LinkErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

const shown = (value: string) => JSON.stringify(value);

/** Every message text of the element, one function a fault. None holds a key or a uuid. */
export const fault = {
  missingEnv: () =>
    new LinkError(
      'missing-env',
      'The env attribute is missing. Write env="sandbox" while you develop, env="production" when you are live.',
    ),
  // The value itself is left out: a partner who mixes up attributes may have written a key there.
  unknownEnv: (known: string[]) =>
    new LinkError(
      'unknown-env',
      `The env attribute does not name an environment. Write exactly one of ${known.map(shown).join(', ')}, no spaces, no capitals; or name yours with registerEnvironment().`,
    ),
  missingNexusKey: (env: string) =>
    new LinkError(
      'missing-nexus-key',
      `The nexus-key attribute is missing. Write nexus-key="…" with the public Nexus Key of the environment ${shown(env)}.`,
    ),
  environmentConflict: (env: string) =>
    new LinkError(
      'environment-conflict',
      `env=${shown(env)} cannot be used: the Nexus script of another environment is on this page. Use one env on the whole page and remove the other script tag.`,
    ),
  scriptFailed: (url: string) =>
    new LinkError(
      'script-failed',
      `The Nexus script ${url} could not be loaded. Check the connection, ad blockers, and that the page's Content-Security-Policy allows it in script-src.`,
    ),
  scriptTimeout: (url: string) =>
    new LinkError(
      'script-timeout',
      `The Nexus script ${url} did not answer in time. Try again, or write a longer timeout="…" in milliseconds.`,
    ),
  nexusMissing: (url: string) =>
    new LinkError(
      'nexus-missing',
      url
        ? `The script ${url} loaded, but there is no Nexus.init and Nexus.link. Look for an ad blocker, a consent tool, or an element with id="Nexus".`
        : 'There is no Nexus.init and Nexus.link. This environment has no script: call installSimulator() before the element is used.',
    ),
  nexusThrew: (cause: unknown) =>
    new LinkError(
      'nexus-threw',
      'Nexus threw an exception when it was called. See cause; then try again.',
      cause,
    ),
  unknownStatus: (cause: unknown) =>
    new LinkError(
      'unknown-status',
      'Nexus called onExit without a status this version knows (incomplete, illegal, error). See cause for its answer.',
      cause,
    ),
  busy: () =>
    new LinkError(
      'busy',
      'Another <payitoff-link> on this page is already open. Finish or close it first; only one can be open at a time.',
    ),
} as const;
