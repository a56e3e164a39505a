import type { LinkConfig } from '../core/config.js';
import { linkError, type LinkError } from '../core/link-error.js';
import { findNexus, recordOrigin } from './nexus-global.js';
import { pageState, type Load } from './page-state.js';
import { findTags, pageNonce, retryUrl } from './script-tags.js';
import { trustedUrl } from './trusted-url.js';

/** Milliseconds before the first and the second retry of a script that failed. */
const RETRY_DELAYS = [300, 900];
/** Milliseconds between looks for a global that came without a `load` event. */
const POLL_INTERVAL = 50;
/** Milliseconds a fetched script is given to run. */
const RUN_GRACE = 250;

/** What a load has come to, and the error it would end with now. */
const ERRORS = {
  /** A tag is on the page, and nothing was heard of it. */
  fetching: 'script-timeout',
  /** The tag's `load` event came, and there is no Nexus yet. */
  loaded: 'nexus-missing',
  /** The tag failed. A retry may be due. */
  failed: 'script-failed',
} as const;

type Phase = keyof typeof ERRORS | 'ended';

/**
 * Makes Nexus callable: `undefined` when it is, else the reason why not. Never rejects.
 *
 * @param timeout milliseconds for the script and the global to be there.
 * @param nonce of the script tag. `''`: that of the page's first script with one.
 */
export async function loadNexus(
  config: LinkConfig,
  timeout: number,
  nonce: string,
): Promise<LinkError | undefined> {
  const { scriptUrl } = config;
  const { api, error } = findNexus(config);
  if (error) return error;
  if (api) return recordOrigin(scriptUrl) as undefined;
  if (!scriptUrl) return linkError('nexus-missing', 'installSimulator()');
  return (pageState().loads.get(scriptUrl) ?? new ScriptLoad(config, nonce)).join(timeout);
}

/** One load of a script, from its first attempt to Nexus or an error. */
class ScriptLoad implements Load {
  readonly #config: LinkConfig;
  readonly #nonce: string;
  readonly #url: string;
  readonly #done: Promise<LinkError | undefined>;
  #settle!: (error: LinkError | undefined) => void;
  #phase: Phase = 'failed';
  #tag: HTMLScriptElement | undefined;
  #retries = 0;
  /** `performance.now()` milliseconds at which the last waiter gives up. */
  #deadline = 0;
  readonly #timers: ReturnType<typeof setTimeout>[] = [];

  constructor(config: LinkConfig, nonce: string) {
    this.#config = config;
    this.#url = config.scriptUrl;
    this.#nonce = nonce;
    this.#done = new Promise((resolve) => (this.#settle = resolve));
    pageState().loads.set(this.#url, this);
    this.#timers.push(setInterval(() => this.#check(), POLL_INTERVAL));
  }

  join(timeout: number): Promise<LinkError | undefined> {
    const deadline = performance.now() + timeout;
    this.#deadline = Math.max(this.#deadline, deadline);
    if (this.#tag) this.#retries = 0;
    else this.#attempt();
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(this.#leave(deadline)), timeout);
      void this.#done.then((error) => {
        clearTimeout(timer);
        resolve(error);
      });
    });
  }

  /** The last waiter ends the load at once, so that whoever is told and tries again does not join it. */
  #leave(deadline: number): LinkError {
    const error = this.#error();
    if (deadline >= this.#deadline) this.#end(error);
    return error;
  }

  #attempt(): void {
    const { own } = findTags(this.#url);
    if (own) this.#adopt(own);
    else this.#insert();
  }

  #insert(): void {
    const tag = document.createElement('script');
    const nonce = this.#nonce || pageNonce();
    if (nonce) tag.nonce = nonce;
    this.#listenTo(tag);
    try {
      tag.src = trustedUrl(retryUrl(this.#url, pageState().timeoutCounts.get(this.#url) ?? 0));
      document.head.append(tag);
    } catch {
      // Trusted Types without our policy: no other attempt can succeed.
      this.#phase = 'failed';
      this.#end(this.#error());
    }
  }

  /** Waits for a tag that somebody else wrote. If it failed before we listened, no event will ever come. */
  #adopt(tag: HTMLScriptElement): void {
    this.#listenTo(tag);
    const replace = () => this.#replace(tag, 'failed');
    if (document.readyState !== 'complete') {
      addEventListener('load', () => this.#schedule(RUN_GRACE, replace), { once: true });
    } else if (!this.#retries && (!tag.async || performance.getEntriesByName(tag.src).length)) {
      // The parser's own tag, or one that was fetched (WebKit does not tell of a fetch that failed).
      this.#schedule(RUN_GRACE, replace);
    }
    const patience = ((this.#deadline - performance.now()) * 2) / 3;
    this.#schedule(patience, () => this.#replace(tag, 'fetching'));
  }

  #replace(tag: HTMLScriptElement, phase: Phase): void {
    if (tag !== this.#tag || this.#phase !== 'fetching') return;
    this.#phase = phase;
    this.#removeTag();
    this.#insert();
  }

  #listenTo(tag: HTMLScriptElement): void {
    this.#tag = tag;
    this.#phase = 'fetching';
    tag.addEventListener('load', () => {
      // Also when it comes after the deadline: what it defined is of this environment.
      recordOrigin(this.#url);
      if (tag !== this.#tag || this.#phase === 'ended') return;
      this.#phase = 'loaded';
      this.#check();
    });
    tag.addEventListener('error', () => {
      if (this.#phase === 'ended') tag.remove();
      else if (tag === this.#tag) this.#fail();
    });
  }

  #check(): void {
    const { api, error } = findNexus(this.#config);
    if (api || error) this.#end(error);
  }

  #fail(): void {
    this.#phase = 'failed';
    this.#removeTag();
    const delay = RETRY_DELAYS[this.#retries++];
    if (delay === undefined || performance.now() + delay >= this.#deadline) this.#end(this.#error());
    else this.#schedule(delay, () => this.#attempt());
  }

  #removeTag(): void {
    if (this.#phase === 'fetching') {
      const { timeoutCounts } = pageState();
      timeoutCounts.set(this.#url, (timeoutCounts.get(this.#url) ?? 0) + 1);
    }
    this.#tag?.remove();
  }

  #error(): LinkError {
    return linkError(ERRORS[this.#phase as keyof typeof ERRORS], this.#url);
  }

  #end(error?: LinkError): void {
    if (this.#phase === 'ended') return;
    if (error) this.#removeTag();
    else recordOrigin(this.#url);
    this.#phase = 'ended';
    this.#timers.forEach(clearTimeout);
    pageState().loads.delete(this.#url);
    this.#settle(error);
  }

  #schedule(delay: number, run: () => void): void {
    if (this.#phase !== 'ended') this.#timers.push(setTimeout(run, delay));
  }
}
