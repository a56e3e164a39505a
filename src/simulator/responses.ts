import type { NexusResponse } from '../nexus/nexus-api.js';
import type { SimulatedEnvironment } from './rules.js';

/** The statuses the vendor documents for `onExit`. */
export type ExitStatus = 'incomplete' | 'illegal' | 'error';

/** `complete` and `incomplete` are the vendor's words; it publishes no others, so the rest are ours. */
const MESSAGES = {
  complete: 'Link complete.',
  incomplete: "You didn't complete linking your servicers.",
  illegal: 'Linking servicers is not allowed for this borrower right now.',
  error: 'Something went wrong. Please try again.',
};

/** Why `Nexus.link` refuses to open. */
export const REFUSALS = {
  noInit: 'Nexus.init was not called. Call it with your Nexus Key before Nexus.link.',
  noKey: 'The Nexus Key is missing. Pass it to Nexus.init as nexus_key.',
  invalidKey: {
    sandbox: 'The Nexus Key is invalid: it is not a sandbox key.',
    production: 'The Nexus Key is invalid: it is not a production key.',
    simulator: 'The Nexus Key is invalid.',
  } satisfies Record<SimulatedEnvironment, string>,
  invalidUuid: 'The uuid is invalid. Pass the UUID of a borrower to Nexus.init, or none.',
  busy: 'Nexus is already open.',
};

/** What `onSuccess` is called with. */
export function successResponse(uuid: string): NexusResponse {
  return { message: MESSAGES.complete, result: { borrower: { uuid } }, status: 'complete' };
}

/** What `onExit` is called with. The vendor documents a `workflow` for `incomplete` only. */
export function exitResponse(uuid: string, status: string): NexusResponse {
  const borrower = { uuid };
  return {
    message: MESSAGES[status as ExitStatus] ?? '',
    result: status === 'incomplete' ? { borrower, workflow: 'link' } : { borrower },
    status,
  };
}

/** What `onExit` is called with when Nexus did not open. */
export function refusalResponse(message: string, uuid: string | undefined): NexusResponse {
  return { message, result: uuid ? { borrower: { uuid } } : {}, status: 'error' };
}
