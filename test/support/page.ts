import type { LinkOutcome, PayitoffLink, PayitoffLinkEventMap } from '../../src/index.js';
import type {
  NexusApi,
  NexusInitOptions,
  NexusLinkOptions,
  NexusResponse,
} from '../../src/nexus/nexus-api.js';
import { linkMarkup } from './markup.js';

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

/** The vendor's own example answers, word for word from the reference page "Link". */
export const SUCCESS: NexusResponse = {
  message: 'Link complete.',
  result: { borrower: { uuid: '9e0cc73c-d450-44ea-857a-3030d3674572' } },
  status: 'complete',
};
export const INCOMPLETE: NexusResponse = {
  message: "You didn't complete linking your servicers.",
  result: { borrower: { uuid: '9e0cc73c-d450-44ea-857a-3030d3674572' }, workflow: 'link' },
  status: 'incomplete',
};

/** How a Nexus script request is answered: see `fake-network.mjs`. `hold…` waits for `page.release()`. */
export type Behaviour =
  | 'ok'
  | '404'
  | '500'
  | 'reset'
  | 'hang'
  | 'empty'
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
  /** Answers of the vendor's real addresses, attempt by attempt; the last one stays. */
  vendor?: { sandbox?: Behaviour[]; production?: Behaviour[] };
  headers?: Record<string, string>;
  nonce?: string;
}

export type LinkEventName = keyof PayitoffLinkEventMap;

export interface LoggedEvent {
  type: LinkEventName;
  detail: never;
  target: EventTarget;
}

interface NexusRecord {
  calls: (['init', NexusInitOptions] | ['link'])[];
  flows: NexusLinkOptions[];
  onInit?: (options: NexusInitOptions) => void;
  onLink?: (options: NexusLinkOptions) => void;
}

/** The globals of a test page. */
export type PageWindow = Window &
  typeof globalThis & {
    log: LoggedEvent[];
    uncaught: string[];
    violations: string[];
    nexus: NexusRecord;
    Nexus: NexusApi;
    axe: typeof import('axe-core');
    payitoff: typeof import('../../src/index.js');
  };

/** For the head of a page that is checked for accessibility. */
export const AXE = '<script src="/node_modules/axe-core/axe.min.js"></script>';

const EVENTS: LinkEventName[] = [
  'payitoff-open',
  'payitoff-success',
  'payitoff-incomplete',
  'payitoff-illegal',
  'payitoff-error',
  'payitoff-statechange',
];

let count = 0;
let current: HTMLIFrameElement | undefined;

/**
 * A page of its own, with our real code and a fake network, in a frame: nothing is shared with other tests.
 * It is taken away by the next call.
 */
export async function openPage(spec: PageSpec = {}) {
  current?.remove();
  count += 1;
  const id = `${new URLSearchParams(location.search).get('wtr-session-id') ?? 'run'}-${count}`;
  const nonce = spec.nonce ? ` nonce="${spec.nonce}"` : '';
  const entry = spec.entry === undefined ? '/built/define.js' : spec.entry;
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>test</title>
<script${nonce}>
  ${STANDS_IN ? `window[Symbol.for('payitoff-link/1')] = { environments: new Map(${JSON.stringify(Object.entries(VENDOR))}), testHosts: new Set(), loads: new Map(), hung: new Map(), origins: new WeakMap() };` : ''}
  window.nexus = { calls: [], flows: [] };
  window.log = [];
  window.uncaught = [];
  window.violations = [];
  document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI));
  addEventListener('error', (event) => uncaught.push(String(event.error ?? event.message)));
  addEventListener('unhandledrejection', (event) => uncaught.push(String(event.reason)));
  for (const type of ${JSON.stringify(EVENTS)}) {
    addEventListener(type, (event) => log.push({ type, detail: event.detail, target: event.target }));
  }
</script>
${spec.head ?? ''}
${entry ? `<script type="module"${nonce}>import * as payitoff from '${entry}'; window.payitoff = payitoff;</script>` : ''}
<body><main><h1>Test page</h1>${spec.body ?? linkMarkup()}</main></body></html>`;

  const frame = document.createElement('iframe');
  frame.style.cssText = 'width: 600px; height: 400px; border: 0';
  const { vendor = { sandbox: ['ok'], production: ['ok'] }, headers } = spec;
  await fetch(`/page?id=${id}`, { method: 'POST', body: JSON.stringify({ html, vendor, headers }) });
  frame.src = `/page?id=${id}`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  current = frame;
  document.body.append(frame);
  await loaded;

  const win = frame.contentWindow as PageWindow;
  const doc = win.document;
  const get = (selector = 'payitoff-link') => {
    const element = doc.querySelector<PayitoffLink>(selector);
    if (!element) throw new Error(`no ${selector} on the test page`);
    return element;
  };

  return {
    win,
    doc,
    frame,
    /** The first element, or the one `selector` finds. */
    get,
    button: (selector?: string) => get(selector).shadowRoot!.querySelector('button')!,
    /** Activates the element as a borrower does. */
    click: (selector?: string) => get(selector).shadowRoot!.querySelector('button')!.click(),
    /** Every event so far by name, state changes left out. */
    events: () => win.log.filter(({ type }) => type !== 'payitoff-statechange').map(({ type }) => type),
    details: <Name extends LinkEventName>(name: Name) =>
      win.log
        .filter(({ type }) => type === name)
        .map(({ detail }) => detail) as PayitoffLinkEventMap[Name]['detail'][],
    /** Every state so far, in order. */
    states: () =>
      win.log
        .filter(({ type }) => type === 'payitoff-statechange')
        .map(({ detail }) => (detail as { state: string }).state),
    /** Waits until `name` has been dispatched `times` times. */
    async seen(name: LinkEventName, times = 1) {
      while (win.log.filter(({ type }) => type === name).length < times) {
        await new Promise((resolve) => win.addEventListener(name, resolve, { once: true }));
      }
    },
    /** Waits until the element is in this state. */
    async state(state: string, selector?: string) {
      while (get(selector).state !== state) {
        await new Promise((resolve) => win.addEventListener('payitoff-statechange', resolve, { once: true }));
      }
    },
    /** Tags on the page for Nexus scripts. */
    tags: () => [...doc.scripts].filter(({ src }) => /nexus|vendor/.test(src)),
    /** Addresses of Nexus scripts requested so far. */
    requests: async (): Promise<string[]> => (await fetch(`/fake/requests?id=${id}`)).json(),
    /** Lets the requests go that are being held. */
    release: () => fetch(`/fake/release?id=${id}`),
    /** Answers `count` held requests for one address, once they have all come. */
    answer: (url: string, count: number, behaviour: Behaviour) =>
      fetch(`/fake/release?id=${id}&url=${url}&count=${count}&behaviour=${behaviour}`),
    /** The address of a fake Nexus script on the test server, for `registerEnvironment`. */
    script: (plan: Behaviour[], name = 'nexus') => `/fake/nexus/${name}?id=${id}&plan=${plan.join(',')}`,
    calls: () => win.nexus.calls,
    /** Answers the latest flow of Nexus. */
    succeed: (...answer: unknown[]) =>
      win.nexus.flows.at(-1)!.onSuccess!((answer.length ? answer[0] : SUCCESS) as NexusResponse),
    exit: (...answer: unknown[]) =>
      win.nexus.flows.at(-1)!.onExit!((answer.length ? answer[0] : INCOMPLETE) as NexusResponse),
    /** What axe finds on the whole page; the page needs `AXE` in its head. */
    async axe() {
      const { violations } = await win.axe.run(doc);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
    /** Nothing reached the page's error handlers. */
    uncaught: () => win.uncaught,
    /** Every task queued so far has run. */
    settled: () => new Promise<void>((resolve) => win.setTimeout(resolve, 0)),
    /** The page was rendered: what is hidden by now has lost the focus. */
    frames: () =>
      new Promise<void>((resolve) => {
        const timer = win.setTimeout(resolve, 200);
        // A page that is not in front may not be rendered at all.
        win.requestAnimationFrame(() =>
          win.requestAnimationFrame(() => {
            win.clearTimeout(timer);
            resolve();
          }),
        );
      }),
  };
}

export type Page = Awaited<ReturnType<typeof openPage>>;

/** Whether a promise of a test page is unsettled after every task queued so far. */
export function isPending(promise: Promise<LinkOutcome | null>): Promise<boolean> {
  return Promise.race([
    promise.then(() => false),
    new Promise<true>((resolve) => setTimeout(() => resolve(true), 0)),
  ]);
}
