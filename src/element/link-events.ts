import type { LinkFailure, LinkIllegal, LinkIncomplete, LinkOutcome, LinkSuccess } from '../core/outcome.js';

/** The states of an element: the values of `state`, in `payitoff-statechange`, and as CSS custom states. */
export type LinkState =
  'idle' | 'loading' | 'ready' | 'open' | 'complete' | 'incomplete' | 'illegal' | 'error';

/** Detail of `payitoff-open`. */
export interface LinkOpenDetail {
  env: string;
  /** The UUID that Nexus will receive; `''` if Nexus will create the borrower. */
  uuid: string;
}

/** Detail of `payitoff-statechange`. */
export interface LinkStateChangeDetail {
  state: LinkState;
  previous: LinkState;
}

export type PayitoffOpenEvent = CustomEvent<LinkOpenDetail>;
export type PayitoffSuccessEvent = CustomEvent<LinkSuccess>;
export type PayitoffIncompleteEvent = CustomEvent<LinkIncomplete>;
export type PayitoffIllegalEvent = CustomEvent<LinkIllegal>;
export type PayitoffErrorEvent = CustomEvent<LinkFailure>;
export type PayitoffStateChangeEvent = CustomEvent<LinkStateChangeDetail>;

/** Every event of the element by its name. */
export interface PayitoffLinkEventMap {
  'payitoff-open': PayitoffOpenEvent;
  'payitoff-success': PayitoffSuccessEvent;
  'payitoff-incomplete': PayitoffIncompleteEvent;
  'payitoff-illegal': PayitoffIllegalEvent;
  'payitoff-error': PayitoffErrorEvent;
  'payitoff-statechange': PayitoffStateChangeEvent;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merges our events into the platform's.
  interface GlobalEventHandlersEventMap extends PayitoffLinkEventMap {}
}

const OUTCOME_EVENTS = {
  complete: 'payitoff-success',
  incomplete: 'payitoff-incomplete',
  illegal: 'payitoff-illegal',
  error: 'payitoff-error',
} as const satisfies Record<LinkOutcome['status'], keyof PayitoffLinkEventMap>;

/** The event that reports an outcome. */
export function toEvent(outcome: LinkOutcome): CustomEvent<LinkOutcome> {
  return linkEvent(OUTCOME_EVENTS[outcome.status], outcome);
}

export function openEvent(detail: LinkOpenDetail): PayitoffOpenEvent {
  return linkEvent('payitoff-open', detail, true);
}

export function stateChangeEvent(detail: LinkStateChangeDetail): PayitoffStateChangeEvent {
  return linkEvent('payitoff-statechange', detail);
}

function linkEvent<T>(name: keyof PayitoffLinkEventMap, detail: T, cancelable = false): CustomEvent<T> {
  return new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable });
}
