import type { LinkOutcome } from 'payitoff-link/element';
type Base = 'https://payitoff-sandbox.io' | 'https://partners.payitoff.io';
declare const Nexus: { link(options: object): void };
export const outcome = (o: LinkOutcome): boolean => o.status === 'complete';
export function guard(base: Base): void {
  if (base.startsWith('https://payitoff-sandbox.io')) throw new Error('https://payitoff-sandbox.io is no production address');
}
Nexus.link({ ...handlers });
