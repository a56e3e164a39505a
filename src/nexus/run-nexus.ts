import type { LinkConfig } from '../core/config.js';
import { linkError } from '../core/link-error.js';
import { toFailure, type LinkOutcome } from '../core/outcome.js';
import { borrowerOf, toExit, toSuccess } from './answer.js';
import type { NexusApi } from './nexus-api.js';
import { pageState } from './page-state.js';

/**
 * Makes sure that one element at a time has Nexus open on the page.
 *
 * @param isActive false once the lock no longer keeps others out, because its element has left the page.
 * @returns the function that releases the lock, or `undefined` when another element has it.
 */
export function acquirePageLock(isActive: () => boolean): (() => void) | undefined {
  const state = pageState();
  if (state.lock?.isActive()) return undefined;
  const lock = (state.lock = { isActive });
  return () => {
    if (state.lock === lock) state.lock = undefined;
  };
}

/**
 * Opens Nexus and reports its answer: the first one, and a success that follows an exit. Duplicates are dropped,
 * exceptions are answers.
 */
export function runNexus(api: NexusApi, config: LinkConfig, onAnswer: (outcome: LinkOutcome) => void): void {
  const { nexusKey, uuid } = config;
  const state = pageState();
  let answered = false;
  let succeeded = false;
  const answer = (outcome: LinkOutcome) => {
    const isSuccess = outcome.status === 'complete';
    if (succeeded || (answered && !isSuccess)) return;
    answered = true;
    succeeded = isSuccess;
    // Nexus made a borrower: the next one without a uuid must not be taken for that one.
    if (!uuid && borrowerOf(outcome)) state.lastInit = undefined;
    onAnswer(outcome);
  };
  try {
    const last = state.lastInit;
    if (last?.api !== api || last.nexusKey !== nexusKey || last.uuid !== uuid) {
      state.lastInit = undefined;
      api.init({ nexus_key: nexusKey, ...(uuid && { uuid }) });
      state.lastInit = { api, nexusKey, uuid };
    }
    api.link({
      onSuccess: (response) => answer(toSuccess(response)),
      onExit: (response) => answer(toExit(response)),
    });
  } catch (cause) {
    answer(toFailure(linkError('nexus-threw', '', { cause })));
  }
}
