import { fault, type LinkError } from '../core/link-error.js';
import type { NexusApi } from './nexus-api.js';
import { page, type Load } from './page-state.js';

/** Milliseconds before the first and the second retry of a script that failed. */
const RETRY_DELAYS = [300, 900];
/** Milliseconds between looks for a global that came without a `load` event. */
const POLL_INTERVAL = 50;
/** Milliseconds a fetched script is given to run. */
const RUN_GRACE = 250;
/** What {@link retryUrl} adds. */
const RETRY = /[?&]retry=\d+$/;

/**
 * Nexus for this environment if it is callable now, an error if it must not be used, `undefined` if it has
 * to be loaded.
 */
export function readyNexus(env: string): NexusApi | LinkError | undefined {
  const { environments, loads, origins } = page();
  const url = environments.get(env)!;
  const api = callableNexus();
  const origin = api && origins.get(api);
  const foreign = origin === undefined ? api && onlyOthersFetched(url) : origin !== url;
  // A load between two attempts has no tag.
  const others = [...loads.keys()].some((other) => other !== url);
  if (others || foreign || tagsOf(url).other) return fault('environment-conflict', env);
  // Without a script of its own, an environment takes only what was put there in its name.
  if (!url && origin === undefined) return undefined;
  claim(url);
  return api;
}

/**
 * Makes Nexus callable for this environment: `undefined` when it is, else the reason why not. Never rejects.
 *
 * @param timeout milliseconds for the script and the global to be there.
 */
export async function loadNexus(env: string, timeout: number, nonce: string): Promise<LinkError | undefined> {
  const { environments, loads } = page();
  const url = environments.get(env)!;
  const ready = readyNexus(env);
  if (ready) return ready instanceof Error ? ready : undefined;
  if (!url) return fault('nexus-missing', 'installSimulator()');

  const deadline = performance.now() + timeout;
  const load = loads.get(url) ?? startLoad(env, url, nonce);
  load.join(deadline);
  return new Promise((resolve) => {
    // Elements that share a load may have different deadlines.
    const timer = setTimeout(() => resolve(load.leave(deadline)), timeout);
    void load.done.then((error) => {
      clearTimeout(timer);
      resolve(error);
    });
  });
}

function startLoad(env: string, url: string, nonce: string): Load {
  const { loads, hung } = page();
  let tag: HTMLScriptElement | undefined;
  /** What to tell if the load ended now. */
  let reason: 'script-timeout' | 'script-failed' | 'nexus-missing' = 'script-timeout';
  let retries = 0;
  let deadline = 0;
  let settle!: (error: LinkError | undefined) => void;
  const done = new Promise<LinkError | undefined>((resolve) => (settle = resolve));
  const ended = new AbortController();

  const atEnd = (run: () => void) => ended.signal.addEventListener('abort', run);
  const after = (delay: number, run: () => void) => {
    const timer = setTimeout(run, delay);
    atEnd(() => clearTimeout(timer));
  };
  const finish = (error?: LinkError) => {
    if (ended.signal.aborted) return;
    ended.abort();
    loads.delete(url);
    if (error) discard();
    settle(error);
  };
  const discard = () => {
    if (reason === 'script-timeout') hung.set(url, (hung.get(url) ?? 0) + 1);
    tag?.remove();
  };
  const late = () => fault(reason, url);
  const check = () => {
    const ready = readyNexus(env);
    if (ready) finish(ready instanceof Error ? ready : undefined);
  };

  const watch = (script: HTMLScriptElement) => {
    tag = script;
    reason = 'script-timeout';
    script.addEventListener('load', () => {
      // Also when it comes after the deadline: what it defined is of this environment.
      claim(url);
      if (script !== tag) return;
      reason = 'nexus-missing';
      check();
    });
    script.addEventListener('error', () => {
      if (ended.signal.aborted) script.remove();
      else if (script === tag) fail();
    });
  };
  const fail = () => {
    reason = 'script-failed';
    discard();
    const delay = RETRY_DELAYS[retries++];
    if (delay === undefined || performance.now() + delay >= deadline) finish(late());
    else after(delay, attempt);
  };
  const attempt = () => {
    const { own } = tagsOf(url);
    if (own) adopt(own);
    else insert();
  };
  const insert = () => {
    const script = document.createElement('script');
    if (nonce) script.nonce = nonce;
    watch(script);
    try {
      script.src = trustedUrl(retryUrl(url, hung.get(url)));
      document.head.append(script);
    } catch {
      // Trusted Types without our policy: no other attempt can succeed.
      reason = 'script-failed';
      finish(late());
    }
  };
  /** Waits for a tag that somebody else wrote. If it failed before we listened, no event will ever come. */
  const adopt = (script: HTMLScriptElement) => {
    watch(script);
    const replace = (because: typeof reason) => () => {
      if (script !== tag || reason !== 'script-timeout') return;
      reason = because;
      discard();
      insert();
    };
    if (document.readyState !== 'complete') {
      addEventListener('load', () => after(RUN_GRACE, replace('script-failed')), { signal: ended.signal });
    } else if (!retries && (!script.async || performance.getEntriesByName(script.src).length)) {
      // The parser's own tag, or one that was fetched (WebKit does not tell of a fetch that failed).
      after(RUN_GRACE, replace('script-failed'));
    }
    after(((deadline - performance.now()) * 2) / 3, replace('script-timeout'));
  };

  const load: Load = {
    done,
    leave(own) {
      const error = late();
      if (own >= deadline) finish(error);
      return error;
    },
    join(other) {
      deadline = Math.max(deadline, other);
      if (tag) retries = 0;
      else attempt();
    },
  };
  loads.set(url, load);
  const poll = setInterval(check, POLL_INTERVAL);
  atEnd(() => clearInterval(poll));
  return load;
}

// The bare name also finds a `const Nexus`, which is no property of `window`.
declare const Nexus: NexusApi;

/** Nexus when it can be called. Markup with `id="Nexus"` and half-made globals are not it. */
function callableNexus(): NexusApi | undefined {
  try {
    return typeof Nexus.init === 'function' && typeof Nexus.link === 'function' ? Nexus : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers which script a callable Nexus came from, unless that is known. */
function claim(url: string): void {
  const { origins } = page();
  const api = callableNexus();
  if (api && !origins.has(api)) origins.set(api, url);
}

/** The first tag on the page for this script, and whether there is one of another environment. */
function tagsOf(url: string): { own: HTMLScriptElement | undefined; other: boolean } {
  let own: HTMLScriptElement | undefined;
  let other = false;
  // `document.scripts` can be shadowed by markup with that name.
  for (const tag of document.querySelectorAll('script')) {
    const found = isExecutable(tag) && environmentUrl(tag.src);
    if (!found) continue;
    if (found === url) own ??= tag;
    else other = true;
  }
  return { own, other };
}

/** Consent tools park a script under another type: such a tag never runs. */
function isExecutable(tag: HTMLScriptElement): boolean {
  return !tag.noModule && /^(module|(text|application)\/(x-)?(java|ecma)script|)$/i.test(tag.type);
}

/**
 * Browsers let a second request for the same URL wait for the first, which would tie every further attempt to
 * the one that hangs: another query is another request.
 */
function retryUrl(url: string, count = 0): string {
  return count ? `${url}${url.includes('?') ? '&' : '?'}retry=${count}` : url;
}

/** The environment's URL that a `src` stands for: hand-written tags may add a query, or be served over http. */
function environmentUrl(src: string): string | undefined {
  if (!src) return undefined;
  const urls = [...page().environments.values()];
  const exact = src.replace(RETRY, '');
  const bare = src.replace(/[?#].*/, '');
  return [src, exact, bare, bare.replace(/^http:/, 'https:')].find((candidate) => urls.includes(candidate));
}

/** For a Nexus whose tag is gone: what was fetched tells where it came from. */
function onlyOthersFetched(url: string): boolean {
  const fetched = performance
    .getEntriesByType('resource')
    .map(({ name }) => environmentUrl(name))
    .filter(Boolean);
  return !!fetched[0] && !fetched.includes(url);
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

/** The URL as Trusted Types want it: the policy passes registered script URLs only. */
function trustedUrl(url: string): string {
  const state = page();
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  try {
    state.policy ??= trustedTypes?.createPolicy('payitoff-link', {
      createScriptURL(candidate) {
        if ([...page().environments.values()].includes(candidate.replace(RETRY, ''))) return candidate;
        throw new TypeError('payitoff-link: not a registered script URL.');
      },
    });
  } catch {
    // The page's policy list does not name ours. It may still allow plain strings.
  }
  return (state.policy?.createScriptURL(url) ?? url) as string;
}
