import { HOLE, type Environment } from './facts.js';

/** The vendor's script addresses (docs/vendor/nexus.md). */
export const NEXUS_SCRIPT: Record<Environment, string> = {
  sandbox: 'https://payitoff-cdn.io/sandbox/nexus/js/v1',
  production: 'https://payitoff-cdn.io/nexus/js/v1',
};

/** The form of every production API call (docs/vendor/going-live.md, step 1). */
export const PRODUCTION_API = 'https://partners.payitoff.io/api/<version>';

/** An address of the vendor, as it is written in a text. */
export interface Address {
  of: 'api' | 'script';
  environment: Environment;
  /** Without escapes, and with a {@link HOLE} where it goes on with something only known at run time. */
  url: string;
  /** Where it starts and ends in the text. */
  start: number;
  end: number;
}

// `'https://payitoff-' + 'sandbox.io'` is one address, `https:\/\/` and `https%3A%2F%2F` are ways to write it.
const JOIN = String.raw`(?:["'\`]\s*[+.]\s*["'\`])?`;
const VENDOR_URL = new RegExp(
  String.raw`(?:(?<=%2F)|(?<![\w@.-]))(?:(?:https?:|wss?:)?(?:\\?/){2})?` +
    String.raw`((?:[a-z0-9-]+\.)*payitoff(?:-${JOIN}(?:sandbox|cdn))?\.io)(?![\w-]|\.\w)` +
    String.raw`(?::\d+)?((?:${JOIN}(?:\\?/)(?:[\w.~%<>-]|${JOIN}\w)*)*)`,
  'gi',
);
/** How an address goes on that is put together at run time. */
const GOES_ON = /^(?:\$|\{|#\{|<\?|<%|%[sv]|["'`]\s*[+.,]\s*\(?[\w$])/;

/** The vendor's addresses in a text, used there or only mentioned. */
export function addressesIn(text: string): Address[] {
  const found: Address[] = [];
  for (const match of text.matchAll(VENDOR_URL)) {
    const [written, host = '', path = ''] = match;
    // Tags and placeholders of templates end an address; `<version>` is a part of it.
    const cut = /<(?!\w+>)|(?<!<\w*)>/.exec(written)?.index ?? written.length;
    const plain = (part: string) => part.replace(/["'`]\s*[+.]\s*["'`]/g, '').replaceAll('\\', '');
    const isDynamic = GOES_ON.test(text.slice(match.index + cut, match.index + cut + 20));
    const kept = plain(path.slice(0, Math.max(0, path.length - (written.length - cut))));
    const kind = classify(plain(host).toLowerCase(), kept, isDynamic);
    if (!kind) continue;
    const url = plain(written.slice(0, cut)) + (isDynamic ? HOLE : '');
    found.push({ ...kind, url, start: match.index, end: match.index + cut });
  }
  return found;
}

function classify(
  host: string,
  path: string,
  isDynamic: boolean,
): Pick<Address, 'of' | 'environment'> | undefined {
  if (host.endsWith('payitoff-sandbox.io')) return { of: 'api', environment: 'sandbox' };
  if (host === 'payitoff-cdn.io') {
    if (/^\/sandbox\b/.test(path) && (isDynamic || path.includes('/nexus'))) {
      return { of: 'script', environment: 'sandbox' };
    }
    return path.startsWith('/nexus/js') ? { of: 'script', environment: 'production' } : undefined;
  }
  const isApi = host === 'partners.payitoff.io' || host === 'api.payitoff.io' || path.startsWith('/api/');
  return isApi ? { of: 'api', environment: 'production' } : undefined;
}

/**
 * Is this production address anything but the beginning, or the whole, of {@link PRODUCTION_API}? Code often keeps
 * the host, or the host with `/api`, and adds the rest.
 */
export function isWrongBase(url: string): boolean {
  const [, scheme, host = '', path = ''] = /^(?:(\w+:)?\/\/)?([^/:]+)(?::\d+)?(.*)$/i.exec(url) ?? [];
  if (scheme?.toLowerCase() === 'http:' || host.toLowerCase() !== `partners.payitoff.io`) {
    return host !== `partners.payitoff.io${HOLE}`;
  }
  const [api = '', version = ''] = path.replace(/^\//, '').split(/[/?#]/);
  if (api.includes(HOLE)) return false;
  if (api !== '' && api !== 'api') return true;
  return version !== '' && !version.includes(HOLE) && !/^v\d+(\.\d+)*$/.test(version);
}
