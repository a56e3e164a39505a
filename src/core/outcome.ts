import { fault, type LinkError, type LinkErrorCode } from './link-error.js';

/** What Nexus tells about the borrower. The vendor says of it: "may change over time". */
export interface LinkResult {
  /** The borrower of this flow. */
  borrower?: {
    /** The Payitoff UUID that identifies the borrower for API and Nexus calls. */
    uuid?: string;
    [field: string]: unknown;
  };
  /** Where in Nexus the borrower was when leaving; present when the status is `incomplete`. */
  workflow?: string;
  [field: string]: unknown;
}

/** Nexus's answer when the borrower pressed I'm Done: the detail of `payitoff-success`. */
export interface LinkSuccess {
  message: string;
  status: 'complete';
  result: LinkResult & { borrower: { uuid: string } };
  [field: string]: unknown;
}

/** The borrower left without finishing: the detail of `payitoff-incomplete`. */
export interface LinkIncomplete {
  message: string;
  status: 'incomplete';
  result: LinkResult;
  [field: string]: unknown;
}

/** The action is not allowed, or the borrower is not ready for it: the detail of `payitoff-illegal`. */
export interface LinkIllegal {
  message: string;
  status: 'illegal';
  result: LinkResult;
  [field: string]: unknown;
}

/** Nexus reported an error, or the element found a fault: the detail of `payitoff-error`. */
export interface LinkFailure {
  /** What went wrong; for a fault of the element, what to do about it. For developers, not borrowers. */
  message: string;
  status: 'error';
  result: LinkResult;
  code: LinkErrorCode;
  /** What was thrown or answered, where there was such a thing. */
  cause?: unknown;
  [field: string]: unknown;
}

/** Every way a flow ends other than success. */
export type LinkExit = LinkIncomplete | LinkIllegal | LinkFailure;

/** How a flow ended: what `open()` settles with. */
export type LinkOutcome = LinkSuccess | LinkExit;

/** Nexus called `onSuccess`: success, whatever the answer holds. */
export function toSuccess(answer: unknown): LinkSuccess {
  return { ...fieldsOf(answer), status: 'complete' } as LinkSuccess;
}

/** Nexus called `onExit`. */
export function toExit(answer: unknown): LinkExit {
  const fields = fieldsOf(answer);
  const { status } = fields;
  if (status === 'incomplete' || status === 'illegal') return { ...fields, status };
  if (status === 'error') return { ...fields, status, code: 'nexus-error' };
  return { ...fields, ...toFailure(fault('unknown-status', '', { cause: answer })), result: fields.result };
}

/** A fault of the element, in the shape of an answer. */
export function toFailure({ code, message, cause }: LinkError): LinkFailure {
  return { message, status: 'error', result: {}, code, ...(cause !== undefined && { cause }) };
}

/** The borrower's UUID, or `''` where the outcome does not tell. */
export function borrowerOf(outcome: LinkOutcome): string {
  const uuid = read(read(outcome.result, 'borrower'), 'uuid');
  return typeof uuid === 'string' ? uuid : '';
}

/** A shallow copy of what can be read, with at least a string `message` and an object `result`. */
function fieldsOf(answer: unknown): { message: string; status: unknown; result: LinkResult } {
  const fields: Record<string, unknown> = {};
  try {
    if (isObject(answer)) Object.assign(fields, answer);
  } catch {
    // A getter threw: the three fields below are read one by one, so that one bad field loses no other.
  }
  // A promise would take such an answer for another promise, and wait for it.
  delete fields.then;
  const message = read(answer, 'message');
  const result = read(answer, 'result');
  return {
    ...fields,
    message: typeof message === 'string' ? message : '',
    status: read(answer, 'status'),
    result: isObject(result) ? (result as LinkResult) : {},
  };
}

function read(object: unknown, field: string): unknown {
  try {
    return isObject(object) ? object[field] : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
