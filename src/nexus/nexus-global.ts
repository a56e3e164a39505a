import type { LinkConfig } from '../core/config.js';
import { linkError, type LinkError } from '../core/link-error.js';
import type { NexusApi } from './nexus-api.js';
import { pageScript, pageState } from './page-state.js';
import { safeDocument } from './safe-document.js';
import { findTags, isOtherFetched, registeredUrlOf } from './script-tags.js';

// The bare name also finds a `const Nexus`, which is no property of `window`.
declare const Nexus: NexusApi;

/** Nexus, if it can be called. Elements with `id="Nexus"` and incomplete globals are ignored. */
function nexusGlobal(): NexusApi | undefined {
  try {
    // Every element asks when it is inserted: an exception for a missing name would slow that down noticeably.
    if (typeof Nexus === 'undefined') return undefined;
    return typeof Nexus.init === 'function' && typeof Nexus.link === 'function' ? Nexus : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whose Nexus is on the page: `api` if it can be called for this configuration, `error` if it must not be used, neither if
 * it has yet to be loaded.
 */
export function findNexus({ env, scriptUrl }: LinkConfig): { api?: NexusApi | undefined; error?: LinkError } {
  const { scripts, origins } = pageState();
  const api = nexusGlobal();
  const origin = api && origins.get(api);
  const { otherMayRun } = findTags(scriptUrl);
  // A Nexus whose tag is gone may come from any script that was fetched: only a load event is proof. An environment
  // without a script accepts only what was put there in its name.
  const mayBeForeign = () => api && (!scriptUrl || otherMayRun !== undefined || isOtherFetched(scriptUrl));
  const isForeign = origin === undefined ? mayBeForeign() : origin !== scriptUrl;
  // A load between two attempts has no tag.
  const othersLoad = [...scripts].some(([url, { load }]) => load && url !== scriptUrl);
  return isForeign || othersLoad || otherMayRun ? { error: linkError('environment-conflict', env) } : { api };
}

/** Remembers which script a callable Nexus came from, unless that is known, or known to be unknowable. */
export function recordOrigin(scriptUrl?: string): void {
  const { origins } = pageState();
  const api = nexusGlobal();
  if (api && !origins.has(api)) origins.set(api, scriptUrl);
}

/**
 * Starts listening for the end of each script on the page: `load` is proof of whose Nexus it has brought, even if its loader
 * removes the tag at once. Adding the listener again changes nothing, unless `document.open()` has removed it.
 */
export function watchTags(): void {
  const { currentScript } = safeDocument;
  // What is there already came from a script that nobody watched: no later one may be credited with it. It may also come
  // from the script that is running.
  if (!currentScript || !registeredUrlOf(currentScript)) recordOrigin();
  for (const type of ['load', 'error']) safeDocument.addEventListener(type, noteEnd, true);
}

function noteEnd({ target, type }: Event): void {
  try {
    const url = registeredUrlOf(target as Element);
    if (!url) return;
    if (type === 'load') recordOrigin(url);
    // Its loader may remove it: what the page refused to run must still not be run by us.
    else pageScript(url).writtenTag = target as HTMLScriptElement;
  } catch {
    // Page code has broken what we call: the origin stays unknown.
  }
}
