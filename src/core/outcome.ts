import type { LinkError, LinkErrorCode } from './link-error.js';

/** What Nexus reports about the borrower. The vendor says that it "may change over time". */
export interface LinkResult {
  /** The borrower who used Nexus. May be missing; after a success, read `element.value` instead. */
  borrower?: {
    /** The Payitoff UUID that identifies the borrower for API and Nexus calls. */
    uuid?: string;
    [field: string]: unknown;
  };
  /** The part of Nexus that the borrower left; present when the status is `incomplete`. */
  workflow?: string;
  [field: string]: unknown;
}

/** Nexus's response after the borrower pressed I'm Done: the detail of `payitoff-success`. */
export interface LinkSuccess {
  message: string;
  status: 'complete';
  result: LinkResult;
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

/** Nexus reported an error, or the element found one: the detail of `payitoff-error`. */
export interface LinkFailure {
  /** What went wrong; where the element found the error, what to do about it. For developers, not borrowers. */
  message: string;
  status: 'error';
  result: LinkResult;
  code: LinkErrorCode;
  /** The exception or response that caused the error, if there was one. */
  cause?: unknown;
  [field: string]: unknown;
}

/** Every outcome but success. */
export type LinkExit = LinkIncomplete | LinkIllegal | LinkFailure;

/** How an `open()` ended: what its promise settles with. */
export type LinkOutcome = LinkSuccess | LinkExit;

/** An error that the element found, in the shape of Nexus's response. */
export function toFailure({ code, message, cause }: LinkError): LinkFailure {
  return { message, status: 'error', result: {}, code, ...(cause !== undefined && { cause }) };
}
