import type { LinkConfig } from '../core/config.js';
import { fault } from '../core/link-error.js';
import { borrowerOf, toExit, toFailure, toSuccess, type LinkOutcome } from '../core/outcome.js';
import type { NexusApi } from './nexus-api.js';
import { page } from './page-state.js';

/**
 * Takes the page for one flow.
 *
 * @param isHeld false once the flow no longer keeps others out, because its element has left the page.
 * @returns the function that gives the page back, or `undefined` when another flow has it.
 */
export function takePage(isHeld: () => boolean): (() => void) | undefined {
  const state = page();
  if (state.flow?.isHeld()) return undefined;
  const flow = (state.flow = { isHeld });
  return () => {
    if (state.flow === flow) state.flow = undefined;
  };
}

/**
 * Opens Nexus and reports its answer: the first one, and a success that follows an exit of the same flow.
 * Duplicates are dropped, exceptions are answers.
 */
export function runNexus(api: NexusApi, config: LinkConfig, onAnswer: (outcome: LinkOutcome) => void): void {
  const { nexusKey, uuid } = config;
  const state = page();
  let answered = false;
  let succeeded = false;
  const answer = (outcome: LinkOutcome) => {
    const success = outcome.status === 'complete';
    if (succeeded || (answered && !success)) return;
    answered = true;
    succeeded = success;
    // Nexus made a borrower: the next flow without a uuid must not be taken for that one's.
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
    answer(toFailure(fault('nexus-threw', '', { cause })));
  }
}
