import type { Environment, Fact } from '../facts.js';
import type { PageRecord, SeenFrame } from './in-page.js';
import type { VendorRequest } from './vendor.js';

/** Everything that was seen on one page. */
export interface Observation {
  frames: SeenFrame[];
  records: Omit<PageRecord, 'roots'>[];
  /** What the page asked of the vendor by itself, and what it asked for after a press. */
  requests: readonly VendorRequest[];
  /** The simulator is there though the checker did not bring it. */
  hasOwnSimulator: boolean;
}

/** Tells what was seen as the lines of a text, so that findings can point at it like at a line of a file. */
export function factsOfPage(
  seen: Observation,
  keys: Partial<Record<Environment, string>>,
  env: Environment,
): { text: string; facts: Fact[] } {
  const facts: Fact[] = [];
  let text = '';
  const told = new Set<string>();
  /** What happens again and again is told once. */
  const isNew = (line: string) => !told.has(line) && told.add(line).size > 0;
  const tell = (line: string): { start: number; end: number } => {
    const start = text.length;
    text += `${line}\n`;
    return { start, end: start + line.length };
  };
  const compareKey = (key: string, at: { start: number; end: number }) => {
    if (!key) return;
    const known = (Object.entries(keys) as [Environment, string][]).find(([, given]) => given === key)?.[0];
    // Only who knows the right key can say that one is wrong.
    if (known || keys[env]) facts.push({ kind: 'nexus-key', environment: known ?? 'another', at });
  };
  const elements = seen.frames.flatMap((frame) => frame.elements);
  for (const { env: value, nexusKey, isDefined, code } of elements) {
    const at = tell(`<payitoff-link env=${JSON.stringify(value)} nexus-key=${JSON.stringify(nexusKey)}>`);
    // A name that the page registered for itself is known to the element.
    const isRegistered =
      isDefined && code !== 'unknown-env' && !/^(?:sandbox|production|simulator|)$/.test(value);
    facts.push({
      kind: 'element',
      env: { at, value: isRegistered ? undefined : value },
      nexusKey: { at, value: nexusKey },
      mayHaveMore: false,
      at,
    });
    compareKey(nexusKey, at);
    if (!isDefined) facts.push({ kind: 'element-error', code: 'not-defined', at });
    else if (code) facts.push({ kind: 'element-error', code, at });
  }
  for (const { of, environment, url, method, hasCredential } of seen.requests) {
    // The element asks for the script of its env: that its env is wrong is told already.
    if (of === 'script' && elements.some((element) => element.env === environment)) continue;
    const line = `${method} ${url}`;
    if (!isNew(line + hasCredential)) continue;
    const at = tell(line);
    facts.push({ kind: 'address', of, environment, url, place: of === 'script' ? 'tag' : 'use', at });
    if (hasCredential) facts.push({ kind: 'credential', what: 'request', at });
  }
  for (const { method, options, key } of seen.records.flatMap(({ calls }) => calls)) {
    const line = `Nexus.${method}({ ${(options ?? []).join(', ')} })`;
    if (!isNew(line + key)) continue;
    const at = tell(line);
    facts.push({ kind: 'nexus-call', method, options: options ?? undefined, at });
    if (method === 'linkServicers')
      facts.push({ kind: 'nexus-call', method: 'link', options: options ?? undefined, at });
    if (key) compareKey(key, at);
  }
  for (const { directive, what } of seen.records.flatMap(({ blocked }) => blocked)) {
    const line = `${directive}: ${what.replace(/[?#]\S*/, '').trim()}`;
    if (/payitoff/.test(line) && isNew(line)) facts.push({ kind: 'blocked', directive, at: tell(line) });
  }
  for (const name of seen.frames.flatMap((frame) => frame.orphanedSlots)) {
    facts.push({ kind: 'orphaned-slot', name, at: tell(`<… slot="${name}">`) });
  }
  if (seen.hasOwnSimulator) facts.push({ kind: 'simulator', at: tell('<payitoff-nexus-simulator>') });
  return { text, facts };
}
