import { createHash } from 'node:crypto';
import type { Finding } from './report.js';

/** Findings that are known and not to be told again, as they are kept in a file. */
export interface Baseline {
  version: 1;
  findings: { rule: string; file: string; fingerprint: string }[];
}

/** Makes fingerprints: of the rule, the file and what was found there, but not of the line it was found on. */
export class Fingerprints {
  readonly #counts = new Map<string, number>();

  of(rule: string, file: string, found: string): string {
    const key = `${rule}\n${file}\n${found}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return createHash('sha256').update(`${key}\n${count}`).digest('hex').slice(0, 32);
  }
}

/** Keeps findings for the next run. */
export const baselineOf = (findings: readonly Finding[]): Baseline => ({
  version: 1,
  findings: findings.map(({ rule, file, fingerprint }) => ({ rule, file, fingerprint })),
});

/** The fingerprints in the text of a baseline; `undefined` if it is none. */
export function fingerprintsIn(text: string): Set<string> | undefined {
  try {
    const { findings } = JSON.parse(text) as Partial<Baseline>;
    return Array.isArray(findings) ? new Set(findings.map(({ fingerprint }) => fingerprint)) : undefined;
  } catch {
    return undefined;
  }
}
