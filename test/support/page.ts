import { linkMarkup, markup } from './markup.js';
import { TestPage, type LinkEventName } from './test-page.js';

export {
  INCOMPLETE,
  SUCCESS,
  TestPage,
  isPending,
  type LinkEventName,
  type LoggedEvent,
  type PageWindow,
} from './test-page.js';

/** WebKit's driver intercepts nothing: there the two environments stand for paths of the test server. */
const STANDS_IN = /AppleWebKit/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent);

/** The addresses of the two real environments on the test pages. */
export const VENDOR = STANDS_IN
  ? {
      sandbox: `${location.origin}/fake/vendor/sandbox/nexus/js/v1`,
      production: `${location.origin}/fake/vendor/nexus/js/v1`,
    }
  : {
      sandbox: 'https://payitoff-cdn.io/sandbox/nexus/js/v1',
      production: 'https://payitoff-cdn.io/nexus/js/v1',
    };

/** WebKit's driver can press a key, but not hold it. */
export const CAN_HOLD_KEYS = !STANDS_IN;
export const CAN_INTERCEPT = !STANDS_IN;

/** How a request for a Nexus script is answered: see `network/behaviours.mjs`. `hold…` waits for the test. */
export type Behaviour =
  | 'ok'
  | '404'
  | '500'
  | 'reset'
  | 'offline'
  | 'hang'
  | 'empty'
  | 'cached-empty'
  | 'dated-empty'
  | 'cached-404'
  | 'throws'
  | 'html'
  | 'simulator'
  | 'hold'
  | 'hold-404'
  | 'hold-empty';

export interface PageSpec {
  /** Markup of the body. Default: one valid element. */
  body?: string;
  /** Markup at the start of the head, before our script. */
  head?: string;
  /** Path of our script, or none. */
  entry?: string | null;
  /** Behaviours of the vendor's real addresses, attempt by attempt; the last one stays. */
  vendor?: { sandbox?: Behaviour[]; production?: Behaviour[] };
  headers?: Record<string, string>;
  nonce?: string;
}

/** For the head of a page that is checked for accessibility. */
export const AXE = markup('script', { src: '/node_modules/axe-core/axe.min.js' });

const EVENTS: LinkEventName[] = [
  'payitoff-open',
  'payitoff-success',
  'payitoff-incomplete',
  'payitoff-illegal',
  'payitoff-error',
  'payitoff-statechange',
];

/** Writes down what happens on the page. */
const LOG = `
  window.nexus = { calls: [], links: [] };
  window.log = [];
  window.uncaught = [];
  window.violations = [];
  addEventListener('error', (event) => uncaught.push(String(event.error ?? event.message)));
  addEventListener('unhandledrejection', (event) => uncaught.push(String(event.reason)));
  document.addEventListener('securitypolicyviolation', (event) =>
    violations.push(event.violatedDirective + ' ' + event.blockedURI));
  for (const type of ${JSON.stringify(EVENTS)}) {
    addEventListener(type, (event) => log.push({ type, detail: event.detail, target: event.target }));
  }`;

let count = 0;
let current: HTMLIFrameElement | undefined;

/**
 * A page of its own, with our real code and a fake network, in a frame: nothing is shared with other tests.
 * It is taken away by the next call.
 */
export async function openPage(spec: PageSpec = {}): Promise<TestPage> {
  current?.remove();
  count += 1;
  const id = `${new URLSearchParams(location.search).get('wtr-session-id') ?? 'run'}-${count}`;
  const { vendor = { sandbox: ['ok'], production: ['ok'] }, headers } = spec;
  const body = JSON.stringify({ html: pageMarkup(spec), vendor, headers });
  await fetch(`/page?id=${id}`, { method: 'POST', body });

  const frame = document.createElement('iframe');
  frame.style.cssText = 'width: 600px; height: 400px; border: 0';
  frame.src = `/page?id=${id}`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  current = frame;
  document.body.append(frame);
  await loaded;
  return new TestPage(frame, id);
}

function pageMarkup({ head = '', body = linkMarkup(), entry = '/built/define.js', nonce }: PageSpec): string {
  const nonced = nonce ? { nonce } : {};
  const ours = `import * as payitoff from '${entry}'; window.payitoff = payitoff;`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>test</title>
${STANDS_IN ? markup('script', { ...nonced, src: '/fake/stand-in.js' }) : ''}
${markup('script', nonced, LOG)}
${head}
${entry ? markup('script', { ...nonced, type: 'module' }, ours) : ''}
<body><main><h1>Test page</h1>${body}</main></body></html>`;
}
