// Each of these must be refused by the compiler.
import {
  registerEnvironment,
  type LinkErrorCode,
  type LinkOutcome,
  type LinkState,
  type PayitoffLink,
  type PayitoffLinkEventMap,
  type PayitoffSuccessEvent,
} from 'payitoff-link';

declare const link: PayitoffLink;
declare const outcome: LinkOutcome;

// @ts-expect-error: no such environment
link.env = 'prod';
// @ts-expect-error: nobody has declared this environment
link.env = 'staging';
// @ts-expect-error: no such moment
link.preload = 'eager';
// @ts-expect-error: milliseconds are a number
link.timeout = '5s';
// @ts-expect-error: the element's own to know
link.state = 'open';
// @ts-expect-error: the element's own to know
link.value = '';
// @ts-expect-error: no such state
link.state satisfies 'idle' | 'opened';
// @ts-expect-error: a URL is needed
registerEnvironment('staging', {});

// @ts-expect-error: no such event
'payitoff-sucess' satisfies keyof PayitoffLinkEventMap;
// @ts-expect-error: without a known name this is any Event, which has no detail
link.addEventListener('payitoff-sucess', (event: PayitoffSuccessEvent) => event.detail);
// @ts-expect-error: an exit may come without a borrower
link.addEventListener('payitoff-incomplete', ({ detail }) => detail.result.borrower.uuid.length);
// @ts-expect-error: a success has no error code
link.addEventListener('payitoff-success', ({ detail }) => detail.code.length);
// @ts-expect-error: the detail of another outcome
link.addEventListener('payitoff-error', (event: PayitoffSuccessEvent) => event.detail);
// @ts-expect-error: no such status
document.addEventListener('payitoff-illegal', ({ detail }) => detail.status === 'error');

// @ts-expect-error: the outcome may be anything, and null
(await link.open()).status;
// @ts-expect-error: only an error has a code
outcome.code satisfies LinkErrorCode;
// @ts-expect-error: no such code
'oops' satisfies LinkErrorCode;
// @ts-expect-error: no such state
'opened' satisfies LinkState;
