import { nameRefused, urlRefused } from '../core/messages.js';
import { pageState } from './page-state.js';

/** The vendor's two scripts. Source: docs.payitoff.io/docs/nexus; see docs/vendor/. */
const VENDOR_SCRIPTS = [
  ['sandbox', 'https://payitoff-cdn.io/sandbox/nexus/js/v1'],
  ['production', 'https://payitoff-cdn.io/nexus/js/v1'],
] as const;

const RESERVED_NAMES: readonly unknown[] = VENDOR_SCRIPTS.map(([name]) => name);

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The environments that `env` accepts. Add your own by declaration merging, next to the
 * {@link registerEnvironment} call that registers it:
 *
 * ```ts
 * declare module 'payitoff-link/element' {
 *   interface PayitoffEnvironments { staging: true }
 * }
 * ```
 */
export interface PayitoffEnvironments {
  /** Dummy data; never contacts a servicer. */
  sandbox: true;
  /** Live. */
  production: true;
}

/** Every environment by its name, with the URL of its script. */
export function environments(): Map<string, string> {
  return (pageState().environments ??= new Map(VENDOR_SCRIPTS));
}

/**
 * Gives a Nexus script of your own, such as a proxy or a simulator, a name for the `env` attribute. Only the page's own
 * JavaScript can do this; no attribute can.
 *
 * @param name Any name but `sandbox` and `production`. Registering a name again replaces it.
 * @param options `scriptUrl`: absolute, or relative to the page. It must be `https:`, same-origin or loopback.
 * @throws TypeError on a name or a URL that is not allowed.
 */
export function registerEnvironment(name: string, options: { scriptUrl: string }): void {
  if (typeof name !== 'string' || !name || RESERVED_NAMES.includes(name)) {
    throw new TypeError(nameRefused(name));
  }
  environments().set(name, parseScriptUrl(options?.scriptUrl));
}

/**
 * Registers an environment whose global is put there by page code instead of a script.
 *
 * @returns a function that removes it again.
 */
export function registerWithoutScript(name: string): () => void {
  environments().set(name, '');
  return () => environments().delete(name);
}

/** Whether a host name is this machine's own. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}

function parseScriptUrl(scriptUrl: string): string {
  try {
    // Not the document's base, which markup can move. A frame without an address of its own has its parent's origin.
    const base = [location.href, self.origin].find((address) => address.startsWith('http'));
    const { protocol, origin, hostname, href } = new URL(scriptUrl, base);
    const isLocal = protocol === 'http:' && (origin === self.origin || isLoopback(hostname));
    // An empty string would be the page itself.
    if (scriptUrl && (protocol === 'https:' || isLocal)) return href;
  } catch {
    // Not a URL: refused like the others.
  }
  throw new TypeError(urlRefused(scriptUrl));
}
