/** Which Nexus is simulated. `simulator` is neither of the vendor's: it takes sandbox and production keys. */
export type SimulatedEnvironment = 'sandbox' | 'production' | 'simulator';

/** What follows from a username and a password, as in the vendor's table "Simulate authentication scenarios". */
export type SignIn = 'refused' | 'challenge' | 'failchallenge' | 'connected';

/** The vendor's scenario table. The special values count only when written exactly so. */
export function signIn(username: string, password: string): SignIn {
  if (username === 'bad' || password === 'bad') return 'refused';
  if (username === 'challenge' || username === 'failchallenge') return username;
  return 'connected';
}

const hasWord = (key: string, words: string) =>
  new RegExp(`(?<![a-z0-9])(?:${words})(?![a-z0-9])`, 'i').test(key);

/**
 * The convention for simulated keys. A key with the word `invalid` is refused everywhere; one with `production`
 * or `live` by the sandbox, one with `sandbox` or `test` by production. Words end at anything that is no letter
 * and no digit, so that `delivery` is not `live`.
 */
export function acceptsKey(key: string, environment: SimulatedEnvironment): boolean {
  if (hasWord(key, 'invalid')) return false;
  const forProduction = hasWord(key, 'production|live');
  const forSandbox = hasWord(key, 'sandbox|test');
  if (environment === 'simulator' || forProduction === forSandbox) return true;
  return environment === 'production' ? forProduction : forSandbox;
}

export function isUuid(value: unknown): value is string {
  return (
    typeof value === 'string' && /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(value)
  );
}

/** A UUID v4. `crypto.randomUUID` is not there on a page served over plain http. */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
