import type { LinkConfig } from '../core/config.js';
import { linkError, type LinkError } from '../core/link-error.js';
import { findNexus, recordOrigin } from './nexus-global.js';
import { pageState, type Load, type PageScript } from './page-state.js';
import { safeDocument } from './safe-document.js';
import { findTags, isFetched, pageNonce, retryUrl } from './script-tags.js';
import { trustedUrl } from './trusted-url.js';

/** Milliseconds before the first and the second retry of a script that failed. */
const RETRY_DELAYS = [300, 900];
/** Milliseconds between looks for a global that came without a `load` event. */
const POLL_INTERVAL = 50;
/** Milliseconds a script is given to run once it was fetched, and one that waits for those before it. */
const RUN_GRACE = 250;
const ORDERED_RUN_GRACE = 1000;
/** Milliseconds a script that has run is given to bring Nexus. */
const NEXUS_GRACE = 2000;
/** Milliseconds by which a timer is late when the machine has slept or the page was frozen. */
const SLEPT = 1000;
/** What a tag says of how it may be fetched: what the page refused to run is not run by us. */
const FETCH_ATTRIBUTES = ['integrity', 'crossorigin', 'referrerpolicy'];

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
  if (api || error) return error;
  if (!scriptUrl) return linkError('nexus-missing', 'installSimulator()');
  const { scripts } = pageState();
  const script = scripts.get(scriptUrl) ?? {};
  scripts.set(scriptUrl, script);
  script.load ??= new ScriptLoad(script, config, nonce);
  return script.load.join(timeout);
}

/** One load of a script for all who join it, from its first attempt to Nexus or an error. */
class ScriptLoad implements Load {
  readonly #script: PageScript;
  readonly #config: LinkConfig;
  readonly #url: string;
  readonly #nonce: string;
  readonly #ended: Promise<LinkError | undefined>;
  #settle!: (error: LinkError | undefined) => void;
  /** The error that it would end with now. */
  #code: 'script-failed' | 'script-timeout' | 'nexus-missing' = 'script-timeout';
  /** The tag that it waits for, or the last one that failed. Once it has ended, none. */
  #tag: HTMLScriptElement | undefined;
  #retries = 0;
  /** `performance.now()` milliseconds at which the last who waits gives up. */
  #deadline = 0;
  readonly #timers = [
    setInterval(
      this.#guard(() => this.#check()),
      POLL_INTERVAL,
    ),
  ];

  constructor(script: PageScript, config: LinkConfig, nonce: string) {
    this.#script = script;
    this.#config = config;
    this.#url = config.scriptUrl;
    this.#nonce = nonce;
    this.#ended = new Promise((resolve) => (this.#settle = resolve));
  }

  join(timeout: number): Promise<LinkError | undefined> {
    this.#deadline = Math.max(this.#deadline, performance.now() + timeout);
    const joined = new Promise<LinkError | undefined>((resolve) => {
      void this.#ended.then(resolve);
      this.#schedule(timeout, () => this.#leave(resolve));
    });
    if (this.#tag) this.#retries = 0;
    else this.#guard(() => this.#attempt())();
    return joined;
  }

  /** The last one ends the load at once, so that whoever is told and tries again does not join it. */
  #leave(resolve: (error: LinkError) => void): void {
    this.#check();
    if (!this.#tag) return;
    const error = linkError(this.#code, this.#url);
    if (performance.now() + POLL_INTERVAL > this.#deadline) this.#end(error);
    resolve(error);
  }

  #attempt(): void {
    const { own } = findTags(this.#url);
    if (own) this.#adopt(own);
    else this.#insert();
  }

  #insert(): void {
    const tag = safeDocument.createElement('script');
    tag.nonce = this.#nonce || pageNonce();
    for (const name of FETCH_ATTRIBUTES) {
      const value = this.#script.writtenTag?.getAttribute(name);
      if (value != null) tag.setAttribute(name, value);
    }
    this.#listenTo(tag);
    try {
      tag.src = trustedUrl(this.#script.wasRequested ? retryUrl(this.#url) : this.#url);
      safeDocument.head.append(tag);
      // Not before: a tag that the page refused was no request.
      this.#script.wasRequested = true;
    } catch {
      // Trusted Types without our policy: no other attempt can succeed.
      this.#end(linkError('script-failed', this.#url));
    }
  }

  /** Waits for a tag that somebody else wrote. If it failed before we listened, no event will ever come. */
  #adopt(tag: HTMLScriptElement): void {
    const giveUp = () => this.#replace(tag);
    const isComplete = safeDocument.readyState === 'complete';
    // After an attempt of ours it is not known whose answer the browser tells of.
    const hasAnswer = isFetched(tag.src) && !this.#script.wasRequested;
    this.#listenTo(tag);
    this.#script.wasRequested = true;
    this.#script.writtenTag = tag;
    if (hasAnswer && tag.async) this.#schedule(RUN_GRACE, giveUp);
    else if (hasAnswer && isComplete) this.#schedule(ORDERED_RUN_GRACE, giveUp);
    else if (!isComplete) {
      addEventListener('load', () => this.#schedule(RUN_GRACE, giveUp), { once: true });
    }
    const patience = ((this.#deadline - performance.now()) * 2) / 3;
    this.#schedule(patience, giveUp);
  }

  #replace(tag: HTMLScriptElement): void {
    if (tag !== this.#tag || this.#code !== 'script-timeout') return;
    tag.remove();
    // Not at once a tag of ours: a second one of the page's may be healthy.
    this.#attempt();
  }

  #listenTo(tag: HTMLScriptElement): void {
    this.#tag = tag;
    this.#code = 'script-timeout';
    const handle = (type: string, run: () => void) => tag.addEventListener(type, this.#guard(run));
    handle('load', () => this.#handleLoad(tag));
    handle('error', () => this.#fail(tag, 'script-failed'));
  }

  #handleLoad(tag: HTMLScriptElement): void {
    // Also when it comes after the deadline: what it defined is of this environment.
    recordOrigin(this.#url);
    if (tag !== this.#tag) return;
    this.#code = 'nexus-missing';
    this.#schedule(NEXUS_GRACE, () => this.#fail(tag, 'nexus-missing'));
    this.#check();
  }

  #check(): void {
    const { api, error } = findNexus(this.#config);
    if (api || error) this.#end(error);
  }

  #fail(tag: HTMLScriptElement, code: 'script-failed' | 'nexus-missing'): void {
    // Also one that was given up: no dead tag stays.
    tag.remove();
    if (tag !== this.#tag) return;
    this.#code = code;
    const delay = RETRY_DELAYS[this.#retries++] ?? Infinity;
    if (performance.now() + delay < this.#deadline) this.#schedule(delay, () => this.#attempt());
    else this.#end(linkError(code, this.#url));
  }

  #end(error?: LinkError): void {
    if (error) this.#tag?.remove();
    else recordOrigin(this.#url);
    this.#tag = undefined;
    this.#timers.forEach(clearTimeout);
    this.#script.load = undefined;
    this.#settle(error);
  }

  /** What was due while the machine slept is due once more: what it waits for has had no time. */
  #schedule(delay: number, run: () => void): void {
    const due = performance.now() + delay;
    const runOrWait = () => {
      if (performance.now() < due + SLEPT) return run();
      this.#deadline = Math.max(this.#deadline, performance.now() + delay);
      this.#schedule(delay, run);
    };
    this.#timers.push(setTimeout(this.#guard(runOrWait), delay));
  }

  /** Page code may have broken what we call: that ends the load, and is told. */
  #guard(run: () => void): () => void {
    return () => {
      try {
        run();
      } catch (cause) {
        this.#end(linkError('unexpected', '', cause));
      }
    };
  }
}
