import type { Environment, Fact, Span } from '../facts.js';
import type { PageRecord, SeenElement, SeenFrame } from './in-page.js';
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

/** What was seen, as the lines of a text, so that findings can point at it like at a line of a file. */
export function factsOfPage(
  seen: Observation,
  keys: Partial<Record<Environment, string>>,
  env: Environment,
): { text: string; facts: Fact[] } {
  const page = new PageText(keys, env);
  const elements = seen.frames.flatMap((frame) => frame.elements);
  for (const element of elements) page.addElement(element);
  for (const request of seen.requests) {
    // The element asks for the script of its env: that its env is wrong is told already.
    const isElements = request.of === 'script' && elements.some(({ env }) => env === request.environment);
    if (!isElements) page.addRequest(request);
  }
  for (const { calls } of seen.records) for (const call of calls) page.addCall(call);
  for (const { blocked } of seen.records) for (const violation of blocked) page.addViolation(violation);
  for (const name of seen.frames.flatMap((frame) => frame.orphanedSlots)) {
    page.facts.push({ kind: 'orphaned-slot', name, at: page.tell(`<… slot="${name}">`) });
  }
  if (seen.hasOwnSimulator)
    page.facts.push({ kind: 'simulator', at: page.tell('<payitoff-nexus-simulator>') });
  return page;
}

class PageText {
  readonly facts: Fact[] = [];
  text = '';
  readonly #told = new Set<string>();
  readonly #keys: Partial<Record<Environment, string>>;
  readonly #env: Environment;

  constructor(keys: Partial<Record<Environment, string>>, env: Environment) {
    this.#keys = keys;
    this.#env = env;
  }

  tell(line: string): Span {
    const start = this.text.length;
    this.text += `${line}\n`;
    return { start, end: start + line.length };
  }

  /** Tells what may happen again and again: once. */
  #tellOnce(line: string, same = line): Span | undefined {
    if (this.#told.has(same)) return undefined;
    this.#told.add(same);
    return this.tell(line);
  }

  addElement({ env, nexusKey, isDefined, code }: SeenElement): void {
    const at = this.tell(`<payitoff-link env=${JSON.stringify(env)} nexus-key=${JSON.stringify(nexusKey)}>`);
    // A name that the page registered for itself is known to the element.
    const isKnown = /^(?:sandbox|production|simulator|)$/.test(env) || !isDefined || code === 'unknown-env';
    const settings = { env: { at, value: isKnown ? env : undefined }, nexusKey: { at, value: nexusKey } };
    this.facts.push({ kind: 'element', ...settings, mayHaveMore: false, at });
    this.#compareKey(nexusKey, at);
    if (!isDefined || code)
      this.facts.push({ kind: 'element-error', code: isDefined ? code : 'not-defined', at });
  }

  addRequest({ of, environment, url, method, hasCredential }: VendorRequest): void {
    const at = this.#tellOnce(`${method} ${url}`, `${method} ${url} ${hasCredential}`);
    if (!at) return;
    this.facts.push({ kind: 'address', of, environment, url, place: of === 'script' ? 'tag' : 'use', at });
    if (hasCredential) this.facts.push({ kind: 'credential', what: 'request', at });
  }

  addCall({ method, options, key }: PageRecord['calls'][number]): void {
    const line = `Nexus.${method}({ ${options.join(', ')} })`;
    const at = this.#tellOnce(line, `${line} ${key}`);
    if (!at) return;
    this.facts.push({ kind: 'nexus-call', method, options, at });
    if (method === 'linkServicers') this.facts.push({ kind: 'nexus-call', method: 'link', options, at });
    this.#compareKey(key, at);
  }

  addViolation({ directive, what }: PageRecord['blocked'][number]): void {
    if (!what.includes('payitoff')) return;
    const at = this.#tellOnce(`${directive}: ${what.replace(/[?#]\S*/, '').trim()}`);
    if (at) this.facts.push({ kind: 'blocked', directive, at });
  }

  #compareKey(key: string, at: Span): void {
    if (!key) return;
    const known = (['sandbox', 'production'] as const).find((env) => this.#keys[env] === key);
    // Only who knows the right key can say that one is wrong.
    if (known || this.#keys[this.#env])
      this.facts.push({ kind: 'nexus-key', environment: known ?? 'another', at });
  }
}
