import { linkError } from '../core/link-error.js';
import {
  toFailure,
  type LinkExit,
  type LinkOutcome,
  type LinkResult,
  type LinkSuccess,
} from '../core/outcome.js';

/** Nexus called `onSuccess`: success, whatever the response holds. */
export function toSuccess(response: unknown): LinkSuccess {
  return { ...fieldsOf(response), status: 'complete' };
}

/** Nexus called `onExit`. */
export function toExit(response: unknown): LinkExit {
  const fields = fieldsOf(response);
  const { status } = fields;
  if (status === 'incomplete' || status === 'illegal') return { ...fields, status };
  if (status === 'error') return { ...fields, status, code: 'nexus-error' };
  return { ...fields, ...toFailure(linkError('unknown-status', '', response)), result: fields.result };
}

/** The borrower's UUID, or `''` if the outcome has none. */
export function borrowerOf(outcome: LinkOutcome): string {
  const uuid = read(read(outcome.result, 'borrower'), 'uuid');
  return typeof uuid === 'string' ? uuid : '';
}

/** A shallow copy of what can be read, with at least a string `message` and an object `result`. */
function fieldsOf(response: unknown): { message: string; status: unknown; result: LinkResult } {
  const fields: Record<string, unknown> = {};
  try {
    if (isObject(response)) Object.assign(fields, response);
  } catch {
    // A getter threw: the three fields below are read one by one, so that one bad field loses no other.
  }
  // A promise resolved with such a response would take it for another promise and wait for it.
  delete fields.then;
  const message = read(response, 'message');
  const result = read(response, 'result');
  return {
    ...fields,
    message: typeof message === 'string' ? message : '',
    status: read(response, 'status'),
    result: isObject(result) ? (result as LinkResult) : {},
  };
}

/** A field of anything, as far as it can be read. */
function read(object: unknown, field: string): unknown {
  try {
    return (object as Record<string, unknown>)[field];
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
