import { page } from './page-state.js';

const REAL = ['sandbox', 'production'];
const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The environments an `env` attribute can name. Add your own by declaration merging, next to the call of
 * {@link registerEnvironment} that makes it real:
 *
 * ```ts
 * declare module 'payitoff-link/element' {
 *   interface PayitoffEnvironments { staging: true }
 * }
 * ```
 */
export interface PayitoffEnvironments {
  /** Dummy data, never contacts a servicer. */
  sandbox: true;
  /** Live. */
  production: true;
}

/**
 * Gives a Nexus script of your own a name for the `env` attribute, for instance a proxy or a simulator.
 * Call it from the page's own JavaScript: no attribute can do it.
 *
 * @param name Any name but `sandbox` and `production`. Registering a name again replaces it.
 * @param options `scriptUrl`: absolute, or relative to the page. It must be `https:`, same-origin or loopback.
 * @throws TypeError on a name or a URL that is not allowed.
 */
export function registerEnvironment(name: string, options: { scriptUrl: string }): void {
  if (typeof name !== 'string' || !name || REAL.includes(name)) {
    throw new TypeError(
      `registerEnvironment: the name ${JSON.stringify(name)} is taken or empty: choose another.`,
    );
  }
  page().environments.set(name, allowedUrl(options?.scriptUrl));
}

/**
 * Registers an environment whose global is put there by page code instead of a script.
 *
 * @returns a function that removes it again.
 */
export function registerScriptless(name: string): () => void {
  const { environments } = page();
  environments.set(name, '');
  return () => environments.delete(name);
}

function allowedUrl(scriptUrl: string): string {
  const here = globalThis.document;
  try {
    const { protocol, origin, hostname, href } = new URL(scriptUrl, here?.baseURI);
    const isLocal = protocol === 'http:' && (origin === here?.location.origin || LOOPBACK.test(hostname));
    // An empty string would be the page itself.
    if (scriptUrl && (protocol === 'https:' || isLocal)) return href;
  } catch {
    // No URL at all: refused like the others.
  }
  throw new TypeError(
    `registerEnvironment: the scriptUrl ${JSON.stringify(scriptUrl)} is not an https:, same-origin or loopback URL.`,
  );
}

/** The names an `env` attribute may hold now. */
export function environmentNames(): Iterable<string> {
  return page().environments.keys();
}

/**
 * Says that other environments than production are meant on this host, as on a staging site: the element then
 * does not warn of them there. Loopback, `.local` and `.test` hosts need no registration.
 *
 * @param host As in `location.hostname`, for instance `staging.example.com`.
 */
export function registerTestHost(host: string): void {
  page().testHosts.add(host);
}

/** Whether borrowers may meet this page: an environment without real servicers is then a mistake. */
export function isPublicPage(): boolean {
  const { protocol, hostname } = location;
  return (
    protocol === 'https:' &&
    !LOOPBACK.test(hostname) &&
    !/\.(local|test)$/.test(hostname) &&
    !page().testHosts.has(hostname)
  );
}
