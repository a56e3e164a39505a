import type { LinkConfig } from '../core/config.js';
import { linkError, type LinkError } from '../core/link-error.js';
import { findNexus, recordOrigin } from './nexus-global.js';
import { pageScript, type Load, type PageScript } from './page-state.js';
import { safeDocument } from './safe-document.js';
import { findTags, isFetched, pageNonce, retryUrl } from './script-tags.js';
import { trustedUrl } from './trusted-url.js';

/** Milliseconds before the first and the second retry of a script that failed. */
const RETRY_DELAYS = [300, 900];
/** Milliseconds between checks for a global that came without a `load` event. */
const POLL_INTERVAL = 50;
/** Milliseconds that a fetched script gets to run: it may be large, or have to wait for scripts before it. */
const RUN_GRACE = 1000;
/** Milliseconds that a script gets to define Nexus after it has run. */
const NEXUS_GRACE = 2000;
/** If a timer is this many milliseconds late, the machine slept or the page was frozen. */
const SLEPT = 1000;
/** Attributes that control fetching, copied so that we never run what the page refused. */
const FETCH_ATTRIBUTES = ['integrity', 'crossorigin', 'referrerpolicy'];

/**
 * Loads Nexus. Resolves with `undefined` once it can be called, or with the error that prevented it. Never rejects.
 *
 * @param timeout milliseconds for the script and the global to be there.
 * @param nonce of the script tag. If empty, the page's first script with a nonce supplies it.
 */
export async function loadNexus(
  config: LinkConfig,
  timeout: number,
  nonce: string,
): Promise<LinkError | undefined> {
  const { scriptUrl } = config;
  try {
    const { api, error } = findNexus(config);
    if (api || error) return error;
    if (!scriptUrl) return linkError('nexus-missing', 'installSimulator()');
    const script = pageScript(scriptUrl);
    script.load ??= new ScriptLoad(script, config, nonce);
    // Awaited here, so that what page code has broken is caught here.
    return await script.load.join(timeout);
  } catch (cause) {
    return linkError('unexpected', '', cause);
  }
}

/** How far a tag has come. Each phase is the code of the error that ends a load at that point. */
const UNANSWERED = 'script-timeout';
const HAS_RUN = 'nexus-missing';
const HAS_FAILED = 'script-failed';
type Phase = typeof UNANSWERED | typeof HAS_RUN | typeof HAS_FAILED;

/** One load of a script for all who join it, from its first attempt to Nexus or an error. */
class ScriptLoad implements Load {
  readonly #script: PageScript;
  readonly #config: LinkConfig;
  readonly #url: string;
  readonly #nonce: string;
  readonly #ended: Promise<LinkError | undefined>;
  #settle!: (error: LinkError | undefined) => void;
  /** How far `#tag` has come. */
  #phase: Phase = UNANSWERED;
  /** The tag that the load waits for, or the last one that failed; `undefined` before the first attempt and after the end. */
  #tag: HTMLScriptElement | undefined;
  #retries = 0;
  /** `performance.now()` milliseconds until which the most patient caller waits. */
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

  /** The last caller to leave ends the load at once, so that a retry of that caller starts a new one. */
  #leave(resolve: (error: LinkError) => void): void {
    this.#check();
    if (!this.#tag) return;
    const error = linkError(this.#phase, this.#url);
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
      // Set only now: a tag that the page refused made no request.
      this.#script.wasRequested = true;
    } catch {
      // Trusted Types without our policy: no other attempt can succeed.
      this.#end(linkError(HAS_FAILED, this.#url));
    }
  }

  /** Waits for a tag that somebody else wrote. If it failed before we listened, no event will ever fire. */
  #adopt(tag: HTMLScriptElement): void {
    const giveUp = () => this.#replace(tag);
    const isComplete = safeDocument.readyState === 'complete';
    // After an attempt of ours, resource timing does not say whose response it recorded.
    const hasAnswer = isFetched(tag.src) && !this.#script.wasRequested;
    this.#listenTo(tag);
    this.#script.wasRequested = true;
    this.#script.writtenTag = tag;
    if (hasAnswer && (tag.async || isComplete)) this.#schedule(RUN_GRACE, giveUp);
    else if (!isComplete) {
      addEventListener('load', () => this.#schedule(RUN_GRACE, giveUp), { once: true });
    }
    const patience = ((this.#deadline - performance.now()) * 2) / 3;
    this.#schedule(patience, giveUp);
  }

  #replace(tag: HTMLScriptElement): void {
    if (tag !== this.#tag || this.#phase !== UNANSWERED) return;
    tag.remove();
    // Not our own tag yet: another tag of the page may be healthy.
    this.#attempt();
  }

  #listenTo(tag: HTMLScriptElement): void {
    this.#tag = tag;
    this.#phase = UNANSWERED;
    const handle = (type: string, run: () => void) => tag.addEventListener(type, this.#guard(run));
    handle('load', () => this.#handleLoad(tag));
    handle('error', () => this.#fail(tag, HAS_FAILED));
  }

  #handleLoad(tag: HTMLScriptElement): void {
    // Even after the deadline: what it defined belongs to this environment.
    recordOrigin(this.#url);
    if (tag !== this.#tag) return;
    this.#phase = HAS_RUN;
    this.#schedule(NEXUS_GRACE, () => this.#fail(tag, HAS_RUN));
    this.#check();
  }

  #check(): void {
    const { api, error } = findNexus(this.#config);
    if (api || error) this.#end(error);
  }

  #fail(tag: HTMLScriptElement, phase: typeof HAS_RUN | typeof HAS_FAILED): void {
    // Remove abandoned tags too: no dead tag stays.
    tag.remove();
    if (tag !== this.#tag) return;
    this.#phase = phase;
    const delay = RETRY_DELAYS[this.#retries++] ?? Infinity;
    if (performance.now() + delay < this.#deadline) this.#schedule(delay, () => this.#attempt());
    else this.#end(linkError(phase, this.#url));
  }

  #end(error?: LinkError): void {
    if (error) this.#tag?.remove();
    else recordOrigin(this.#url);
    this.#tag = undefined;
    this.#timers.forEach(clearTimeout);
    this.#script.load = undefined;
    this.#settle(error);
  }

  /** If the timer fires late because the machine slept, waits once more: the network had no time either. */
  #schedule(delay: number, run: () => void): void {
    // A deadline can be over before there is anything to wait for.
    const due = performance.now() + Math.max(delay, 0);
    const runOrWait = () => {
      if (performance.now() < due + SLEPT) return run();
      this.#deadline = Math.max(this.#deadline, performance.now() + delay);
      this.#schedule(delay, run);
    };
    this.#timers.push(setTimeout(this.#guard(runOrWait), delay));
  }

  /** If page code has broken what we call, the load ends with that error. */
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
