import { HOLE, type Address, type Environment } from './facts.js';

/** The vendor's addresses (docs/vendor/nexus.md, docs/vendor/going-live.md steps 1 and 3). */
export const NEXUS_SCRIPT: Record<Environment, string> = {
  sandbox: 'https://payitoff-cdn.io/sandbox/nexus/js/v1',
  production: 'https://payitoff-cdn.io/nexus/js/v1',
};

/** The form of every production API call (docs/vendor/going-live.md, step 1). */
export const PRODUCTION_API = 'https://partners.payitoff.io/api/<version>';

// Addresses are looked for inside strings that a parser has already found. A host may follow anything but a
// letter, `@`, `.` or `-`; or a percent-encoded slash.
const VENDOR_URL = new RegExp(
  String.raw`(?:(?<=%2F)|(?<![\w@.-]))(?:(?:https?:)?//)?` +
    String.raw`((?:[a-z0-9-]+\.)*(?:payitoff-sandbox|payitoff-cdn|payitoff)\.io)(?![\w-]|\.\w)` +
    String.raw`(?::\d+)?(/[^\s"'\`\\)]*)?`,
  'gi',
);

/**
 * The vendor's addresses that `value` uses. One that is only mentioned, in the middle of a sentence, is not used.
 */
export function addressesIn(value: string): Address[] {
  if (!/payitoff/i.test(value)) return [];
  const found: Address[] = [];
  for (const match of value.matchAll(VENDOR_URL)) {
    const [url, host = '', path = ''] = match;
    const kind = classify(host.toLowerCase(), path);
    if (kind && isUsed(value, match.index)) found.push({ ...kind, url, index: match.index });
  }
  return found;
}

function classify(host: string, path: string): Pick<Address, 'of' | 'environment'> | undefined {
  if (host.endsWith('payitoff-sandbox.io')) return { of: 'api', environment: 'sandbox' };
  if (host === 'payitoff-cdn.io') {
    const before = path.split('/nexus/js')[0]!;
    if (before === path || before.includes(HOLE)) return undefined;
    return { of: 'script', environment: before.includes('sandbox') ? 'sandbox' : 'production' };
  }
  const isApi = host === 'partners.payitoff.io' || host === 'api.payitoff.io' || path.startsWith('/api/');
  return isApi ? { of: 'api', environment: 'production' } : undefined;
}

function isUsed(value: string, index: number): boolean {
  if (!/\s/.test(value.trim())) return true;
  const before = value.slice(0, index).trim();
  const isData = /^[[{"']/.test(value.trim());
  return before.replaceAll(HOLE, '') === '' || (isData && /["']$/.test(before));
}

/**
 * Is this production address anything but the beginning, or the whole, of {@link PRODUCTION_API}? Code often keeps
 * the host, or the host with `/api`, and adds the rest.
 */
export function isWrongBase(url: string): boolean {
  const [, scheme, host = '', path = ''] = /^(?:(https?:)?\/\/)?([^/:]+)(?::\d+)?(.*)$/i.exec(url) ?? [];
  if (scheme?.toLowerCase() === 'http:' || host.toLowerCase() !== 'partners.payitoff.io') return true;
  const [api = '', version = ''] = path.replace(/^\//, '').split(/[/?#]/);
  if (api.includes(HOLE)) return false;
  if (api !== '' && api !== 'api') return true;
  return version !== '' && !version.includes(HOLE) && !/^v\d+(\.\d+)*$/.test(version);
}
