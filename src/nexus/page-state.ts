import type { LinkError } from '../core/link-error.js';
import type { NexusApi } from './nexus-api.js';

/** One script on its way. */
export interface Load {
  /**
   * Waits for the load, and keeps it going with all its retries for `timeout` milliseconds: `undefined` once Nexus can
   * be called, else the reason why it cannot. Never rejects.
   */
  join(timeout: number): Promise<LinkError | undefined>;
}

/** One environment's script on this page. */
export interface PageScript {
  /** The load under way, shared by every element that waits for it. */
  load?: Load | undefined;
  /** Whether it was requested, by a tag of ours or one that we waited for. */
  wasRequested?: boolean;
  /** The last hand-written tag: its fetch attributes apply to the tags that replace it. */
  writtenTag?: HTMLScriptElement;
}

/** The element that has the page, from the activation to the outcome. */
export interface PageLock {
  /** `performance.now()` milliseconds at which Nexus was opened last; `undefined` while its script is loading. */
  openedAt?: number | undefined;
  /** False once it no longer keeps others out because its element has left the page. */
  isActive(): boolean;
  /** Called when another element takes the page. */
  yield(): void;
}

/**
 * What all copies of this package on one page share. Besides data, it holds objects of whichever copy made them: their
 * methods are a protocol between builds. A change that breaks it needs another key.
 */
export interface PageState {
  /** Environment name to script URL; see `environments.ts`, which makes it. */
  environments?: Map<string, string>;
  /** Hosts on which another environment than production is intended. */
  readonly testHosts: Set<string>;
  /** Script URL to what is known of that script. */
  readonly scripts: Map<string, PageScript>;
  /** The script URL that a `Nexus` object is known to come from; `undefined` if it was there before it could be known. */
  readonly origins: WeakMap<NexusApi, string | undefined>;
  lock?: PageLock | undefined;
  /** The Trusted Types policy, whose name may be taken only once on a page. */
  policy?: { createScriptURL(url: string): unknown } | undefined;
}

const KEY = Symbol.for('payitoff-link/1');

/** The page's shared state, made by whichever copy of the package asks first. */
export function pageState(): PageState {
  const host = globalThis as { [KEY]?: PageState };
  return (host[KEY] ??= {
    testHosts: new Set(),
    scripts: new Map(),
    origins: new WeakMap(),
  });
}

/** What is known of one script; from now on there is a record of it. */
export function pageScript(url: string): PageScript {
  const { scripts } = pageState();
  const script = scripts.get(url) ?? {};
  scripts.set(url, script);
  return script;
}
