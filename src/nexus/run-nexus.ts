import type { LinkConfig } from '../core/config.js';
import { linkError } from '../core/link-error.js';
import { toFailure, type LinkOutcome } from '../core/outcome.js';
import { toExit, toSuccess } from './answer.js';
import type { NexusApi } from './nexus-api.js';
import { pageState, type PageLock } from './page-state.js';

/** Acquires the page for one element at a time. False when another element has it. */
export function acquirePageLock(lock: PageLock): boolean {
  const state = pageState();
  if (state.lock && state.lock !== lock && state.lock.isActive()) return false;
  state.lock = lock;
  return true;
}

export function releasePageLock(lock: PageLock): void {
  const state = pageState();
  if (state.lock === lock) state.lock = undefined;
}

/**
 * Opens Nexus and reports its answer: the first one, and a success that follows an exit. Duplicates are dropped;
 * exceptions count as answers. `init` precedes every `link`: page code may have called it for another borrower, and a Nexus
 * session that failed or ran out is not kept.
 */
export function runNexus(
  api: NexusApi,
  { nexusKey, uuid }: LinkConfig,
  onAnswer: (outcome: LinkOutcome) => void,
): void {
  let last = 0;
  const answer = (outcome: LinkOutcome) => {
    const rank = outcome.status === 'complete' ? 2 : 1;
    if (rank <= last) return;
    last = rank;
    onAnswer(outcome);
  };
  const fail = (cause: unknown) => answer(toFailure(linkError('nexus-threw', '', cause)));
  try {
    // Both are documented to return nothing; a wrapper around them may be async.
    Promise.resolve(api.init({ nexus_key: nexusKey, ...(uuid && { uuid }) })).catch(fail);
    const options = {
      onSuccess: (response: unknown) => answer(toSuccess(response)),
      onExit: (response: unknown) => answer(toExit(response)),
    };
    Promise.resolve(api.link(options)).catch(fail);
  } catch (cause) {
    fail(cause);
  }
}
