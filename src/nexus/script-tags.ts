import { environments } from './environments.js';
import { safeDocument } from './safe-document.js';

const RETRY = /[?&]retry=\d+$/;

/**
 * The address of every request but the first, which is for exactly the registered address. Browsers let a second request
 * for the same address wait for one that hangs, and may answer it with a bad response from their cache, even after a
 * reload. So each retry has a query that was never used before.
 */
export function retryUrl(url: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}retry=${Date.now()}`;
}

/** The address without what {@link retryUrl} added. */
export function withoutRetry(url: string): string {
  return url.replace(RETRY, '');
}

/** The tags on the page for registered scripts. */
export interface FoundTags {
  /** The first of this script. */
  own?: HTMLScriptElement;
  /** Whether one of another environment may run; `undefined` if there is none. */
  otherMayRun?: boolean;
}

export function findTags(url: string): FoundTags {
  const found: FoundTags = {};
  for (const tag of safeDocument.querySelectorAll('script')) {
    const registered = registeredUrlOf(tag);
    if (!registered) continue;
    if (registered === url) found.own ??= tag;
    else found.otherMayRun ||= mayRun(tag);
  }
  return found;
}

/** Whether resource timing has an entry for this address. Not every WebKit records a failed request. */
export function isFetched(address: string): boolean {
  // jsdom keeps no entries.
  return performance.getEntriesByName?.(address).length > 0;
}

/** Whether the script of another environment was fetched, by whatever means. */
export function isOtherFetched(url: string): boolean {
  const entries = performance.getEntriesByType?.('resource') ?? [];
  return entries.some(({ name }) => (matchRegisteredUrl(name) ?? url) !== url);
}

/** A tag that came through `innerHTML` is never fetched. Neither an event nor the tag itself says so. */
function mayRun(tag: HTMLScriptElement): boolean {
  return tag.async || safeDocument.readyState !== 'complete' || isFetched(tag.src);
}

/**
 * The registered script URL that an address stands for: hand-written tags may add a query, or be served over http.
 */
export function matchRegisteredUrl(address: string): string | undefined {
  const bare = address.replace(/[?#].*/, '');
  return [address, withoutRetry(address), bare, bare.replace(/^http:/, 'https:')].find(isRegistered);
}

export function isRegistered(url: string): boolean {
  return !!url && [...environments().values()].includes(url);
}

/** The registered script URL of a script tag that runs. Any element can have such a `src`; a script in SVG has none. */
export function registeredUrlOf(element: Element): string | undefined {
  const tag = element as HTMLScriptElement;
  return tag.localName === 'script' && tag.src && isExecutable(tag) ? matchRegisteredUrl(tag.src) : undefined;
}

/** Consent tools park a script under another type: such a tag never runs. */
function isExecutable(tag: HTMLScriptElement): boolean {
  return !tag.noModule && /^(module|(text|application)\/(x-)?(java|ecma)script|)$/i.test(tag.type);
}

/** The nonce of the page's first script that has one, or `''`. */
export function pageNonce(): string {
  return safeDocument.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
}
