import type { LinkConfig } from '../core/config.js';
import { linkError, type LinkError } from '../core/link-error.js';
import { findNexus, recordOrigin } from './nexus-global.js';
import { pageState, type PageScript, type WaitForLoad } from './page-state.js';
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
  script.join ??= startLoad(script, config, nonce);
  return script.join(timeout);
}

/** Begins to load a script: one load for all who join it, from its first attempt to Nexus or an error. */
function startLoad(script: PageScript, config: LinkConfig, ownNonce: string): WaitForLoad {
  const url = config.scriptUrl;
  /** The error that it would end with now. */
  let code: 'script-failed' | 'script-timeout' | 'nexus-missing';
  /** The tag that it waits for, or the last one that failed. Once it has ended, none. */
  let current: HTMLScriptElement | undefined;
  let retries = 0;
  /** `performance.now()` milliseconds at which the last who waits gives up. */
  let deadline = 0;
  let settle: (error: LinkError | undefined) => void;
  const done = new Promise<LinkError | undefined>((resolve) => (settle = resolve));
  const timers: ReturnType<typeof setTimeout>[] = [setInterval(guard(check), POLL_INTERVAL)];
  return join;

  function join(timeout: number): Promise<LinkError | undefined> {
    deadline = Math.max(deadline, performance.now() + timeout);
    const joined = new Promise<LinkError | undefined>((resolve) => {
      void done.then(resolve);
      schedule(timeout, () => leave(resolve));
    });
    if (current) retries = 0;
    else guard(attempt)();
    return joined;
  }

  /** The last one ends the load at once, so that whoever is told and tries again does not join it. */
  function leave(resolve: (error: LinkError) => void): void {
    check();
    if (!current) return;
    const error = linkError(code, url);
    if (performance.now() + POLL_INTERVAL > deadline) end(error);
    resolve(error);
  }

  function attempt(): void {
    const { own } = findTags(url);
    if (own) adopt(own);
    else insert();
  }

  function insert(): void {
    const { wasRequested, writtenTag } = script;
    const tag = safeDocument.createElement('script');
    tag.nonce = ownNonce || pageNonce();
    for (const name of FETCH_ATTRIBUTES) {
      const value = writtenTag?.getAttribute(name);
      if (value != null) tag.setAttribute(name, value);
    }
    listenTo(tag);
    try {
      tag.src = trustedUrl(wasRequested ? retryUrl(url) : url);
      safeDocument.head.append(tag);
      // Not before: a tag that the page refused was no request.
      script.wasRequested = true;
    } catch {
      // Trusted Types without our policy: no other attempt can succeed.
      end(linkError('script-failed', url));
    }
  }

  /** Waits for a tag that somebody else wrote. If it failed before we listened, no event will ever come. */
  function adopt(tag: HTMLScriptElement): void {
    const giveUp = () => replace(tag);
    const isComplete = safeDocument.readyState === 'complete';
    // After an attempt of ours it is not known whose answer the browser tells of.
    const hasAnswer = isFetched(tag.src) && !script.wasRequested;
    listenTo(tag);
    script.wasRequested = true;
    script.writtenTag = tag;
    if (hasAnswer && tag.async) schedule(RUN_GRACE, giveUp);
    else if (hasAnswer && isComplete) schedule(ORDERED_RUN_GRACE, giveUp);
    else if (!isComplete) {
      addEventListener('load', () => schedule(RUN_GRACE, giveUp), { once: true });
    }
    const patience = ((deadline - performance.now()) * 2) / 3;
    schedule(patience, giveUp);
  }

  function replace(tag: HTMLScriptElement): void {
    if (tag !== current || code !== 'script-timeout') return;
    tag.remove();
    // Not at once a tag of ours: a second one of the page's may be healthy.
    attempt();
  }

  function listenTo(tag: HTMLScriptElement): void {
    current = tag;
    code = 'script-timeout';
    tag.addEventListener(
      'load',
      guard(() => handleLoad(tag)),
    );
    tag.addEventListener(
      'error',
      guard(() => fail(tag, 'script-failed')),
    );
  }

  function handleLoad(tag: HTMLScriptElement): void {
    // Also when it comes after the deadline: what it defined is of this environment.
    recordOrigin(url);
    if (tag !== current) return;
    code = 'nexus-missing';
    schedule(NEXUS_GRACE, () => fail(tag, 'nexus-missing'));
    check();
  }

  function check(): void {
    const { api, error } = findNexus(config);
    if (api || error) end(error);
  }

  function fail(tag: HTMLScriptElement, why: 'script-failed' | 'nexus-missing'): void {
    // Also one that was given up: no dead tag stays.
    tag.remove();
    if (tag !== current) return;
    code = why;
    const delay = RETRY_DELAYS[retries++] ?? Infinity;
    if (performance.now() + delay < deadline) schedule(delay, attempt);
    else end(linkError(code, url));
  }

  function end(error?: LinkError): void {
    if (error) current?.remove();
    else recordOrigin(url);
    current = undefined;
    timers.forEach(clearTimeout);
    script.join = undefined;
    settle(error);
  }

  /** What was due while the machine slept is due once more: what it waits for has had no time. */
  function schedule(delay: number, run: () => void): void {
    const due = performance.now() + delay;
    const runOrWait = () => {
      if (performance.now() < due + SLEPT) return run();
      deadline = Math.max(deadline, performance.now() + delay);
      schedule(delay, run);
    };
    timers.push(setTimeout(guard(runOrWait), delay));
  }

  /** Page code may have broken what we call: that ends the load, and is told. */
  function guard(run: () => void): () => void {
    return () => {
      try {
        run();
      } catch (cause) {
        end(linkError('unexpected', '', cause));
      }
    };
  }
}
