/** Which Nexus is simulated. `simulator` is neither of the vendor's two: it accepts keys of both. */
export type SimulatedEnvironment = 'sandbox' | 'production' | 'simulator';

/** What a sign-in leads to. Source: docs/vendor/sandbox.md. */
export type SignInResult = 'refused' | 'challenge' | 'failchallenge' | 'connected';

/** The vendor's scenario table. Its special values count only when written exactly like this. */
export function signIn(username: string, password: string): SignInResult {
  if (username === 'bad' || password === 'bad') return 'refused';
  if (username === 'challenge' || username === 'failchallenge') return username;
  return 'connected';
}

/**
 * The convention for simulated keys. A key with the word `invalid` is refused everywhere; one with `production`
 * or `live` by the sandbox, one with `sandbox` or `test` by production. Anything but a letter or a digit ends a
 * word, so `delivery` is not `live`.
 */
export function acceptsKey(key: string, environment: SimulatedEnvironment): boolean {
  const words = key.toLowerCase().split(/[^a-z\d]+/);
  const has = (...wanted: string[]) => wanted.some((word) => words.includes(word));
  if (has('invalid')) return false;
  const isProductionKey = has('production', 'live');
  const isSandboxKey = has('sandbox', 'test');
  if (environment === 'simulator' || isProductionKey === isSandboxKey) return true;
  return environment === 'production' ? isProductionKey : isSandboxKey;
}

/** Whether a value is the text of a UUID, of any version. */
export function isUuid(value: unknown): value is string {
  return (
    typeof value === 'string' && /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(value)
  );
}

/** Makes a UUID v4. A page served over plain http has no `crypto.randomUUID`. */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
