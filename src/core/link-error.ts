import { ERROR_MESSAGES } from './messages.js';

/**
 * Every code of a `payitoff-error`. `nexus-error` is an error that Nexus itself reports; the element finds all
 * others.
 */
export type LinkErrorCode = keyof typeof ERROR_MESSAGES | 'nexus-error';

/** Codes of errors that only a developer can fix. Their messages are also written to the console, once each. */
export const DEVELOPER_MISTAKES: readonly (LinkErrorCode | undefined)[] = [
  'missing-env',
  'unknown-env',
  'missing-nexus-key',
  'environment-conflict',
];

/** Codes that mean the vendor's script failed to load: the `fallback` slot is shown. */
export const SCRIPT_FAILURES: readonly (LinkErrorCode | undefined)[] = [
  'script-failed',
  'script-timeout',
  'nexus-missing',
];

/** The error that `load()` rejects with. The message says what to do. */
export class LinkError extends Error {
  override readonly name = 'LinkError';
  readonly code: LinkErrorCode;

  constructor(code: LinkErrorCode, message: string, cause?: unknown) {
    super(message);
    this.code = code;
    // Not through the options of Error, which Chrome before 93 and Firefox before 91 ignore.
    this.cause = cause;
  }
}

/**
 * Makes an error with its message.
 *
 * @param subject what the message names: an environment, a script URL.
 */
export function linkError(code: keyof typeof ERROR_MESSAGES, subject = '', cause?: unknown): LinkError {
  return new LinkError(code, ERROR_MESSAGES[code](subject), cause);
}
