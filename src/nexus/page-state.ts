import type { LinkError } from '../core/link-error.js';
import type { NexusApi } from './nexus-api.js';

/** A load of one environment's script, shared by every element that waits for it. */
export interface Load {
  /** Settles once: `undefined` when Nexus is callable, else the reason why it is not. Never rejects. */
  readonly done: Promise<LinkError | undefined>;
  /** Starts the load, or keeps it going, until `deadline` (`performance.now()` milliseconds), with all retries. */
  join(deadline: number): void;
  /**
   * The error of a waiter whose `deadline` has come. The last one ends the load at once, so that whoever is
   * told and tries again does not join it.
   */
  leave(deadline: number): LinkError;
}

/** What all copies of this package on one page must agree on. Plain data, so that builds may differ. */
export interface PageState {
  /** Environment name to script URL. An empty URL: page code puts the global there itself. */
  readonly environments: Map<string, string>;
  /** Hosts on which another environment than production is meant. */
  readonly testHosts: Set<string>;
  /** Script URL to the load under way. A load that has ended is not in it. */
  readonly loads: Map<string, Load>;
  /** Script URL to how often it was asked for in vain without any answer. */
  readonly hung: Map<string, number>;
  /** The script URL that a `Nexus` object is known to come from. */
  readonly origins: WeakMap<NexusApi, string>;
  /** The flow on the page, if any; it holds the page only while `isHeld()`. */
  flow?: { isHeld(): boolean } | undefined;
  /** The last successful `Nexus.init`. */
  lastInit?: { api: NexusApi; nexusKey: string; uuid: string } | undefined;
  /** The Trusted Types policy, whose name may be taken only once on a page. */
  policy?: { createScriptURL(url: string): unknown } | undefined;
}

const KEY = Symbol.for('payitoff-link/1');

/** The page's shared state, made by whichever copy of the package asks first. */
export function page(): PageState {
  const host = globalThis as { [KEY]?: PageState };
  return (host[KEY] ??= {
    environments: new Map([
      ['sandbox', 'https://payitoff-cdn.io/sandbox/nexus/js/v1'],
      ['production', 'https://payitoff-cdn.io/nexus/js/v1'],
    ]),
    testHosts: new Set(),
    loads: new Map(),
    hung: new Map(),
    origins: new WeakMap(),
  });
}
