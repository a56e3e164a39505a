import { environments } from './environments.js';

const RETRY = /[?&]retry=\d+$/;

/**
 * The address of a further attempt. Browsers let a second request for the same URL wait for the first, which would tie
 * every attempt to the one that hangs: another query is another request.
 */
export function retryUrl(url: string, count: number): string {
  return count ? `${url}${url.includes('?') ? '&' : '?'}retry=${count}` : url;
}

/** The address without what {@link retryUrl} added. */
export function withoutRetry(url: string): string {
  return url.replace(RETRY, '');
}

/** The first tag on the page for this script, and whether there is one of another environment. */
export function findTags(url: string): { own: HTMLScriptElement | undefined; hasOther: boolean } {
  let own: HTMLScriptElement | undefined;
  let hasOther = false;
  // `document.scripts` can be shadowed by markup with that name.
  for (const tag of document.querySelectorAll('script')) {
    const registered = isExecutable(tag) && matchRegisteredUrl(tag.src);
    if (!registered) continue;
    if (registered === url) own ??= tag;
    else hasOther = true;
  }
  return { own, hasOther };
}

/**
 * The registered script URL that an address stands for: hand-written tags may add a query, or be served over http.
 */
export function matchRegisteredUrl(address: string): string | undefined {
  if (!address) return undefined;
  const urls = [...environments().values()];
  const bare = address.replace(/[?#].*/, '');
  return [address, withoutRetry(address), bare, bare.replace(/^http:/, 'https:')].find((candidate) =>
    urls.includes(candidate),
  );
}

/** Consent tools park a script under another type: such a tag never runs. */
function isExecutable(tag: HTMLScriptElement): boolean {
  return !tag.noModule && /^(module|(text|application)\/(x-)?(java|ecma)script|)$/i.test(tag.type);
}

/** The nonce of the page's first script that has one, or `''`. */
export function pageNonce(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
}
