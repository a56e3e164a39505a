import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { Finding } from './report.js';

/** Findings that are known and not to be told again, as they are kept in a file. */
interface Baseline {
  version: 1;
  findings: Pick<Finding, 'rule' | 'file' | 'fingerprint'>[];
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
export async function writeBaseline(path: string, findings: readonly Finding[]): Promise<void> {
  const known = findings.map(({ rule, file, fingerprint }) => ({ rule, file, fingerprint }));
  await writeFile(path, `${JSON.stringify({ version: 1, findings: known } satisfies Baseline, null, 2)}\n`);
}

/** The fingerprints in a baseline; `undefined` if it is none. */
export async function readBaseline(path: string): Promise<Set<string> | undefined> {
  try {
    const { findings } = JSON.parse(await readFile(path, 'utf8')) as Baseline;
    return new Set(findings.map(({ fingerprint }) => fingerprint));
  } catch {
    return undefined;
  }
}
